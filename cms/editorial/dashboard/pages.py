"""Pages behind workflow states and revisions, read together."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page, get_default_page_content_type


def get_page_type() -> ContentType:
    """How workflow states and revisions call a page, whatever its type."""
    return get_default_page_content_type()


def as_keys(pages: QuerySet[Page]) -> QuerySet[Any]:
    """The keys of pages as text, as generic relations store them.

    The pages are cast and not the texts: other models have keys that are no numbers.
    """
    return pages.order_by().annotate(as_text=Cast("pk", CharField())).values("as_text")


def read_pages(keys: Iterable[str]) -> dict[str, Page]:
    """The pages with these keys by key, in one query; those that are gone are left out."""
    pages = Page.objects.filter(pk__in=list(keys)).select_related("locale", "owner")
    return {str(page.pk): page for page in pages}


def get_edit_url(page: Page) -> str:
    """The page's form."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
