"""What everybody can read now, asked of the pages themselves and never of anything kept."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from cms.site.languages import Language, get_online_languages

FIELDS = (
    *("translation_key", "locale_id", "content_type_id", "path", "url_path"),
    *("live_revision_id", "last_published_at"),
)


@dataclass(frozen=True)
class PublicState:
    """A public page as the outside sees it; `version` changes with each release."""

    uuid: UUID
    type: str
    lang: str
    url: str
    path: str
    version: str


def below(paths: Iterable[str]) -> Q:
    """Pages at these places of the tree and everything below them."""
    query = Q(pk__in=())
    for path in paths:
        query |= Q(path__startswith=path)
    return query


def find_public(keys: Collection[int], paths: Iterable[str]) -> dict[int, PublicState]:
    """Those of the pages with these keys or at or below these paths that everybody can read.

    Does not use the site context of the process, which may be older than the last commit.
    """
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    languages = get_online_languages(restricted)
    by_locale = {language.locale_id: language for language in languages}
    pages = Page.objects.live().filter(alias_of=None, locale__in=by_locale)
    found = pages.filter(Q(pk__in=keys) | below(paths)).only(*FIELDS).order_by("path")
    # Where Wagtail keeps the roots of the sites, so that they are read once.
    shared = SimpleNamespace()
    states = {}
    for page in found:
        state = _describe(page, by_locale[page.locale_id], restricted, shared)
        if state:
            states[page.pk] = state
    return states


def _describe(
    page: Page, language: Language, restricted: tuple[str, ...], shared: Any
) -> PublicState | None:
    if page.path.startswith(restricted) or not language.has_page(page):
        return None
    parts = page.get_url_parts(shared)
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    if not parts or not parts[2] or model is None:
        return None
    return PublicState(
        uuid=page.translation_key,
        type=model._meta.label,
        lang=language.code,
        url=parts[2],
        path=page.path,
        version=f"{page.live_revision_id} {page.last_published_at}",
    )
