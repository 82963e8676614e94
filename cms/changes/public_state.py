"""What everybody can read now, asked of the rows themselves and never of anything kept."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, ReferenceIndex

from cms.site.languages import Language, get_online_languages
from cms.site.visibility import find_restricted_paths

FIELDS = (
    *("translation_key", "locale_id", "content_type_id", "path", "url_path"),
    *("live_revision_id", "last_published_at"),
)
#: From a picture to the organisation whose logo it is, and from there to the project's page.
STEPS = 2


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


def get_public_state(keys: Collection[int], paths: Iterable[str]) -> dict[int, PublicState]:
    """Those of the pages with these keys or at or below these paths that everybody can read.

    Does not use the site context of the process, which may be older than the last commit.
    """
    restricted = find_restricted_paths()
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
    if not parts or not parts[2]:
        return None
    return PublicState(
        uuid=page.translation_key,
        type=page.specific_class._meta.label,
        lang=language.code,
        url=parts[2],
        path=page.path,
        version=f"{page.live_revision_id} {page.last_published_at}",
    )


# --- Pages that show something of a row ----------------------------------------------------------


def find_pages_referencing(model: type[Model], keys: Iterable[Any]) -> set[int]:
    """Keys of pages that refer to these rows of a model, if need be through a snippet.

    Knows what Wagtail's reference index knows: foreign keys, choosers in streams, links in texts.
    """
    page_type = ContentType.objects.get_for_model(Page).pk
    steps = STEPS if model is not Page else 1
    found: set[int] = set()
    pairs = {(ContentType.objects.get_for_model(model).pk, str(key)) for key in keys}
    for _step in range(steps):
        sources = set(_find_sources(pairs))
        found |= {int(key) for kind, key in sources if kind == page_type}
        pairs = {(kind, key) for kind, key in sources if kind != page_type}
    return found


def _find_sources(pairs: Collection[tuple[int, str]]) -> Iterable[tuple[int, str]]:
    query = Q(pk__in=())
    for kind in {kind for kind, _key in pairs}:
        keys = [key for known, key in pairs if known == kind]
        query |= Q(to_content_type=kind, to_object_id__in=keys)
    rows = ReferenceIndex.objects.filter(query) if pairs else ReferenceIndex.objects.none()
    return rows.values_list("base_content_type_id", "object_id").distinct()
