"""A new project (`projekte.md`), as the office makes it."""

from playwright.sync_api import Page, expect

from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter(
    "projekte",
    role="Redaktion",
    slow={
        "Ein Projekt vorstellen": "a page is written and handed in, as an article is",
    },
)
TITLE = "Bänke für den Hang"


@CHAPTER.step("Wählen Sie links „Projekte“ und drücken Sie oben „Projekt hinzufügen“.")
def add_project(page: Page) -> None:
    actions.follow_menu(page, "Projekte")
    actions.open_form(page, "Projekt hinzufügen")


@CHAPTER.step("Geben Sie einen „Titel“ ein und füllen Sie aus, was feststeht.")
def describe(page: Page) -> None:
    actions.fill_title(page, TITLE)
    actions.field(page, "Ziel").fill("Acht Bänke. Wer steigt, kann sich setzen.")


@CHAPTER.step("Drücken Sie „Veröffentlichen“. Das Projekt steht dann in der Liste.")
def publish(page: Page) -> None:
    actions.press_below(page, "Veröffentlichen")
    visit(page, "/projekte/")
    expect(page.locator("main")).to_contain_text(TITLE)
