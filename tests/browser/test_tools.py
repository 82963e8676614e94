"""The watchers see what they are there to see."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from scripts.demo_site import Site
from tests.browser.watch import Watch, violations, visit


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A profile in which the faults to be found are not stopped by the page's own rules."""
    return new_context(bypass_csp=True)


@pytest.fixture
def home(page: Page, watch: Watch) -> Page:
    """The home page, watched."""
    visit(page, "/")
    assert watch.problems == []
    return page


def insert(page: Page, html: str) -> None:
    """Put something at the end of the page's content."""
    page.evaluate(
        "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html
    )


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<p style='color: #999; background: #fff'>Blass</p>", "color-contrast"),
        ("<img src='/favicon.ico'>", "image-alt"),
        ("<input>", "label"),
        ("<a href='/'><span style='display: block; block-size: 9px'></span></a>", "link-name"),
        ("<h5>Sprung</h5>", "heading-order"),
    ],
)
def test_axe_finds_a_fault(home: Page, html: str, rule: str) -> None:
    insert(home, html)
    assert any(f": {rule}: " in line for line in violations(home))


def test_axe_measures_contrast_in_dark_too(home: Page) -> None:
    home.emulate_media(color_scheme="dark")
    insert(home, "<p style='color: #444'>Dunkel auf Dunkel</p>")
    assert any(": color-contrast: " in line for line in violations(home))


@pytest.mark.parametrize("level", ["error", "warn"])
def test_a_message_is_seen(home: Page, watch: Watch, level: str) -> None:
    home.evaluate("(level) => console[level]('Achtung')", level)
    assert "Achtung" in watch.problems[0]


def test_a_broken_script_is_seen(home: Page, watch: Watch) -> None:
    home.evaluate("setTimeout(() => { throw new Error('kaputt') })")
    home.wait_for_timeout(100)
    assert "kaputt" in watch.problems[0]


def test_a_request_elsewhere_is_seen_and_blocked(home: Page, watch: Watch) -> None:
    home.evaluate("fetch('https://fonts.example/a.woff2').catch(() => null)")
    assert watch.elsewhere == ["https://fonts.example/a.woff2"]


def test_a_missing_file_is_seen(home: Page, watch: Watch, site: Site) -> None:
    home.evaluate("fetch('/static/gibt-es-nicht.css')")
    assert watch.failed == [f"{site.address}/: 404 {site.address}/static/gibt-es-nicht.css"]


def test_a_cookie_and_stored_things_are_seen(home: Page, watch: Watch) -> None:
    home.evaluate("document.cookie = 'wer=ich'; localStorage.setItem('was', 'alles')")
    assert watch.left_behind() == ["cookie wer", "stored was"]
