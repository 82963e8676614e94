"""Hits as the search page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cms.core.models import BasePage
from cms.core.search import Found, ReaderQuery, get_body, get_readable_pages
from cms.site.content_version import get_request_content_version
from cms.site.context import SiteContext
from cms.site.visibility import get_public_scope
from cms.types import MarkedText, Teaser

#: In German, below those in the reader's language.
GERMAN_RESULTS = 3
#: In the reader's language, found by words of the German page.
TRANSLATED_RESULTS = 5
_MOST_GERMAN = 40


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
    return [_make_result(found, by_key[page.pk], request) for page in pages if page.pk in by_key]


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


def _make_result(found: Found, page: Any, request: HttpRequest) -> Result:
    teaser = page.get_teaser(request)
    text = found.find_snippet(f"{teaser.teaser}\n{get_body(page)}")
    if not text and teaser.teaser:
        text = [(teaser.teaser, False)]
    return Result(teaser, page.get_verbose_name(), text)


@dataclass(frozen=True)
class GermanHits:
    """What the words find in the office's own language, for readers of another one."""

    #: Pages that their language does not have.
    only_german: list[Result] = field(default_factory=list)
    #: Those that it has, in their language: the words stand in the original alone.
    translated: list[Result] = field(default_factory=list)


def get_german_hits(
    query: str, site_context: SiteContext, request: HttpRequest, *, found_nothing: bool
) -> GermanHits:
    """The best hits in German; those that are translated as well where nothing else was found."""
    original = get_public_scope(settings.LANGUAGE_CODE, get_request_content_version(request))
    language = site_context.language
    if language == original.language or not original.is_online(original.language):
        return GermanHits()
    asked = ReaderQuery(query, original.language, language)
    found = Found(asked, get_readable_pages(original))
    hits = list(found.hits[:_MOST_GERMAN])
    groups = [page.translation_key for page in hits]
    own = get_readable_pages(site_context).filter(translation_key__in=groups)
    by_group = {page.translation_key: page for page in own}
    german = [page for page in hits if page.translation_key not in by_group]
    translated = [by_group[group] for group in groups if group in by_group] if found_nothing else []
    return GermanHits(
        get_results(found, german[:GERMAN_RESULTS], request),
        get_results(found, translated[:TRANSLATED_RESULTS], request),
    )
