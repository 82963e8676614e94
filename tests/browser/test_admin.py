"""The admin in the browser: logging in, writing, looking, and the checks that tell."""

import re
from collections.abc import Callable

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from cms.core.content_checker import SiteContentChecker
from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.watch import Watch, visit

WINDOW = {"width": 1400, "height": 900}


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A moderator's profile, on a wide screen."""
    return new_context(viewport=WINDOW)


@pytest.fixture
def dashboard(page: Page, watch: Watch) -> Page:
    """The dashboard, where a moderator has just come in."""
    admin.log_in(page, "Redaktion")
    return page


def open_checks(page: Page, path: str) -> None:
    """Open a page's editor and in it the panel that tells what the checks have found."""
    visit(page, path)
    page.locator("[data-side-panel-toggle=checks]").click()
    # The checks look at the preview, which loads in a frame of its own. Wagtail counts the words
    # after axe has run and its findings stand in the panel.
    expect(page.locator("[data-content-word-count]")).to_have_text(re.compile("^[1-9]"))


def preview(page: Page) -> FrameLocator:
    """The page as it will be, beside the form."""
    return page.frame_locator("#w-preview-iframe")


def words(rule: str) -> str:
    """What the editors are told when the rule is broken, in German."""
    with override("de"):
        return gettext(str(SiteContentChecker.axe_messages[rule]["error_name"]))


def test_a_moderator_comes_in(dashboard: Page, watch: Watch) -> None:
    expect(dashboard.get_by_role("heading", level=1)).to_be_visible()
    expect(dashboard.locator("html")).to_have_attribute("lang", "de")
    assert watch.messages == []
    assert watch.failed == []
    assert watch.elsewhere == []


def test_the_editor_and_its_preview_open_quietly(dashboard: Page, watch: Watch, site: Site) -> None:
    visit(dashboard, site.special["edit"])
    expect(dashboard.locator("#id_title")).to_be_visible()
    dashboard.locator("[data-side-panel-toggle=preview]").click()
    expect(preview(dashboard).locator("main h1")).to_be_visible()
    assert watch.messages == []
    assert watch.failed == []
    assert watch.elsewhere == []


def test_what_is_typed_shows_in_the_preview(dashboard: Page, site: Site) -> None:
    admin.open_editor(dashboard, site.special["edit"])
    dashboard.locator("[data-side-panel-toggle=preview]").click()
    expect(preview(dashboard).locator("main h1")).to_be_visible()
    dashboard.locator("#id_title").fill("Frisch getippt")
    expect(preview(dashboard).locator("main h1")).to_have_text("Frisch getippt")


@pytest.mark.parametrize(
    "rule", ["image-described", "link-words", "empty-meta-description", "heading-order"]
)
def test_the_checks_tell_what_is_wrong(dashboard: Page, site: Site, rule: str) -> None:
    open_checks(dashboard, site.special["faulty"])
    message = dashboard.locator("[data-checks-panel]").get_by_text(words(rule), exact=True)
    expect(message).to_be_visible()


def test_the_checks_find_nothing_wrong_with_a_good_article(dashboard: Page, site: Site) -> None:
    open_checks(dashboard, site.special["edit"])
    expect(dashboard.locator("[data-side-panel=checks] [data-content-checker-count]")).to_have_text(
        "0"
    )
    expect(dashboard.locator("[data-checks-panel]")).to_be_empty()


def test_the_checks_stand_in_the_bar_of_a_page_too(dashboard: Page, site: Site) -> None:
    visit(dashboard, site.special["embed"])
    configuration = dashboard.evaluate(
        "document.querySelector('wagtail-userbar').shadowRoot"
        ".querySelector('#checker-axe-configuration').textContent"
    )
    assert "image-described" in configuration
