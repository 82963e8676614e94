"""The menu stands in one row with the search, or is folded."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watch import visit

#: Whether everything that is shown of the menu stands on one line.
IN_ONE_ROW = """
() => {
  const parts = [...document.querySelectorAll(".menu__list li, .menu .search-form")];
  const middles = parts.map((part) => part.getBoundingClientRect())
    .map((box) => Math.round(box.y + box.height / 2));
  return middles.length > 5 && Math.max(...middles) - Math.min(...middles) < 8;
}
"""


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/ar/"),
        *(
            pytest.param(address, marks=pytest.mark.slow("further languages"))
            for address in ("/de-simple/", "/en/")
        ),
    ],
)
def test_menu_is_one_row_or_folded_at_every_width(page: Page, address: str) -> None:
    visit(page, address)
    for width in (360, 768, 1024, 1151):
        page.set_viewport_size({"width": width, "height": 700})
        expect(page.locator(".menu-toggle summary")).to_be_visible()
        expect(page.locator(".menu")).to_be_hidden()
    for width in (1152, 1279, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 700})
        expect(page.locator(".menu-toggle summary")).to_be_hidden()
        page.wait_for_function(IN_ONE_ROW, timeout=5_000)
        expect(page.locator(".menu input")).to_be_visible(visible=width >= 1280)
