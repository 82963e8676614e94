"""Correcting an article that readers see (`artikel-schreiben.md`), as the office does it."""

from playwright.sync_api import Page, expect

from tests.browser import admin
from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter("artikel-schreiben", role="Redaktion")
ARTICLE = "Wem gehört der rote Regenschirm?"


@CHAPTER.begin("Wenn sich ein Fehler eingeschlichen hat")
def open_article(page: Page) -> None:
    actions.follow_menu(page, "Artikel")
    actions.open_form(page.locator("main table"), ARTICLE)


@CHAPTER.step("Berichtigen Sie den Text.")
def correct(page: Page) -> None:
    actions.field(page, "Kurztext").fill("Am 14. Mai lag er im Büro.")


@CHAPTER.step(
    "Geht es um die Sache (ein Datum, ein Ort, eine Zahl, ein Name), fügen Sie unter „Nachträge der"
    " Redaktion“ einen „Nachtrag“ hinzu: was falsch war, was richtig ist, und das Datum."
)
def add_correction(page: Page) -> None:
    section = page.locator("[data-contentpath=corrections]")
    expect(page.get_by_text("Nachträge der Redaktion").first).to_be_visible()
    section.get_by_role("button", name="Einen Block einfügen").first.click()
    actions.field(section, "Text").fill("Es war der 14. Mai.")
    actions.field(section, "Datum").fill("heute")
    page.keyboard.press("Tab")


@CHAPTER.step("Reichen Sie den Artikel ein. Jemand anderes gibt ihn frei.")
def hand_in(page: Page) -> None:
    admin.hand_in(page)
    visit(page, "/admin/freigaben/")
    own = page.locator(".review").filter(has_text=ARTICLE)
    expect(own).to_contain_text("gibt jemand anderes frei")
    expect(own.get_by_role("button", name="Freigeben und veröffentlichen")).to_have_count(0)
