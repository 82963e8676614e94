"""Every page is visited once at each width, and all that is wrong with it is told together.

`checks.py` has what is looked at. `make test` visits one page of each layout that is made of
parts of its own; `make test-full` all other pages in all languages too, and what some of them
show when they are asked otherwise.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.demo_site import Site
from tests.browser.checks import NARROW, WIDE, check_page, open_page, prepare
from tests.browser.journal import Journal
from tests.browser.waiting import PATIENCE
from tests.browser.watch import Watch

#: As `scripts/sample_pages.py` finds them.
LAYOUTS = (
    "home",
    "newspaper",
    "archive",
    "issue",
    "article",
    "article with most blocks",
    "article in Arabic",
    "calendar",
    "month",
    "event",
    "projects",
    "project",
    "garden",
    "diary",
    "garden year",
    "diary entry",
    "plain page",
    "contact",
    "search",
    "not found",
)
#: Those that `make test` visits at both widths; at the wide one all are looked at magnified too.
AT_BOTH_WIDTHS = ("home", "article with most blocks", "article in Arabic", "garden")
#: Those that are made of the same parts as another: lists of teasers and covers, a plain page.
LIKE_OTHERS = ("archive", "projects", "diary", "plain page")
VISITS = [
    pytest.param(
        layout,
        width,
        marks=[]
        if layout in AT_BOTH_WIDTHS or (width == WIDE and layout not in LIKE_OTHERS)
        else [pytest.mark.slow("each layout at each width")],
    )
    for layout in LAYOUTS
    for width in (NARROW, WIDE)
]
#: Where a large picture stands above the text.
WITH_LEAD = ("home", "article")
#: Each language with the number of tests that its pages are shared out to.
LANGUAGES = {"de": 6, "de-simple": 2, "en": 2, "uk": 2, "ru": 2, "ar": 2, "fa": 2}
PARTS = [
    pytest.param(code, part, marks=pytest.mark.slow("visits every page in every language"))
    for code, parts in LANGUAGES.items()
    for part in range(parts)
]

Visitor = Callable[..., list[str]]


@pytest.fixture(scope="module")
def tab(browser: Browser, site: Site) -> Iterator[tuple[Page, Watch]]:
    """A watched tab in which page after page is opened.

    Each is new to it: what is routed, as the watcher does, comes from no cache, and what a page
    leaves behind is told and removed. One tab is quicker than many: axe runs warm.
    """
    context = browser.new_context(locale="de-DE", reduced_motion="reduce", base_url=site.address)
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    prepare(page)
    yield page, Watch(page, site.address)
    context.close()


@pytest.fixture
def look_at(tab: tuple[Page, Watch], journal: Journal) -> Iterator[Visitor]:
    """Visits one page at one width; gives the findings."""
    page, watch = tab
    journal.attach(page.context)

    def look_at(path: str, width: int, **options: bool) -> list[str]:
        # First, so that what has stopped a visit is not told of the next one.
        if page.url != "about:blank":
            watch.forget()
        seen = open_page(page, watch, path, width, **options)
        return [f"{path} at {width}: {finding}" for finding in check_page(seen)]

    yield look_at
    journal.leave(page.context)


@pytest.mark.parametrize(("layout", "width"), VISITS)
def test_page_of_each_layout_is_without_fault(
    look_at: Visitor, site: Site, layout: str, width: int
) -> None:
    found = look_at(site.layouts[layout], width, has_lead=layout in WITH_LEAD)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize(("language", "part"), PARTS)
def test_every_other_page_is_without_fault(
    look_at: Visitor, site: Site, language: str, part: int, width: int
) -> None:
    paths = get_other_paths(site, language)[part :: LANGUAGES[language]]
    found = [finding for path in paths for finding in look_at(path, width)]
    assert paths
    assert not found, "\n".join(found)


def get_other_paths(site: Site, language: str) -> list[str]:
    """All pages and samples of a language that do not stand for a layout."""
    samples = [path for group in site.samples.values() for path in group]
    paths = dict.fromkeys([*site.everything, *samples])
    return [
        path
        for path in paths
        if path not in site.layouts.values() and get_language(path) == language
    ]


def get_language(path: str) -> str:
    """German stands at the root, the others below their code."""
    first = path.split("/")[1]
    return first if first in LANGUAGES else "de"


def test_layouts_and_languages_are_all_of_the_site(site: Site) -> None:
    assert tuple(site.layouts) == LAYOUTS
    others = [path for language in LANGUAGES for path in get_other_paths(site, language)]
    assert {*others, *site.layouts.values()} >= {*site.everything}
    assert len(others) == len(set(others)) > 400
