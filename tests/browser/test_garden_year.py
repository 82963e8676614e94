"""A gardener with a phone: the garden year, a month at a time."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import violations
from tests.browser.devices import count_from_first_page
from tests.browser.watch import visit

#: The form with all rows was 45,776 pixels high.
HIGHEST = 6_000
MOST_FOR_A_TASK = 8
#: The admin scrolls within the window.
HEIGHT = (
    "Math.max(...[...document.querySelectorAll('html, main, main *')].map(e => e.scrollHeight))"
)


@pytest.fixture
def site(workshop: Site) -> Site:
    """Handing in leaves something behind."""
    return workshop


def test_task_for_march_costs_few_actions_and_each_month_fits_on_few_screens(
    phone: Page, record_property: Callable[[str, object], None]
) -> None:
    page = phone
    actions = count_from_first_page(page, "Garten")
    page.get_by_role("link", name="Gartenjahr ändern").tap()
    page.wait_for_url("**/edit/?month=*")
    page.get_by_role("link", name="März", exact=True).tap()
    page.wait_for_url("**/edit/?month=3")
    admin.wait_until_watched(page)
    rows = page.locator("[data-inline-panel-child]:visible")
    before = rows.count()
    page.get_by_role("button", name="Aufgabe hinzufügen").tap()
    expect(rows).to_have_count(before + 1)
    rows.last.locator("[name$=-what]").fill("Frühbeet lüften")
    expect(rows.last.locator("[name$=-month] option:checked")).to_have_text("März")
    admin.get_hand_in(page).tap()
    page.wait_for_url("**/admin/")
    record_property("measured", f"a task for March: {len(actions)} actions")
    assert len(actions) <= MOST_FOR_A_TASK, actions


@pytest.mark.slow("opens all twelve months; March is tried above")
@pytest.mark.parametrize("width", [390, 1280])
def test_each_month_fits_on_few_screens_and_has_no_fault_that_axe_finds(
    new_context: Callable[..., BrowserContext],
    width: int,
    record_property: Callable[[str, object], None],
) -> None:
    page = new_context(viewport={"width": width, "height": 844}).new_page()
    address = find_year(page)
    heights = []
    for month in range(1, 13):
        visit(page, f"{address}?month={month}")
        expect(page.locator(".edited-months [aria-current]")).to_have_count(1)
        heights.append(page.evaluate(HEIGHT))
    record_property("measured", f"months at {width}: {heights}")
    assert max(heights) < HIGHEST, heights
    for path in (address, f"{address}?month=3"):
        visit(page, path)
        assert not violations(page)


def find_year(page: Page) -> str:
    """The path of its editor, as the office finds it by its name."""
    admin.log_in(page, "Redaktion", "/admin/pages/search/?q=Gartenjahr")
    link = page.locator("a[href*='/edit/']", has_text="Gartenjahr").first
    return str(link.get_attribute("href"))
