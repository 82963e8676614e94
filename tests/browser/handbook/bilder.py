"""Adding pictures and a file (`bilder-und-dateien.md`), as the office does it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.devices import make_photograph
from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter(
    "bilder-und-dateien",
    role="Redaktion",
    slow={
        "Bilder hochladen": "as in test_several_pictures.py",
        "Dateien": "a form with a file, as that of a picture",
        "Drehen und zuschneiden": "as in test_framing.py",
    },
)
PICTURE, TURNED, PAPER = "Igel am Wasserlauf", "Igel von oben", "Antrag auf ein Beet"


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


@CHAPTER.step("Drücken Sie „Speichern“.")
def upload_picture(page: Page) -> None:
    actions.press(page.locator("main"), "Speichern")
    expect(actions.find(page.locator("main"), "Speichern")).to_have_count(0)
    actions.follow_menu(page, "Bilder")
    expect(page.locator("main")).to_contain_text(PICTURE)


@CHAPTER.begin("Drehen und zuschneiden")
def begin_article(page: Page) -> None:
    actions.open_form(page, "Artikel schreiben")


@CHAPTER.step(
    "Drücken Sie „Bild auswählen“, dann „Hochladen“, und wählen Sie die Datei. Sie sehen das Bild."
)
def choose_file_in_dialog(page: Page) -> None:
    actions.press(page, "Bild auswählen")
    dialog = get_dialog(page)
    dialog.get_by_role("tab", name="Hochladen").click()
    # 800 by 600 pixels.
    dialog.locator("input[type=file]").set_input_files(make_photograph())
    expect(dialog.locator(".framing__stage")).to_be_visible()


@CHAPTER.step("Liegt es falsch, drücken Sie „Nach links drehen“ oder „Nach rechts drehen“.")
def turn(page: Page) -> None:
    for label in ("Nach links drehen", "Nach rechts drehen", "Nach rechts drehen"):
        actions.press(get_dialog(page), label)


@CHAPTER.step("Verschieben Sie die Ecken, um etwas abzuschneiden. „Ganzes Bild“ nimmt das zurück.")
def cut(page: Page) -> None:
    stage = get_dialog(page).locator(".framing__stage")
    stage.scroll_into_view_if_needed()
    drag_to_the_middle(stage)
    actions.press(get_dialog(page), "Ganzes Bild")
    drag_to_the_middle(stage)


@CHAPTER.step("Füllen Sie den Rest aus und drücken Sie unten „Hochladen“.")
def upload_turned_picture(page: Page) -> None:
    dialog = get_dialog(page)
    dialog.get_by_text("Weitere Angaben").click()
    actions.field(dialog, "Titel").fill(TURNED)
    actions.field(dialog, "Bildnachweis").fill("Foto: M. Muster")
    actions.field(dialog, "Dieses Bild darf veröffentlicht werden").check()
    dialog.get_by_role("button", name="Hochladen").click()
    expect(dialog).to_have_count(0)
    visit(page, "/admin/images/")
    page.get_by_role("link", name=TURNED).first.click()
    # Half of its width is left: turned it is 600 wide and 800 high.
    expect(page.locator("main")).to_contain_text(re.compile(r"\b(299|300|301)x800\b"))


def get_dialog(page: Page) -> Locator:
    return page.locator(".modal-content")


def drag_to_the_middle(stage: Locator) -> None:
    """The corner at the bottom right, along the lower edge."""
    corner = stage.get_by_role("button", name="unten rechts")
    box, size = corner.bounding_box(), stage.bounding_box()
    assert box
    assert size
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse = stage.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - size["width"] / 2, y, steps=4)
    mouse.up()


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


@CHAPTER.step("Drücken Sie „Speichern“, dann liegt sie in der Liste.")
def save_file(page: Page) -> None:
    actions.press(page.locator("main"), "Speichern")
    expect(actions.find(page.locator("main"), "Speichern")).to_have_count(0)
    actions.follow_menu(page, "Dokumente")
    expect(page.locator("main")).to_contain_text(PAPER)
