"""Planning an issue of the newspaper (`ausgabe-planen.md`), as the office does it."""

from playwright.sync_api import Page, expect

from tests.browser import admin
from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter("ausgabe-planen", role="Redaktion")
ARTICLES = ("Wem gehört der rote Regenschirm?", "Die Treppe am Hang")
TITLE, ARTICLE = "Ausgabe Juni 2031", "Der Igel im Heft"


@CHAPTER.step("Wählen Sie links „Ausgaben“ und drücken Sie „Ausgabe hinzufügen“.")
def add_issue(page: Page) -> None:
    actions.follow_menu(page, "Ausgaben")
    actions.open_form(page, "Ausgabe hinzufügen")


@CHAPTER.step("Geben Sie einen „Titel“ ein, zum Beispiel: Ausgabe Juni 2026.")
def title_issue(page: Page) -> None:
    actions.fill_title(page, TITLE)
    actions.save_draft(page)


@CHAPTER.begin("Veröffentlichen", slow="an article, a release and an issue")
def open_issue_with_article(page: Page) -> None:
    actions.hand_in_article(page, ARTICLE)
    open_issue(page)


@CHAPTER.begin("Die Artikel in ihrer Reihenfolge")
def open_issue(page: Page) -> None:
    add_issue(page)
    actions.fill_title(page, TITLE)
    actions.field(page, "Erster Monat").fill("1.6.2031")


@CHAPTER.step("Drücken Sie „Artikel hinzufügen“ und wählen Sie den „Artikel“ aus.")
def choose_articles(page: Page) -> None:
    for title in ARTICLES:
        actions.press(page, "Artikel hinzufügen")
        page.get_by_role("button", name="Seite auswählen (Artikel)").last.click()
        dialog = page.locator(".modal")
        dialog.get_by_role("textbox").first.fill(title)
        dialog.get_by_role("link", name=title).first.click()
        expect(dialog).to_have_count(0)


@CHAPTER.step(
    "Tragen Sie bei „Seite“ die Seite ein, auf der er in der Zeitung beginnt. Steht er nur online,"
    " lassen Sie das Feld leer."
)
def enter_page(page: Page) -> None:
    actions.field(page, "Seite").fill("3")


@CHAPTER.step("Bringen Sie die Artikel mit „Nach oben“ in die Reihenfolge der Zeitung.")
def sort(page: Page) -> None:
    page.get_by_role("button", name="Nach oben", exact=True).nth(1).click()
    actions.save_draft(page)
    expect(page.locator("[data-inline-panel-child]").first).to_contain_text(ARTICLES[1])


@CHAPTER.step("Drücken Sie „Entwurf speichern“ und sehen Sie sich die „Vorschau“ an.")
def save_and_look(page: Page) -> None:
    actions.save_draft(page)
    actions.look_at_preview(page, "Juni 2031")


@CHAPTER.step("Geben Sie die Artikel frei, die noch warten.")
def release_articles(page: Page) -> None:
    issue = page.url
    visit(page, "/admin/freigaben/")
    waiting = page.locator(".review").filter(has=page.get_by_role("heading", name=ARTICLE))
    actions.press(waiting, "Freigeben und veröffentlichen")
    actions.expect_success(page)
    admin.open_editor(page, issue)


@CHAPTER.step("Veröffentlichen Sie die Ausgabe mit „Veröffentlichen“.")
def publish(page: Page) -> None:
    actions.press_below(page, "Veröffentlichen")
    visit(page, "/")
    expect(page.locator(".masthead-items")).to_contain_text("Juni 2031")
