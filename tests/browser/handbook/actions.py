"""What the steps of several chapters do in the admin."""

import re
from urllib.parse import urljoin

from playwright.sync_api import Locator, Page, expect

from tests.browser import admin

#: What somebody fills in.
FIELD = "input, textarea, select, [contenteditable=true]"


def find(page: Page | Locator, label: str) -> Locator:
    """The first visible button or link of this name; some say behind it what they are about."""
    name = re.compile(rf"^{re.escape(label)}( ?:.*)?$")
    button, link = page.get_by_role("button", name=name), page.get_by_role("link", name=name)
    return button.or_(link).locator("visible=true").first


def field(place: Page | Locator, label: str) -> Locator:
    """The first visible field of this name; a star says that it must be filled in."""
    name = re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")
    fields = place.get_by_label(name).and_(get_page(place).locator(FIELD))
    return fields.locator("visible=true").first


def press(page: Page | Locator, label: str) -> None:
    """Press a button or follow a link."""
    find(page, label).click()


def follow_menu(page: Page, *labels: str) -> None:
    """Open an entry of the menu at the left, by way of the entries it lies in."""
    menu = page.locator("#wagtail-sidebar")
    for label in labels:
        press(menu, label)
    expect(page.locator("main")).to_be_visible()


def press_below(page: Page, label: str) -> None:
    """Press a button at the end of a form, behind the arrow if need be, and have it succeed."""
    button = page.locator("footer").get_by_role("button", name=label, exact=True)
    more = page.locator("footer").get_by_role("button", name="Mehr Aktionen")
    expect(button.or_(more).first).to_be_visible()
    if not button.locator("visible=true").count():
        more.click()
    button.click()
    expect_success(page)


def expect_success(page: Page) -> None:
    """The site says that it is done."""
    expect(page.locator(".messages .success").first).to_be_visible()


def save_draft(page: Page) -> None:
    """As “Entwurf speichern” does, in a form that is open."""
    press_below(page, "Entwurf speichern")


def look_at_preview(page: Page, words: str) -> None:
    """Open the preview beside the form and find the words in it."""
    page.locator("[data-side-panel-toggle=preview]").click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("body")).to_contain_text(words)
    page.locator("[data-side-panel-toggle=preview]").click()


def get_page(place: Page | Locator) -> Page:
    """The tab that a place is on."""
    return place if isinstance(place, Page) else place.page


def open_form(place: Page | Locator, label: str) -> None:
    """Press a button that leads to the form of a page, and wait until it notices what is typed."""
    press(place, label)
    page = get_page(place)
    page.wait_for_url(re.compile(r"/admin/pages/(add/|\d+/edit/)"))
    admin.wait_until_watched(page)


def fill_title(page: Page, title: str) -> None:
    """As somebody who then goes on to the next field, which makes the address of the title."""
    field(page, "Titel").fill(title)
    page.keyboard.press("Tab")
    expect(page.locator("#id_slug")).not_to_have_value("")


def open_german(page: Page) -> None:
    """Open the German one of the entries that a list has in each language."""
    german = page.locator("main tr").filter(has=page.get_by_role("cell", name="Deutsch"))
    german.locator("td.title a, td a").first.click()
    page.wait_for_url("**/edit/**")


def write(page: Page, words: str) -> None:
    """Type into the first text of the body."""
    text = page.locator("[data-contentpath=body] [contenteditable=true]").first
    text.focus()
    page.keyboard.type(words)


def hand_in_article(page: Page, title: str) -> None:
    """Let a volunteer hand an article in, in a window of their own."""
    browser = page.context.browser
    assert browser
    context = browser.new_context(base_url=urljoin(page.url, "/"), locale="de-DE")
    volunteer = context.new_page()
    admin.watch_edits(volunteer)
    admin.log_in(volunteer, "Ehrenamt")
    open_form(volunteer, "Artikel schreiben")
    fill_title(volunteer, title)
    field(volunteer, "Kurztext").fill("Er wartet auf die Redaktion.")
    write(volunteer, "Jemand liest ihn.")
    admin.hand_in(volunteer)
    context.close()


def choose_picture(place: Locator) -> None:
    """A picture that is there already, by the button in the place."""
    press(place, "Bild auswählen")
    dialog = place.page.locator(".modal")
    dialog.get_by_role("tab", name="Suche").click()
    dialog.locator("[data-chooser-modal-choice]").first.click()
    expect(dialog).to_have_count(0)
