"""What a page shows of another language: names, marked as such, and links that say so.

Sentences, rubrics and the like are left out instead. The page's language is the active one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from typing import Any, Self

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page

from cms.core.languages import get_known_language, is_active_language, remember_locale
from cms.types import Link

_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_KEY = re.compile(r'\bid="(\d{1,9})"')

#: Pages that may be linked from what is shown now, by key; None for those nobody may read.
_known: ContextVar[dict[int, Link | None] | None] = ContextVar("known", default=None)


class Name(str):
    """A proper name in another language; in HTML it says in which."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Self:
        name = super().__new__(cls, text)
        name.language = language
        return name

    def __html__(self) -> SafeString:
        """The name for templates."""
        text = str.__str__(self)
        return format_html('<bdi lang="{}" dir="auto">{}</bdi>', self.language, text)


def is_own(row: Any) -> bool:
    """Whether a row is in the active language, so that its sentences may be shown."""
    return row is not None and get_foreign_language(row) == ""


def get_foreign_language(row: Any) -> str:
    """The language of a row where it is not the active one, else empty."""
    if is_active_language(row.locale_id):
        return ""
    code = get_known_language(row.locale_id)
    if not code:
        code = str(Locale.objects.get(pk=row.locale_id).language_code)
        remember_locale(code, row.locale_id)
    return "" if code == get_language() else code


def name_of(row: Any) -> str:
    """The name of a person, a place or an organisation; marked where it is of another language."""
    language = get_foreign_language(row)
    return Name(row.name, language) if language else str(row.name)


def fallback_language() -> str:
    """The office's language where it is not the active one: that of what pictures and files say."""
    return "" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE


# --- Links to pages ------------------------------------------------------------------------------


def get_linked_page_ids(page: Any) -> set[int]:
    """Keys of the pages that a page's texts and invitations lead to."""
    found: set[int] = set()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            found.update(_keys_in(list(getattr(page, field.name).raw_data)))
        elif isinstance(field, RichTextField):
            found.update(_keys_in(getattr(page, field.name)))
    return found


def _keys_in(raw: Any) -> Iterator[int]:
    if isinstance(raw, str):
        for link in _LINK.findall(raw):
            yield from (int(key) for key in _KEY.findall(link))
    elif isinstance(raw, Mapping):
        if isinstance(raw.get("page"), int) and "email" in raw:
            yield raw["page"]
        for value in raw.values():
            yield from _keys_in(value)
    elif isinstance(raw, Iterable):
        for value in raw:
            yield from _keys_in(value)


def clear_page_links() -> None:
    """Begin anew; each request does."""
    _known.set(None)


def set_page_links(keys: Iterable[int], pages: Iterable[Page]) -> None:
    """Know where links to the pages with these keys lead.

    `pages` are those pages and their translations, as far as everybody may read them.
    """
    pages = list(pages)
    by_key = {page.pk: page for page in pages}
    known = dict(_known.get() or {})
    for key in keys:
        page = by_key.get(key)
        group = [one for one in pages if page and one.translation_key == page.translation_key]
        known[key] = _choose(group)
    _known.set(known)


def prefetch_page_links(pages: Iterable[Any]) -> None:
    """Read what all the links of these pages lead to, with one query."""
    keys = {key for page in pages for key in get_linked_page_ids(page)}
    if keys:
        set_page_links(keys, _read(keys))


def resolve_page_link(key: int) -> Link | None:
    """Where a link to a page leads in the active language.

    To its translation; where there is none to read to the original, whose language the link then
    names; None where that is not for everybody either.
    """
    known = _known.get() or {}
    if key not in known:
        set_page_links([key], _read([key]))
        known = _known.get() or {}
    return known[key]


def _read(keys: Iterable[int]) -> list[Page]:
    from cms.core.visibility import get_public_scope

    scope = get_public_scope()
    groups = Page.objects.filter(pk__in=list(keys)).values("translation_key")
    pages = Page.objects.live().filter(translation_key__in=groups).select_related("locale")
    return [page for page in pages if scope.includes(page)]


def _choose(group: list[Page]) -> Link | None:
    by_language = {page.locale.language_code: page for page in group}
    own = by_language.get(get_language() or "")
    if own:
        return Link(own.title, own.url or "")
    original = by_language.get(settings.LANGUAGE_CODE)
    if original is None:
        return None
    return Link(original.title, original.url or "", language=settings.LANGUAGE_CODE)
