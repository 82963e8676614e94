"""Pages fit narrow screens and large magnification, and work without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo_site import Site
from tests.browser.watch import visit

NARROW = {"width": 320, "height": 640}
#: What sticks out of the window and cannot be scrolled inside something else.
TOO_WIDE = """
() => {
  const clips = (element) => getComputedStyle(element).overflowX !== "visible";
  const scrolled = (element) => {
    let box = element;
    while (box && !clips(box)) box = box.parentElement;
    return Boolean(box);
  };
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > edge + 1 && !scrolled(element))
    .map((element) => element.outerHTML.slice(0, 160))
    .concat(`${document.documentElement.scrollWidth} px wide`);
}
"""
CUT_OFF = """
() => [...document.querySelectorAll("main :is(h1, h2, h3, p, a, button, label)")]
  .filter((element) => element.checkVisibility())
  .filter((element) => getComputedStyle(element).overflowX !== "visible")
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.outerHTML.slice(0, 160))
"""


def test_nothing_is_wider_than_320_pixels(page: Page, paths: list[str]) -> None:
    page.set_viewport_size(NARROW)
    for path in paths:
        visit(page, path)
        assert page.evaluate(TOO_WIDE) == [], path
        assert page.evaluate(CUT_OFF) == [], path


@pytest.mark.few
def test_nothing_is_too_wide_at_400_percent(
    new_context: Callable[..., BrowserContext], paths: list[str]
) -> None:
    """A window of 1280 by 1024 pixels that is magnified four times shows 320 by 256 of them."""
    window = {"width": 320, "height": 256}
    page = new_context(viewport=window, device_scale_factor=4).new_page()
    for path in paths:
        visit(page, path)
        assert page.evaluate(TOO_WIDE) == [], path


def test_what_is_too_wide_is_seen(page: Page) -> None:
    page.set_viewport_size(NARROW)
    visit(page, "/")
    page.evaluate("document.querySelector('h2').style.inlineSize = '400px'")
    assert page.evaluate(TOO_WIDE)


def test_menu_and_search_work_without_scripts(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False, viewport=NARROW).new_page()
    visit(page, "/")
    menu = page.get_by_role("navigation", name="Hauptmenü")
    expect(menu).to_be_hidden()
    page.locator("header summary").click()
    menu.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("header summary").click()
    page.locator("#menu-search").fill("Garten")
    page.locator("#menu-search").press("Enter")
    assert page.url.endswith("/suche/?q=Garten")
    page.locator("main ol a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_filters_work_without_scripts(
    new_context: Callable[..., BrowserContext], site: Site
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    visit(page, site.samples["newspaper"][0])
    rubric = page.locator("select[name=rubric]")
    rubric.select_option(index=1)
    page.locator(".filters button").click()
    assert "rubric=" in page.url
    assert page.locator("select[name=rubric]").input_value()


def test_accordion_opens_without_scripts(
    new_context: Callable[..., BrowserContext], site: Site
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    visit(page, site.special["accordion"])
    entry = page.locator(".accordion details").first
    expect(entry.locator(".prose")).to_be_hidden()
    entry.locator("summary").click()
    expect(entry.locator(".prose")).to_be_visible()


def test_embed_is_a_plain_link_without_scripts(
    new_context: Callable[..., BrowserContext], site: Site
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    visit(page, site.special["embed"])
    link = page.locator("[data-embed] a.button").first
    expect(link).to_have_attribute("href", re.compile("^https://"))
    assert page.locator("iframe").count() == 0
