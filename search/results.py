"""Hits as the search page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cms.core.models import BasePage
from cms.core.search import Found, find, get_readable_pages, read_bodies
from cms.site.context import SiteContext
from cms.site.visibility import get_public_scope
from cms.types import MarkedText, Teaser

#: In German, below those in the reader's language.
GERMAN_RESULTS = 3


@dataclass(frozen=True)
class Result:
    """A page as a teaser with the name of its kind, and the part of it that says most."""

    teaser: Teaser
    kind: str
    text: MarkedText


def get_results(found: Found, pages: Iterable[Any], request: HttpRequest) -> list[Result]:
    """Each page with the part of it that says most; read at once for each kind."""
    pages = list(pages)
    by_key = read_pages(pages)
    bodies = read_bodies(pages)
    return [
        _make_result(found, by_key[page.pk], bodies.get(page.pk, ""), request)
        for page in pages
        if page.pk in by_key
    ]


def read_pages(pages: Iterable[Any]) -> dict[int, Any]:
    """The pages with what their teasers show, by key; a query for each kind."""
    kinds: dict[Any, list[int]] = {}
    for page in pages:
        kinds.setdefault(page.specific_class, []).append(page.pk)
    return {
        page.pk: page
        for kind, keys in kinds.items()
        if kind and issubclass(kind, BasePage)
        for page in kind.objects.filter(pk__in=keys).with_teaser_data()
    }


def _make_result(found: Found, page: Any, body: str, request: HttpRequest) -> Result:
    teaser = page.get_teaser(request)
    text = found.find_snippet(f"{teaser.teaser}\n{body}")
    if not text and teaser.teaser:
        text = [(teaser.teaser, False)]
    return Result(teaser, page.get_verbose_name(), text)


def get_german_hits(query: str, site_context: SiteContext, request: HttpRequest) -> list[Result]:
    """The best hits in the office's own language, for readers of another one.

    Only what their language has no page for.
    """
    original = get_public_scope(settings.LANGUAGE_CODE)
    language = site_context.language
    if language == original.language or not original.is_online(original.language):
        return []
    keys = get_readable_pages(site_context).values("translation_key")
    pages = get_readable_pages(original).exclude(translation_key__in=keys)
    hits = find(query, pages, original.language, language)
    return get_results(Found(query, hits), hits[:GERMAN_RESULTS], request)
