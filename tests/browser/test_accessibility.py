"""No page has a fault that axe can find: in light and dark, narrow and wide, forced colours."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from scripts.demo_site import Site
from tests.browser.watch import see_all, violations, visit

#: Widths of the window in pixels, with the colour schemes to look at. A sample takes a diagonal.
EVERY_LOOK = {360: ("light", "dark"), 1280: ("light", "dark")}
SAMPLE_LOOK = {360: ("dark",), 1280: ("light",)}


def test_no_violation_in_light_and_dark_narrow_and_wide(
    page: Page, paths: list[str], full: bool
) -> None:
    found = []
    for path in paths:
        for width, schemes in (EVERY_LOOK if full else SAMPLE_LOOK).items():
            page.set_viewport_size({"width": width, "height": 800})
            visit(page, path)
            see_all(page)
            for scheme in schemes:
                page.emulate_media(color_scheme=scheme)
                found += [f"{scheme} {width}: {line}" for line in violations(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_menu_has_no_violation(page: Page, scheme: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme=scheme)
    visit(page, "/")
    page.locator("summary").first.click()
    assert not violations(page)


def test_open_accordions_have_no_violation(page: Page, site: Site) -> None:
    visit(page, site.special["accordion"])
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert not violations(page)


@pytest.mark.few
def test_no_violation_in_forced_colours(
    new_context: Callable[..., BrowserContext], paths: list[str]
) -> None:
    page = new_context(forced_colors="active").new_page()
    found = []
    for path in paths:
        visit(page, path)
        see_all(page)
        found += violations(page)
    assert not found, "\n".join(found)


MOVING = """
() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = style.transitionDuration.split(",").some((each) => parseFloat(each) > 0);
  return lasts || style.animationName !== "none" || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 120))
"""


@pytest.mark.few
def test_nothing_moves_for_who_wants_no_motion(page: Page, paths: list[str]) -> None:
    for path in paths:
        visit(page, path)
        assert page.evaluate(MOVING) == []
        assert page.evaluate("document.getAnimations().length") == 0
