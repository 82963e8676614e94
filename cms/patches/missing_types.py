"""Wagtail 8.0 fails where it meets a page or row whose model is gone.

`Page.specific_class` is None then, which explorer and choosers do not expect, and the index of
references cannot describe such rows. Here such a page counts as a bare `Page`, its title in the
admin says what is the matter, and the index leaves out what it cannot describe.

`publish_scheduled` would take such a page offline, or end with an error at its version before it
comes to those of other pages. Here it stays as it is.

Needless once Wagtail asks for None itself.
"""

from typing import Any

from django.apps import apps
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.models import Page, ReferenceIndex, Revision


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


def _unpublish(page: Page, *args: Any, **kwargs: Any) -> None:
    if page.cached_content_type.model_class():
        UPSTREAM_UNPUBLISH(page, *args, **kwargs)


def _publish(revision: Revision, *args: Any, **kwargs: Any) -> None:
    if revision.content_type.model_class():
        UPSTREAM_PUBLISH(revision, *args, **kwargs)


UPSTREAM_TITLE = Page.get_admin_display_title
UPSTREAM_REFERENCES = ReferenceIndex.get_references_to.__func__
UPSTREAM_UNPUBLISH = Page.unpublish
UPSTREAM_PUBLISH = Revision.publish


def apply() -> None:
    """Give pages of types that are gone a class and a remark, and leave them as they are."""
    specific_class = cached_property(_get_specific_class)
    specific_class.__set_name__(Page, "specific_class")
    Page.specific_class = specific_class
    Page.get_admin_display_title = _get_admin_display_title
    Page.unpublish = _unpublish
    Revision.publish = _publish
    ReferenceIndex.get_references_to = classmethod(_get_references_to)
