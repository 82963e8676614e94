"""Every page is visited once at each width, and all that is wrong with it is told together.

`checks.py` has what is looked at. `make test` visits one page of each layout; `make test-full` all
of the other pages in all languages too, and what some of them show when they are asked otherwise.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from scripts.demo_site import Site
from tests.browser.checks import NARROW, WIDE, check_page, open_page
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


@pytest.fixture
def look_at(new_context: Callable[..., BrowserContext], site: Site) -> Visitor:
    """Visits one page at one width in a tab of its own; gives the findings."""
    profile = new_context()

    def look_at(path: str, width: int, **options: bool) -> list[str]:
        page = profile.new_page()
        seen = open_page(page, Watch(page, site.address), path, width, **options)
        found = [f"{path} at {width}: {finding}" for finding in check_page(seen)]
        page.close()
        return found

    return look_at


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("layout", LAYOUTS)
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
