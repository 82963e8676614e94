"""Pictures come in a modern format, with their measures, and only when they are needed."""

import pytest
from playwright.sync_api import Page

from scripts.demo_site import Site
from tests.browser.watch import see_all, visit

FAULTY = """
() => [...document.querySelectorAll("img")].filter((image) => {
  const measured = ["width", "height"].every((name) => Number(image.getAttribute(name)) > 0);
  const webp = image.parentElement.matches("picture")
    && image.parentElement.querySelector("source[type='image/webp'][srcset][sizes]");
  return !measured || !image.hasAttribute("alt") || !webp || !image.srcset;
}).map((image) => image.outerHTML)
"""
EAGER_BELOW = """
() => [...document.querySelectorAll("img:not([loading=lazy])")]
  .filter((image) => image.checkVisibility() && image.getBoundingClientRect().top > innerHeight)
  .map((image) => image.outerHTML)
"""
DISTORTED = """
() => [...document.images].filter((image) => image.checkVisibility()).filter((image) => {
  const box = image.getBoundingClientRect();
  const style = getComputedStyle(image);
  const sum = (...names) => names.reduce((total, name) => total + parseFloat(style[name]), 0);
  const width = box.width
    - sum("paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth");
  const height = box.height
    - sum("paddingTop", "paddingBottom", "borderTopWidth", "borderBottomWidth");
  const natural = Number(image.getAttribute("width")) / Number(image.getAttribute("height"));
  return style.objectFit === "fill" && Math.abs(width / height / natural - 1) > 0.03;
}).map((image) => image.outerHTML)
"""
WATCH_SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.few
def test_every_picture_is_complete(page: Page, paths: list[str]) -> None:
    for path in paths:
        visit(page, path)
        see_all(page)
        assert page.evaluate(FAULTY) == [], path
        assert page.evaluate(DISTORTED) == [], path
        broken = "[...document.images].filter((each) => !each.naturalWidth).map((each) => each.src)"
        assert page.evaluate(broken) == [], path


@pytest.mark.few
def test_only_what_is_visible_at_once_is_not_lazy(page: Page, paths: list[str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    for path in paths:
        visit(page, path)
        assert page.evaluate(EAGER_BELOW) == [], path


def test_the_lead_picture_is_not_lazy(page: Page, site: Site) -> None:
    for path in ("/", site.special["embed"]):
        visit(page, path)
        first = page.locator("main img").first
        assert first.get_attribute("loading") != "lazy", path
        assert first.get_attribute("fetchpriority") == "high", path


@pytest.mark.few
def test_nothing_moves_while_a_page_loads(page: Page, paths: list[str]) -> None:
    page.add_init_script(WATCH_SHIFTS)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for path in paths:
            visit(page, path)
            see_all(page)
            shifts = page.evaluate("window.shifts")
            assert shifts < 0.1, f"{path} at {width}: {shifts}"


def test_a_shift_is_seen(page: Page) -> None:
    page.add_init_script(WATCH_SHIFTS)
    visit(page, "/")
    page.evaluate("document.querySelector('main').style.marginBlockStart = '400px'")
    page.wait_for_timeout(500)
    assert page.evaluate("window.shifts") > 0.1
