"""Uploading a picture and a file (`bilder-und-dateien.md`), as the office does it."""

from playwright.sync_api import Page, expect

from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.test_editorial_story import make_photograph

CHAPTER = Chapter("bilder-und-dateien", role="Redaktion")
PICTURE, PAPER = "Igel am Wasserlauf", "Antrag auf ein Beet"


@CHAPTER.step(
    "Öffnen Sie im Menü „Bilder“, drücken Sie „Ein Bild hinzufügen“ und wählen Sie die Datei."
)
def choose_picture(page: Page) -> None:
    actions.follow_menu(page, "Bilder")
    actions.press(page, "Ein Bild hinzufügen")
    page.locator("main input[type=file]").first.set_input_files(make_photograph())


@CHAPTER.step(
    "Sagen Sie in „Beschreibung“, was zu sehen ist, und im „Bildnachweis“, von wem es ist."
)
def describe_picture(page: Page) -> None:
    actions.field(page, "Titel").fill(PICTURE)
    actions.field(page, "Beschreibung").fill("Ein Igel trinkt.")
    actions.field(page, "Bildnachweis").fill("Foto: M. Muster")


@CHAPTER.step("Setzen Sie den Haken „Dieses Bild darf veröffentlicht werden“, wenn das stimmt.")
def consent(page: Page) -> None:
    actions.field(page, "Dieses Bild darf veröffentlicht werden").check()


@CHAPTER.step("Drücken Sie „Update“.")
def upload_picture(page: Page) -> None:
    actions.press(page.locator("main"), "Update")
    expect(actions.find(page.locator("main"), "Update")).to_have_count(0)
    actions.follow_menu(page, "Bilder")
    expect(page.locator("main")).to_contain_text(PICTURE)


@CHAPTER.step(
    "Öffnen Sie im Menü „Dokumente“, drücken Sie „Ein Dokument hinzufügen“ und wählen Sie die"
    " Datei."
)
def choose_file(page: Page) -> None:
    actions.follow_menu(page, "Dokumente")
    actions.press(page, "Ein Dokument hinzufügen")
    page.locator("main input[type=file]").first.set_input_files(
        {"name": "Formular_neu_2.txt", "mimeType": "text/plain", "buffer": b"Antrag"}
    )


@CHAPTER.step("Geben Sie ihr einen „Titel“, den man versteht.")
def title_file(page: Page) -> None:
    actions.field(page, "Titel").fill(PAPER)


@CHAPTER.step("Drücken Sie „Update“, dann liegt sie in der Liste.")
def save_file(page: Page) -> None:
    actions.press(page.locator("main"), "Update")
    expect(actions.find(page.locator("main"), "Update")).to_have_count(0)
    actions.follow_menu(page, "Dokumente")
    expect(page.locator("main")).to_contain_text(PAPER)
