"""Django 5.2 and Wagtail 8.0 show some names that nobody can translate.

Where a model, a field, a column or a form's field was given no name, they make one of the code's
own, which is English. Here these names go through the catalogue in `locale/packages`. Migrations
keep what the code declares and do not notice. Needless as far as the packages name things
themselves: `tests/test_admin_german.py` tells which English words are left without this module.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.forms import boundfield
from django.forms.utils import pretty_name
from django.http import HttpRequest
from django.utils.text import camel_case_to_spaces
from django.utils.translation import get_language, gettext, gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.pages import delete
from wagtail.admin.views.pages.bulk_actions import delete as bulk_delete
from wagtail.admin.views.pages.search import SearchView
from wagtail.models import Page
from wagtail.sites.views import IndexView


def apply() -> None:
    """Mark the names of models, of their fields, of fields in forms, and words of single views."""
    for model in apps.get_models():
        _mark_model(model)
    # A name of the module that its types leave out.
    boundfield.pretty_name = _label  # type: ignore[attr-defined]
    # The search for pages counts "1-20 of 30 None".
    SearchView.verbose_name = Page._meta.verbose_name
    SearchView.verbose_name_plural = Page._meta.verbose_name_plural
    for column in IndexView.columns:
        if isinstance(column.label, str):
            column.label = gettext_lazy(column.label)
    for module in (delete, bulk_delete):
        module.type_to_delete_confirmation = _is_deletion_confirmed


def _is_deletion_confirmed(request: HttpRequest, _context: Any = None) -> bool:
    """Whether the right name was typed before much is deleted; Wagtail asks again in English."""
    typed = request.POST.get("confirm_site_name")
    if typed and typed != settings.WAGTAIL_SITE_NAME:
        text = gettext("Please type “%(name)s” to confirm.")
        messages.error(request, text % {"name": settings.WAGTAIL_SITE_NAME})
        return False
    return True


def _mark_model(model: type[Model]) -> None:
    options: Any = model._meta
    made = camel_case_to_spaces(options.object_name)
    if options.verbose_name == made:
        plural = f"{made}s"
        options.verbose_name, options.verbose_name_plural = gettext_lazy(made), gettext_lazy(plural)
    for field in [*options.local_fields, *options.local_many_to_many]:
        if field.verbose_name == field.name.replace("_", " "):
            field.verbose_name = gettext_lazy(field.verbose_name)


def _label(name: str) -> str:
    """What a form's field without a label is called; readers' forms have labels of their own."""
    is_editors = get_language() == settings.LANGUAGE_CODE
    return gettext(pretty_name(name)) if name and is_editors else pretty_name(name)
