"""Windows and phones that people have, the photograph they took, and what they do, counted."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, Page

from tests.browser import admin

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
#: Tells each action: a tap, a key that writes nothing, a field typed into, the dialog for a file.
COUNT = """
(() => {
  const typed = new Set();
  const name = (it) => `${it.tagName} ${it.name || it.id || it.textContent.trim().slice(0, 40)}`;
  const tell = (kind, it) => window.tellAction(`${kind} ${name(it)}`);
  // Where something moves at that moment, Playwright's tap meets nothing and is made once more.
  const fields = "input, select, textarea, label, [contenteditable]";
  const tapped = `a, button, summary, [tabindex], [role], ${fields}`;
  addEventListener("pointerdown", ({ target }) => {
    if (target.closest(tapped)) tell("tap", target);
  }, true);
  addEventListener("keydown", (event) => {
    if (event.key.length > 1 && event.isTrusted) tell(event.key, event.target);
  }, true);
  addEventListener("input", ({ target, isTrusted }) => {
    if (target.type === "file") tell("dialog", target);
    const isText = target.isContentEditable || target.matches("textarea, input[type=text]");
    if (!isTrusted || !isText || typed.has(target)) return;
    typed.add(target);
    tell("type", target);
  }, true);
})();
"""


def count_actions(page: Page) -> list[str]:
    """Every action on the tab from now on, in their order."""
    actions: list[str] = []

    # A method of a list cannot be handed over.
    def tell(action: str) -> None:
        actions.append(action)

    page.expose_function("tellAction", tell)
    page.add_init_script(COUNT)
    return actions


def count_from_first_page(page: Page, role: str) -> list[str]:
    """Every action of somebody of the role who has logged in and sees their first page."""
    actions = count_actions(page)
    admin.watch_edits(page)
    admin.log_in(page, role)
    actions.clear()
    return actions


def make_photograph() -> FilePayload:
    """A JPEG as a phone would make it."""
    image = Image.effect_noise((800, 600), 50).convert("RGB")
    output = BytesIO()
    image.save(output, "JPEG")
    return {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": output.getvalue()}
