"""What stands around every page: menus, contact, opening hours, funders, languages.

Compiled once for each language and kept in the process for as long as the content version stays the
same, which is read with one query a request.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from wagtail.models import Locale, Page, Site

from cms.hours.office import OfficeHours, read_office_hours, read_schedule
from cms.hours.schedule import Schedule
from cms.sections import get_sections
from cms.site.content_version import Version, get_content_version, get_request_content_version
from cms.site.models import Menu, MenuPosition, SiteDetails
from cms.site.visibility import PublicScope, get_public_scope
from cms.types import FeedLink, Link

T = TypeVar("T")

#: By language, with the version it was made under.
_compiled: dict[str, tuple[str, "SiteContext"]] = {}
#: With the version it was read under, once it has been.
_schedules: list[tuple[str, Schedule]] = []


@dataclass(frozen=True)
class Funder:
    """A funder's logo and the wording the grant prescribes."""

    name: str
    wording: str
    url: str
    logo: Any


@dataclass(frozen=True)
class SiteContext(PublicScope):
    """All that the base template needs apart from the page itself, in one language."""

    #: Wagtail's row, where there is no other: whatever the host, it answers.
    only_site: Site | None
    direction: str
    site_name: str
    home_url: str
    search_url: str
    #: The office's details in this language.
    details: SiteDetails | None
    #: The same, or those in the office's own language: name, address and funders stand on every
    #: page. Sentences such as the tagline come from `details` alone.
    office: SiteDetails | None
    #: What it says of today is worked out whenever it is asked.
    hours: OfficeHours
    menu: tuple[Link, ...]
    footer_menu: tuple[Link, ...]
    legal: tuple[Link, ...]
    funders: tuple[Funder, ...]
    #: Main pages of the sections by the section's name.
    sections: dict[str, tuple[Link, ...]]
    feeds: tuple[FeedLink, ...]
    masthead_items: tuple[str, ...]
    #: What `keep` and `keep_today` have made.
    kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def keep(self, make: "Callable[[SiteContext], T]") -> T:
        """What `make` answers for this language, asked once for each content version.

        For what many pages show and the clock does not change. Nobody changes it.
        """
        return self._keep(make, make)

    def keep_today(self, make: "Callable[[SiteContext], T]") -> T:
        """The same for what the day changes, but no hour of it."""
        return self._keep(make, (make, localdate()))

    def _keep(self, make: "Callable[[SiteContext], T]", key: Any) -> T:
        if key not in self.kept:
            with translation.override(self.language):
                self.kept[key] = make(self)
        found: T = self.kept[key]
        return found

    @property
    def fallback_language(self) -> str:
        """The language of `office`, where it is another than the page's."""
        return settings.LANGUAGE_CODE if self.office and not self.details else ""

    @property
    def name_suffix(self) -> str:
        """The name of the site behind a page's title, as far as this language has one."""
        return "" if self.fallback_language else f" – {self.site_name}"


def get_site_context(language: str | None = None, version: Version | None = None) -> SiteContext:
    """The site context for a language code; for the active language when none is given.

    `version` is that of the content, where it was read already.
    """
    version = version or get_content_version()
    language = language or translation.get_language() or settings.LANGUAGE_CODE
    known = _compiled.get(language)
    if known and known[0] == version.value:
        return known[1]
    with translation.override(language):
        site_context = _compile(get_public_scope(language, version), get_schedule(version))
    if version.value:
        _compiled[language] = (version.value, site_context)
    return site_context


def get_schedule(version: Version) -> Schedule:
    """When the office is open, kept as long as the content version stays the same."""
    if _schedules and _schedules[0][0] == version.value:
        return _schedules[0][1]
    schedule = read_schedule()
    _schedules[:] = [(version.value, schedule)] if version.value else []
    return schedule


def get_request_site_context(request: HttpRequest) -> SiteContext:
    """The site context of the active language, of the version the request is answered with.

    Wagtail finds its row for the site with the request then, and asks no more.
    """
    site_context = get_site_context(version=get_request_content_version(request))
    if site_context.only_site and not hasattr(request, "_wagtail_site"):
        # There is no public way. A copy, because Wagtail keeps the root page on it.
        request._wagtail_site = copy(site_context.only_site)  # type: ignore[attr-defined]  # noqa: SLF001
    return site_context


def _compile(scope: PublicScope, schedule: Schedule) -> SiteContext:
    locale = scope.locale
    sites = list(Site.objects.all())
    site = next((one for one in sites if one.is_default_site), None)
    details = SiteDetails.objects.filter(locale=locale).first()
    office = details or _office_at_home()
    home = _find_home(site, locale) if site else None
    pages = _ReadablePages(scope)
    index_links = {
        section.name: tuple(section.contributed.get_index_links(scope))
        for section in get_sections()
    }
    return SiteContext(
        **vars(scope),
        only_site=site if len(sites) == 1 else None,
        direction="rtl" if locale.is_bidi else "ltr",
        site_name=office.site_name if office else (site.site_name if site else ""),
        home_url=(home and home.url) or "/",
        search_url=reverse("search"),
        details=details,
        office=office,
        hours=read_office_hours(schedule, locale),
        menu=_menu(MenuPosition.MAIN, pages) or _default_menu(home, index_links, pages),
        footer_menu=_menu(MenuPosition.FOOTER, pages),
        legal=pages.links_or_originals(office.legal_pages if office else []),
        funders=_funders(office),
        sections=index_links,
        feeds=tuple(
            link for section in get_sections() for link in section.contributed.get_feeds(scope)
        ),
        masthead_items=tuple(
            part
            for section in get_sections()
            for part in section.contributed.get_masthead_items(scope)
        ),
    )


def _find_home(site: Site, locale: Locale) -> Page | None:
    root = Page.objects.filter(pk=site.root_page_id)
    homes = Page.objects.live().filter(translation_key__in=root.values("translation_key"))
    return homes.filter(locale=locale).first()


def _office_at_home() -> SiteDetails | None:
    """The details in the language the office writes in."""
    return SiteDetails.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()


def _original_link(page: Page) -> Link:
    return Link(page.title, page.url, language=page.locale.language_code)


class _ReadablePages:
    """Turns pages of any language into links to what a reader of the one may open."""

    def __init__(self, scope: PublicScope) -> None:
        self.locale = scope.locale
        self.restricted_paths = scope.restricted_paths

    def find(self, page: Page) -> Page | None:
        """The page in the reader's language, or None: German is never a stand-in."""
        found = page.get_translations(inclusive=True).live().filter(locale=self.locale).first()
        if found is None or found.alias_of_id or found.path.startswith(self.restricted_paths):
            return None
        return found

    def links_or_originals(self, pages: list[Page]) -> tuple[Link, ...]:
        """Links to pages the law asks for: rather to the original, marked as such, than none."""
        found = ((self.find(page), page) for page in pages)
        return tuple(
            Link(page.title, page.url) if page else _original_link(original)
            for page, original in found
            if page or self._can_read(original)
        )

    def _can_read(self, page: Page) -> bool:
        is_private = page.path.startswith(self.restricted_paths)
        return bool(page.live and not page.alias_of_id and not is_private)

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


def _default_menu(
    home: Page | None, index_links: Mapping[str, tuple[Link, ...]], pages: _ReadablePages
) -> tuple[Link, ...]:
    """Sections and the home page's children that are marked for menus."""
    links = [link for section in index_links.values() for link in section]
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
