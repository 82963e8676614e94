"""What stands around every page: menus, contact, funders, languages.

Compiled once for each language and kept in the process; a stamp in the database, read with one
query a request, tells every process when it is out of date.
"""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction, Site

from cms.core.languages import remember_locale
from cms.core.models.site import FrameStamp, Menu, MenuPosition, SiteDetails
from cms.core.sections import Link, get_sections

_compiled: dict[str, tuple[str, "Frame"]] = {}


@dataclass(frozen=True)
class Funder:
    """A funder's logo and the wording the grant prescribes."""

    name: str
    wording: str
    url: str
    logo: Any


@dataclass(frozen=True)
class Frame:
    """All that the base template needs apart from the page itself, in one language."""

    locale: Locale
    language: str
    direction: str
    site_name: str
    home_url: str
    search_url: str
    details: SiteDetails | None
    menu: tuple[Link, ...]
    footer_menu: tuple[Link, ...]
    legal: tuple[Link, ...]
    funders: tuple[Funder, ...]
    #: Main pages of the sections by the section's name.
    sections: dict[str, tuple[Link, ...]]
    feeds: tuple[Link, ...]
    folio: tuple[str, ...]
    #: Tree paths of pages that are not for everybody; their descendants are not either.
    restricted_paths: tuple[str, ...]


def touch_frame() -> None:
    """Have every process compile its frames again at the next request."""
    FrameStamp.objects.update_or_create(pk=1, defaults={"value": uuid4().hex})


def get_frame(language: str | None = None) -> Frame:
    """The frame for a language code; for the active language when none is given."""
    language = language or translation.get_language() or settings.LANGUAGE_CODE
    stamp = FrameStamp.objects.values_list("value", flat=True).first()
    known = _compiled.get(language)
    if known and known[0] == stamp:
        return known[1]
    with translation.override(language):
        frame = _compile(Locale.get_active())
    if stamp:
        _compiled[language] = (stamp, frame)
    return frame


def get_request_frame(request: HttpRequest) -> Frame:
    """The frame of the active language, read once a request."""
    frames = request.__dict__.setdefault("_frames", {})
    language = translation.get_language()
    if language not in frames:
        frames[language] = get_frame()
    return frames[language]


def _compile(locale: Locale) -> Frame:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    remember_locale(locale.language_code, locale.pk)
    details = SiteDetails.objects.filter(locale=locale).first()
    restricted = tuple(
        PageViewRestriction.objects.order_by("page__path").values_list("page__path", flat=True)
    )
    home = (
        site.root_page.get_translations(inclusive=True).filter(locale=locale).live().first()
        if site
        else None
    )
    pages = _ReadablePages(locale, restricted)
    return Frame(
        locale=locale,
        language=locale.language_code,
        direction="rtl" if locale.is_bidi else "ltr",
        site_name=details.site_name if details else (site.site_name if site else ""),
        home_url=(home and home.url) or "/",
        search_url=reverse("search"),
        details=details,
        menu=_menu(MenuPosition.MAIN, pages) or _default_menu(home, pages),
        footer_menu=_menu(MenuPosition.FOOTER, pages),
        legal=pages.links(details.legal_pages if details else []),
        funders=_funders(details),
        sections={
            section.name: tuple(section.get_index_links(locale)) for section in get_sections()
        },
        feeds=tuple(link for section in get_sections() for link in section.get_feeds(locale)),
        folio=tuple(part for section in get_sections() for part in section.get_folio(locale)),
        restricted_paths=restricted,
    )


class _ReadablePages:
    """Turns pages of any language into links to what a reader of `locale` may open."""

    def __init__(self, locale: Locale, restricted_paths: tuple[str, ...]) -> None:
        self.locale = locale
        self.restricted_paths = restricted_paths

    def find(self, page: Page) -> Page | None:
        """The page in the reader's language, or None: German is never a stand-in."""
        found = page.get_translations(inclusive=True).live().filter(locale=self.locale).first()
        if found is None or found.alias_of_id or found.path.startswith(self.restricted_paths):
            return None
        return found

    def links(self, pages: list[Page]) -> tuple[Link, ...]:
        found = (self.find(page) for page in pages)
        return tuple(Link(page.title, page.url) for page in found if page)


def _menu(position: str, pages: _ReadablePages) -> tuple[Link, ...]:
    menu = Menu.objects.filter(position=position, locale=pages.locale).first()
    if menu is None:
        return ()
    links = []
    for item in menu.items.select_related("page"):
        page = pages.find(item.page) if item.page else None
        if page:
            links.append(Link(item.title or page.title, page.url))
        elif item.url:
            links.append(Link(item.title or item.url, item.url))
    return tuple(links)


def _default_menu(home: Page | None, pages: _ReadablePages) -> tuple[Link, ...]:
    """Sections and the home page's children that are marked for menus."""
    links = [link for section in get_sections() for link in section.get_index_links(pages.locale)]
    if home:
        links += pages.links(list(home.get_children().live().in_menu()))
    return tuple({link.url: link for link in links}.values())


def _funders(details: SiteDetails | None) -> tuple[Funder, ...]:
    if details is None:
        return ()
    return tuple(
        Funder(funder.name, funder.wording, funder.url, funder.logo)
        for funder in details.funders.select_related("logo")
    )
