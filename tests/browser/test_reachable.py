"""Whatever is open beside the form: no button of the editor is covered or out of reach."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import admin

SIZES = {"small phone": (360, 740), "phone": (390, 844), "desktop": (1280, 900)}
#: Buttons that are there whatever is open.
ALWAYS = "footer button, footer summary, footer a.button, [data-side-panel-toggle]"
#: Of what is open, or of the form where nothing lies on top of it.
PANEL = "[data-side-panel]:not([hidden]) :is(button, a.button, summary)"
COMMENT = "#tab-inhalt [data-comment-add]"
FORM = (
    f".c-sf-add-button, {COMMENT}, #tab-inhalt [data-chooser-action-choose],"
    " .w-panel__toggle, #tab-inhalt .c-sf-block__actions button"
)
MENU = ".w-combobox [role=option]"
#: What of these somebody cannot press where it stands, once it was scrolled to.
BLOCKED = """
(selector) => [...document.querySelectorAll(selector)].flatMap((target) => {
  if (!target.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
  target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const box = target.getBoundingClientRect();
  if (!box.width || !box.height) return [];
  const name = `${target.ariaLabel || target.title || target.textContent.trim()}`.slice(0, 40);
  const place = [box.left, box.right, box.top, box.bottom].map(Math.round).join(" ");
  const isOutside = box.left < -0.5 || box.right > innerWidth + 0.5
    || box.top < -0.5 || box.bottom > innerHeight + 0.5;
  if (isOutside) return [`${name}: outside, ${place}`];
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  if (top && (target === top || target.contains(top))) return [];
  return [`${name}: covered by ${top?.tagName}.${top?.className}, ${place}`];
})
"""


def find_blocked(page: Page, selector: str, state: str) -> Iterator[str]:
    """Each with the state it was found in."""
    for finding in page.evaluate(BLOCKED, selector):
        yield f"{state}: {finding}"


def look_everywhere(page: Page, size: str) -> Iterator[str]:
    """With all panels closed, then with each of them open."""
    expect(page.locator(COMMENT).first).to_be_attached()
    yield from find_blocked(page, f"{ALWAYS}, {FORM}", f"{size}, closed")
    if page.evaluate("document.getElementById('main').scrollWidth > innerWidth"):
        yield f"{size}: what is beside the window pulls the form along"
    for position in range(page.locator("[data-side-panel-toggle]").count()):
        toggle = page.locator("[data-side-panel-toggle]").nth(position)
        if not toggle.is_visible():
            continue
        name = toggle.get_attribute("data-side-panel-toggle")
        toggle.evaluate("(it) => it.click()")
        expect(toggle).to_have_attribute("aria-expanded", "true")
        expect(page.locator(f"[data-side-panel={name}]")).to_be_visible()
        page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
        form = FORM if size == "desktop" else "no-form"
        yield from find_blocked(page, f"{ALWAYS}, {PANEL}, {form}", f"{size}, {name}")
        toggle.evaluate("(it) => it.click()")
        expect(toggle).to_have_attribute("aria-expanded", "false")


def look_into_menu(page: Page, size: str) -> Iterator[str]:
    """The blocks one may add."""
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    expect(page.locator(MENU).first).to_be_visible()
    yield from find_blocked(page, MENU, f"{size}, plus")
    page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("size", "role"),
    [
        ("small phone", "Ehrenamt"),
        ("desktop", "Redaktion"),
        *(
            pytest.param(size, role, marks=pytest.mark.slow("the sizes and roles between"))
            for size, role in product(SIZES, ("Ehrenamt", "Redaktion"))
            if (size, role) not in {("small phone", "Ehrenamt"), ("desktop", "Redaktion")}
        ),
    ],
)
def test_every_button_of_the_editor_can_be_pressed_with_each_panel_open_and_closed(
    new_context: Callable[..., BrowserContext], size: str, role: str
) -> None:
    width, height = SIZES[size]
    touch = {} if size == "desktop" else {"has_touch": True, "is_mobile": True}
    page = new_context(viewport={"width": width, "height": height}, **touch).new_page()
    admin.log_in(page, role)
    panel = "zurueckgegeben" if role == "Ehrenamt" else "warteliste"
    link = page.locator(f".dashboard-panel--{panel} .dashboard-row__title").first
    admin.watch_edits(page)
    link.click()
    if role == "Redaktion":
        page.get_by_role("link", name="Zum Bearbeiten und für Randbemerkungen öffnen").first.click()
    admin.wait_until_watched(page)
    found = [*look_everywhere(page, size), *look_into_menu(page, size)]
    assert not found, "\n".join(found)
