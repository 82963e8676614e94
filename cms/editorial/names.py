"""Names that Wagtail and Django write into the database in English while it is being made."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Collection, Page

STOCK = "Root"


def translate_names() -> None:
    """Say them in the office's language, unless staff has renamed them."""
    with override(settings.LANGUAGE_CODE):
        pages = Page.objects.filter(depth=1, title=STOCK)
        pages.update(title=_("All pages"), draft_title=_("All pages"))
        Collection.objects.filter(depth=1, name=STOCK).update(name=_("All collections"))
        for permission in Permission.objects.select_related("content_type"):
            name = _name(permission)
            if name != permission.name:
                Permission.objects.filter(pk=permission.pk).update(name=name)


def _name(permission: Permission) -> str:
    """What a right is called in the editor of groups."""
    actions = {"add": _("Add"), "change": _("Change"), "delete": _("Delete"), "view": _("View")}
    for action, word in actions.items():
        if permission.name.startswith(f"Can {action} "):
            return f"{permission.content_type.name}: {word}"[:255]
    return str(_(permission.name))
