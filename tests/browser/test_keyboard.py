"""Everything can be reached and used with the keyboard alone, and one always sees where one is."""

import pytest
from playwright.sync_api import Page, expect

from scripts.demo_site import Site
from tests.browser.watch import visit

#: What has the focus: what it is, whether one sees it, and whether it comes after the one before.
FOCUSED = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const before = window.before;
  window.before = element;
  return {
    name: element.outerHTML.slice(0, 140),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    visible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    ordered: !before
      || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}
"""
REACHABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true })).length
"""


@pytest.mark.parametrize("width", [360, 1280])
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
    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")


@pytest.mark.few
@pytest.mark.parametrize("width", [360, 1280])
def test_the_focus_walks_in_order_and_is_always_seen(
    page: Page, paths: list[str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in paths:
        visit(page, path)
        steps = []
        for _ in range(page.evaluate(REACHABLE)):
            page.keyboard.press("Tab")
            steps.append(page.evaluate(FOCUSED))
        faults = [step for step in steps if not step or not all(step.values())]
        assert not faults, f"{path}: {faults}"


def test_a_missing_outline_is_seen(page: Page) -> None:
    visit(page, "/")
    page.evaluate("document.querySelector('.skip-link').style.outline = 'none'")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["outlined"] is False


def test_menu_and_accordion_open_with_the_keyboard(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    visit(page, site.special["accordion"])
    for summary in (page.locator("header summary"), page.locator(".accordion summary").first):
        summary.focus()
        page.keyboard.press("Enter")
        expect(summary.locator("..")).to_have_attribute("open", "")
    expect(page.get_by_role("navigation", name="Hauptmenü")).to_be_visible()


def test_targets_are_large_enough_for_a_finger(page: Page) -> None:
    """44 pixels for what one navigates with; links in running text are as high as their line."""
    page.set_viewport_size({"width": 360, "height": 800})
    visit(page, "/")
    page.locator("header summary").click()
    for target in page.locator("header :is(nav a, summary, button, input):visible").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, target.inner_text()
