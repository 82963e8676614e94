"""Links between pages: where they lead in the reader's language, and which languages they name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q, Subquery
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from cms.types import Link

_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_KEY = re.compile(r'\bid="(\d{1,9})"')

#: Pages that may be linked from what is shown now, by key; None for those nobody may read.
_known: ContextVar[dict[int, Link | None] | None] = ContextVar("known", default=None)


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
    from cms.site.visibility import get_public_scope

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


def require_address(page: Page | None) -> None:
    """Refuse a chosen page to which no link can lead.

    Raises:
        ValidationError: it stands above all home pages.
    """
    if page is not None and page.url is None:
        sentence = _("This page has no address. Please choose one below a home page.")
        raise ValidationError(sentence)


def absolute(url: str, request: HttpRequest) -> str:
    """`url` with scheme and host of the site, as it is set and not as the request claims."""
    if not url.startswith("/"):
        return url
    site = Site.find_for_request(request)
    return f"{site.root_url if site else ''}{url}"


def translations_q(keys: Iterable[int]) -> Q:
    """Pages with these keys and their translations.

    Each key is looked up by itself: of a list of them beside other conditions PostgreSQL makes a
    walk through all pages.
    """
    query = Q(pk__in=())
    for key in keys:
        original = Page.objects.filter(pk=key).values("translation_key")
        query |= Q(translation_key=Subquery(original))
    return query
