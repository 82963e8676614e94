"""What opens on a page has no fault that axe can find either."""

from playwright.sync_api import Page, expect

from scripts.demo_site import Site
from tests.browser.axe import contrast_violations, violations
from tests.browser.checks import NARROW
from tests.browser.watch import visit


def test_an_open_menu_has_no_violation(page: Page) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    visit(page, "/")
    page.locator("summary").first.click()
    expect(page.get_by_role("navigation", name="Hauptmenü")).to_be_visible()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert contrast_violations(page) == []


def test_open_accordions_have_no_violation(page: Page, site: Site) -> None:
    visit(page, site.special["accordion"])
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert violations(page) == []
