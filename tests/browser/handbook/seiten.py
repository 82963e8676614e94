"""Plain pages and funders (`seiten-menues-foerderer.md`), as the office keeps them."""

import re

from playwright.sync_api import Page, expect

from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter(
    "seiten-menues-foerderer",
    role="Redaktion",
    slow={
        "Feste Seiten": "a page is changed and released, as others are",
        "Förderhinweise": "a list and a form, as those of the opening hours",
    },
)
TEASER, FUNDER = "Neu gefasst von der Redaktion", "Stiftung Wasserlauf"


@CHAPTER.step(
    "Öffnen Sie links „Seiten“, dann „Winzerla Deutsch“, und drücken Sie auf den Titel der Seite."
)
def open_page(page: Page) -> None:
    actions.follow_menu(page, "Seiten")
    actions.press(page.get_by_role("dialog", name="Seitenübersicht"), "Winzerla Deutsch")
    actions.open_form(page.locator("main table"), "Kontakt")


@CHAPTER.step(
    "Ändern Sie „Titel“, „Kurztext“, „Bild“ oder „Text“. Die Blöcke sind dieselben wie im Artikel."
)
def change_page(page: Page) -> None:
    for label in ("Titel", "Kurztext"):
        expect(actions.field(page, label)).to_be_visible()
    actions.field(page, "Kurztext").fill(TEASER)


@CHAPTER.step("Sehen Sie sich die „Vorschau“ an und drücken Sie „Veröffentlichen“.")
def publish_page(page: Page) -> None:
    actions.look_at_preview(page, TEASER)
    actions.press_below(page, "Veröffentlichen")
    visit(page, "/kontakt/")
    expect(page.locator("main")).to_contain_text(TEASER)


@CHAPTER.begin("Förderhinweise")
def open_details(page: Page) -> None:
    actions.follow_menu(page, "Auf jeder Seite", "Name, Kontakt, Förderhinweise")
    actions.open_german(page)


@CHAPTER.step("Drücken Sie „Förderhinweis hinzufügen“.")
def add_funder(page: Page) -> None:
    actions.press(page, "Förderhinweis hinzufügen")


@CHAPTER.step(
    "Geben Sie „Name“ und „Vorgeschriebener Wortlaut“ ein, Wort für Wort wie im Bescheid."
)
def word_funder(page: Page) -> None:
    page.locator("[id^=id_funders-][id$=-name]").last.fill(FUNDER)
    page.locator("[id^=id_funders-][id$=-wording]").last.fill(f"Gefördert von der {FUNDER}")


@CHAPTER.step("Wählen Sie das „Logo“ aus, am besten als PNG mit durchsichtigem Hintergrund.")
def choose_logo(page: Page) -> None:
    row = page.locator("[id^=inline_child_funders-]").last
    actions.choose_picture(row)


@CHAPTER.step("Drücken Sie „Speichern“. Die Änderung ist sofort auf allen Seiten zu sehen.")
def save_details(page: Page) -> None:
    actions.press_below(page, "Speichern")
    for path in ("/", "/kontakt/"):
        visit(page, path)
        expect(page.locator("footer")).to_contain_text(re.compile(FUNDER))
