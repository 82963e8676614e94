"""Lists, uploads and forms on a phone: nothing is cut off, and no two rows read alike."""

from playwright.sync_api import Page, expect

from scripts.demo_site import Site
from tests.browser import admin

#: It says twice what has happened twice.
LOG = "/admin/reports/logins/"
PATHS = (
    "/admin/documents/",
    "/admin/images/",
    "/admin/images/multiple/add/",
    "/admin/documents/multiple/add/",
    "/admin/veranstaltungen/liste/",
    "/admin/users/",
    LOG,
    "/admin/searchpicks/",
    # The longest heading of a part of a form.
    "/admin/workflows/add/",
    # The last, whose form has the widest field: a table of the week.
    "/admin/snippets/hours/openinghours/",
)
#: What goes on beyond the window, unless it is reached by scrolling what it stands in.
CUT = """
() => [...document.querySelectorAll("#main :is(th, td, a, button, select, input, h1, h2, li)")]
  .filter((one) => {
    const box = one.getBoundingClientRect();
    const seen = { opacityProperty: true, visibilityProperty: true };
    if (!box.width || !one.checkVisibility(seen)) return false;
    if (one.type === "file" || one.closest(".footer") || box.right <= innerWidth + 1) return false;
    for (let place = one.parentElement; place.id !== "main"; place = place.parentElement) {
      const { overflowX } = getComputedStyle(place);
      if (overflowX === "auto") return false;
      const isClipped = box.right > place.getBoundingClientRect().right + 1;
      if (isClipped && ["hidden", "clip"].includes(overflowX)) return true;
    }
    return true;
  })
  .map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`)
"""
#: Rows that look like one before them.
ALIKE = """
() => [...document.querySelectorAll("table.listing tbody tr")]
  .map((row) => row.innerText.trim())
  .filter((text, place, all) => all.indexOf(text) < place)
"""


def look_at(phone: Page, path: str) -> list[str]:
    """What is wrong with a page of the admin."""
    admin.log_in(phone, "Administration", path)
    scripts = (CUT,) if path == LOG else (CUT, ALIKE)
    return [f"{path}: {line}" for script in scripts for line in phone.evaluate(script)]


def test_lists_and_uploads_fit_into_the_window_and_rows_are_told_apart(
    phone: Page, site: Site
) -> None:
    found = [line for path in PATHS for line in look_at(phone, path)]
    week = phone.locator(".listing a[href*='/edit/']").first.get_attribute("href")
    found += look_at(phone, str(week)) + look_at(phone, site.special["edit"])
    assert not found, "\n".join(found)


def test_a_panel_that_was_open_does_not_cover_the_next_form(phone: Page, site: Site) -> None:
    admin.log_in(phone, "Administration", site.special["edit"])
    phone.locator("[data-side-panel-toggle=comments]").click()
    panel = phone.locator("[data-side-panel=comments]")
    expect(panel).to_be_visible()
    phone.reload()
    # Wagtail has looked by then which panel was open.
    expect(phone.locator(".form-side--initial")).to_have_count(0)
    expect(panel).to_be_hidden()
