"""Lists and uploads on a phone: nothing is cut off at the edge of the window."""

from playwright.sync_api import Page

from tests.browser import admin

PATHS = (
    "/admin/documents/",
    "/admin/images/",
    "/admin/images/multiple/add/",
    "/admin/documents/multiple/add/",
    "/admin/veranstaltungen/liste/",
    "/admin/users/",
    "/admin/reports/logins/",
    "/admin/searchpicks/",
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


def test_lists_and_uploads_fit_into_the_window(phone: Page) -> None:
    found = []
    for path in PATHS:
        admin.log_in(phone, "Administration", path)
        found += [f"{path}: {line}" for line in phone.evaluate(CUT)]
    assert not found, "\n".join(found)
