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


def open_checks(page: Page, path: str) -> None:
    """Open a page's editor and in it the panel that tells what the checks have found."""
    admin.log_in(page, "Redaktion", path)
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


def test_a_moderator_comes_in(page: Page, watch: Watch) -> None:
    admin.log_in(page, "Redaktion")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert watch.messages == []
    assert watch.failed == []
    assert watch.elsewhere == []


def test_the_preview_opens_quietly_and_shows_what_is_typed(
    page: Page, watch: Watch, site: Site
) -> None:
    admin.watch_edits(page)
    admin.log_in(page, "Redaktion", site.special["edit"])
    page.locator("[data-side-panel-toggle=preview]").click()
    expect(preview(page).locator("main h1")).to_be_visible()
    assert watch.messages == []
    assert watch.failed == []
    assert watch.elsewhere == []
    admin.wait_until_watched(page)
    page.locator("#id_title").fill("Frisch getippt")
    expect(preview(page).locator("main h1")).to_have_text("Frisch getippt")


def test_the_checks_tell_what_is_wrong(page: Page, site: Site) -> None:
    open_checks(page, site.special["faulty"])
    for rule in ("image-described", "link-words", "empty-meta-description", "heading-order"):
        message = page.locator("[data-checks-panel]").get_by_text(words(rule), exact=True)
        expect(message).to_be_visible()


def test_the_checks_find_nothing_wrong_with_a_good_article(page: Page, site: Site) -> None:
    open_checks(page, site.special["edit"])
    expect(page.locator("[data-side-panel=checks] [data-content-checker-count]")).to_have_text("0")
    expect(page.locator("[data-checks-panel]")).to_be_empty()


def test_the_checks_stand_in_the_bar_of_a_page_too(page: Page, site: Site) -> None:
    admin.log_in(page, "Redaktion")
    visit(page, site.special["embed"])
    configuration = page.evaluate(
        "document.querySelector('wagtail-userbar').shadowRoot"
        ".querySelector('#checker-axe-configuration').textContent"
    )
    assert "image-described" in configuration
