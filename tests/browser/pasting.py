"""Pasting in a browser, and the way of what was pasted up to its readers."""

from playwright.sync_api import Locator, Page, expect

from tests.browser import admin
from tests.browser.watch import visit
from tests.cms.pasting.clipboards import Clipboard

#: A text in which the paste of a browser puts both flavours of a clipboard.
PASTE = """
(element, flavours) => {
  const data = new DataTransfer();
  for (const [type, words] of Object.entries(flavours)) data.setData(type, words);
  element.focus();
  const event = { clipboardData: data, bubbles: true, cancelable: true };
  element.dispatchEvent(new ClipboardEvent("paste", event));
}
"""
#: Kind and words of each block of the body.
READ = """
() => [...document.querySelectorAll("[data-contentpath=body] [data-streamfield-child]")]
  .filter((block) => block.querySelector("input[name$='-deleted']").value !== "1")
  .map((block) => {
    const written = [...block.querySelectorAll("[contenteditable=true]")];
    const fields = [...block.querySelectorAll("input[type=text], textarea")];
    const words = written.length ? written.map((each) => each.innerText.trim())
      : fields.map((each) => each.value).filter(Boolean);
    return `${block.querySelector("input[name$='-type']").value}: ${words.join(", ")}`;
  })
"""


def get_texts(page: Page) -> Locator:
    """The texts of the body, in their order."""
    return page.locator("[data-contentpath=body] .Draftail-Editor [contenteditable=true]:visible")


def paste(text: Locator, clipboard: Clipboard) -> None:
    text.evaluate(PASTE, clipboard.flavours)


def release(page: Page, title: str) -> None:
    """Somebody of the office lets an article go online that was handed in."""
    admin.log_in(page, "Redaktion", "/admin/freigaben/")
    review = page.locator(".review", has_text=title)
    review.get_by_role("button", name="Freigeben und veröffentlichen").click()
    expect(page.locator(".messages .success")).to_be_visible()


def open_article(page: Page, title: str) -> None:
    """As a reader, from the newspaper's list."""
    visit(page, "/stadtteilzeitung/")
    page.get_by_role("link", name=title).first.click()
    expect(page.locator("main h1")).to_have_text(title)
