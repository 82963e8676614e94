"""A page as the pattern of a new one: last year's feast, the issue before.

Nothing is copied before somebody writes. The form of a new page opens with what the form of the old
one says, and its address names the old one.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.core.models import BasePage
from cms.editorial.permissions import get_addable_parents

#: In the address of a new page's form: the key of the page it follows.
PATTERN = "vorlage"
#: What every form has beside what the page says.
LEFT_OUT = {"go_live_at", "expire_at", "comment_notifications", "comments"}


def find_pattern(key: str, page_type: type[Page], parent: Page, user: Any) -> BasePage | None:
    """The page to follow: of this type, below the same parent and open to `user`; or None."""
    if not key.isdecimal() or not _serves(page_type):
        return None
    page: Any = page_type.objects.child_of(parent).filter(pk=int(key)).first()
    if page is None or page.alias_of_id:
        return None
    return page if page.live or page.permissions_for_user(user).can_edit() else None


def follow_pattern(source: BasePage, page: BasePage) -> None:
    """Put into the new `page` what the form of `source` says; nothing is saved."""
    form = type(page).get_edit_handler().get_form_class()
    left_out = LEFT_OUT.union(source.not_in_pattern or ())
    for name in form.base_fields:
        if name not in left_out:
            value = getattr(source, name)
            setattr(page, name, list(value.all()) if hasattr(value, "all") else value)
    for name in form.formsets:
        if name not in left_out:
            source.copy_child_relation(name, page)


def add_pattern_button(page: Page, user: Any, **_others: Any) -> Iterator[Button]:
    """In lists: the way to a new page like this one, for those who may write it there."""
    model = page.specific_class
    if model is None or not _serves(model) or page.alias_of_id:
        return
    # These are read once a request, and not for each row.
    for parent in get_addable_parents(user, model):
        if page.depth == parent.depth + 1 and page.path.startswith(parent.path):
            names = [model._meta.app_label, model._meta.model_name, parent.pk]
            url = f"{reverse('wagtailadmin_pages:add', args=names)}?{PATTERN}={page.pk}"
            yield Button(_("Take as a pattern"), url, icon_name="copy", priority=3)


def _serves(page_type: type[Page]) -> bool:
    return issubclass(page_type, BasePage) and page_type.not_in_pattern is not None
