"""Menu, search, filters and what opens work without scripts too."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.demo_site import Site
from tests.browser.watch import visit


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A phone's tab, with scripts switched off."""
    window = {"width": 320, "height": 640}
    return new_context(java_script_enabled=False, viewport=window).new_page()


def open_link(page: Page, link: Locator) -> None:
    """Click on a link to another page of the site and be there."""
    address = urljoin(page.url, link.get_attribute("href"))
    assert address != page.url
    link.click()
    expect(page).to_have_url(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_menu_and_search_work_without_scripts(page: Page) -> None:
    visit(page, "/")
    menu = page.get_by_role("navigation", name="Hauptmenü")
    expect(menu).to_be_hidden()
    page.locator("header summary").click()
    open_link(page, menu.get_by_role("link").first)
    page.locator("header summary").click()
    page.locator("#menu-search").fill("Garten")
    page.locator("#menu-search").press("Enter")
    expect(page).to_have_url(re.compile(r"/suche/\?q=Garten$"))
    open_link(page, page.locator("main ol a").first)


def test_filters_work_without_scripts(page: Page, site: Site) -> None:
    visit(page, site.layouts["newspaper"])
    rubric = page.locator("select[name=rubric]")
    rubric.select_option(index=1)
    chosen = rubric.input_value()
    page.locator(".filters button").click()
    expect(page).to_have_url(re.compile(f"rubric={chosen}"))
    expect(rubric).to_have_value(chosen)


def test_accordion_opens_without_scripts(page: Page, site: Site) -> None:
    visit(page, site.special["accordion"])
    entry = page.locator(".accordion details").first
    expect(entry.locator(".prose")).to_be_hidden()
    entry.locator("summary").click()
    expect(entry.locator(".prose")).to_be_visible()


def test_embed_is_a_plain_link_without_scripts(page: Page, site: Site) -> None:
    visit(page, site.special["embed"])
    link = page.locator("[data-embed] a.button").first
    expect(link).to_have_attribute("href", re.compile("^https://"))
    expect(page.locator("iframe")).to_have_count(0)
