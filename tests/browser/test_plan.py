"""The plan of the garden by keyboard and without scripts, and its year on one sheet."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from scripts.demo_site import Site
from tests.browser.checks import NARROW, WIDE
from tests.browser.watch import see_all, visit

OTHERS = pytest.mark.slow("the other width of either")
#: The width of the outline of what has the focus, in pixels; 0 if nobody sees it.
OUTLINE = """
(element) => {
  const style = getComputedStyle(element);
  return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
}
"""


@pytest.fixture
def garden(site: Site) -> str:
    """Path of the garden's page."""
    return site.layouts["garden"]


@pytest.fixture
def year(site: Site) -> str:
    """Path of the garden year."""
    return site.layouts["garden year"]


def walk(page: Page) -> None:
    """Tab through all plots, and go from each third to its entry and back to the plan."""
    shapes = page.locator("svg.plan a")
    for number in range(shapes.count()):
        shape = shapes.nth(number)
        expect(shape).to_be_focused()
        expect(shape).to_be_in_viewport()
        assert shape.evaluate(OUTLINE) >= 2
        if number % 3 == 0:
            follow_and_return(page, str(shape.get_attribute("href")))
            expect(shape).to_be_focused()
        page.keyboard.press("Tab")
    expect(page.locator(".plot-list a").first).to_be_focused()


def follow_and_return(page: Page, anchor: str) -> None:
    """Enter leads to the plot's entry; Tab and Enter lead back to its shape."""
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{anchor}$"))
    entry = page.locator(anchor)
    expect(entry).to_be_in_viewport()
    expect(entry).to_be_focused()
    page.keyboard.press("Tab")
    expect(entry.locator("a")).to_be_focused()
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("width", "scripts"),
    [
        pytest.param(NARROW, False, id="narrow, without scripts"),
        pytest.param(WIDE, True, id="wide, with scripts"),
        pytest.param(NARROW, True, marks=OTHERS, id="narrow, with scripts"),
        pytest.param(WIDE, False, marks=OTHERS, id="wide, without scripts"),
    ],
)
def test_every_plot_leads_to_its_entry_and_back_by_keyboard(
    new_context: Callable[..., BrowserContext], garden: str, width: int, scripts: bool
) -> None:
    window = {"width": width, "height": 800}
    page = new_context(viewport=window, java_script_enabled=scripts).new_page()
    visit(page, garden)
    page.locator("svg.plan a").first.focus()
    walk(page)


def test_the_entry_one_comes_to_is_marked(page: Page, garden: str) -> None:
    visit(page, garden)
    entry = page.locator("#plot-2")
    before = entry.evaluate("(element) => getComputedStyle(element).backgroundColor")
    page.locator("svg.plan a").nth(1).click()
    expect(entry).to_be_in_viewport()
    expect(entry).not_to_have_css("background-color", before)


def test_plots_are_large_enough_to_touch(page: Page, garden: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    visit(page, garden)
    for shape in page.locator("svg.plan a").all():
        box = shape.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    for number in page.locator(".plot-list a").all():
        box = number.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


@pytest.mark.parametrize("width", [pytest.param(NARROW, marks=OTHERS), WIDE])
def test_the_garden_year_prints_on_one_sheet(page: Page, year: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, year)
    see_all(page)
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    assert len(sheets) == 1
    words = sheets[0].extract_text()
    assert words.index("Januar") < words.index("Februar") < words.index("Dezember")
