"""The skip link, the menu and what opens can be used with the keyboard and with a finger."""

import pytest
from playwright.sync_api import Page, expect

from scripts.demo_site import Site
from tests.browser.checks import NARROW, WIDE
from tests.browser.watch import visit


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, "/")
    link = page.locator(".skip-link")
    expect(link).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#main :focus")).to_have_count(1)


def test_menu_and_accordion_open_with_the_keyboard(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    visit(page, site.special["accordion"])
    for summary in (page.locator("header summary"), page.locator(".accordion summary").first):
        summary.focus()
        page.keyboard.press("Enter")
        expect(summary.locator("..")).to_have_attribute("open", "")
    expect(page.get_by_role("navigation", name="Hauptmenü")).to_be_visible()


def test_targets_are_large_enough_for_a_finger(page: Page) -> None:
    """44 pixels for what one navigates with; links in running text are as high as their line."""
    page.set_viewport_size({"width": NARROW, "height": 800})
    visit(page, "/")
    page.locator("header summary").click()
    expect(page.get_by_role("navigation", name="Hauptmenü")).to_be_visible()
    for target in page.locator("header :is(nav a, summary, button, input):visible").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, target.inner_text()
