"""Wagtail 8.0 answers 500 where a list of the admin names a page or row whose model is gone.

`Page.specific_class` is None then, which explorer and choosers do not expect, and the index of
references cannot describe such rows. Here such a page counts as a bare `Page`, its title in the
admin says what is the matter, and the index leaves out what it cannot describe. Needless once
Wagtail asks for None itself.
"""

from typing import Any

from django.apps import apps
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.models import Page, ReferenceIndex


def _get_specific_class(page: Page) -> type[Page]:
    return page.cached_content_type.model_class() or Page


def _get_admin_display_title(page: Page) -> str:
    title = str(UPSTREAM_TITLE(page))
    if page.cached_content_type.model_class():
        return title
    return gettext("%(title)s (section taken out)") % {"title": title}


def _get_references_to(cls: type[ReferenceIndex], instance: Any) -> Any:
    installed = [config.label for config in apps.get_app_configs()]
    return UPSTREAM_REFERENCES(cls, instance).filter(content_type__app_label__in=installed)


UPSTREAM_TITLE = Page.get_admin_display_title
UPSTREAM_REFERENCES = ReferenceIndex.get_references_to.__func__


def apply() -> None:
    """Give pages of types that are gone a class and a remark, and forget references from them."""
    specific_class = cached_property(_get_specific_class)
    specific_class.__set_name__(Page, "specific_class")
    Page.specific_class = specific_class
    Page.get_admin_display_title = _get_admin_display_title
    ReferenceIndex.get_references_to = classmethod(_get_references_to)
