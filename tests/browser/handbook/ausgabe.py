"""Planning an issue of the newspaper (`ausgabe-planen.md`), as the office does it."""

from playwright.sync_api import Locator, Page, expect

from tests.browser import admin
from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter(
    "ausgabe-planen",
    role="Redaktion",
    slow={
        "Anlegen": "the first steps of test_issue_planning.py",
        "Die Artikel in ihrer Reihenfolge": "as in test_issue_planning.py",
    },
)
ARTICLES = ("Wem gehört der rote Regenschirm?", "Die Treppe am Hang hat jetzt Licht")
#: Of the keyboard, from a row's field to the handle of the next.
MOST_STOPS = 10
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


@CHAPTER.step(
    "Drücken Sie „Artikel auswählen“ und setzen Sie bei allen Artikeln einen Haken, am besten"
    " gleich in der Reihenfolge der Zeitung. Oben stehen die, die noch in keiner Ausgabe sind, die"
    " neuesten zuerst. Suchen Sie zwischendurch, bleiben Ihre Haken stehen."
)
def tick_articles(page: Page) -> None:
    actions.press(page, "Artikel auswählen")
    dialog = page.locator(".modal-content")
    search = dialog.get_by_role("textbox").first
    for title in ARTICLES:
        search.fill(title)
        expect(dialog.locator("tbody tr")).to_have_count(1)
        dialog.get_by_role("checkbox", name=title).check()
    search.fill("")
    for title in ARTICLES:
        expect(dialog.get_by_role("checkbox", name=title)).to_be_checked()


@CHAPTER.step("Drücken Sie „Auswahl bestätigen“.")
def take_articles(page: Page) -> None:
    actions.press(page.locator(".modal-content"), "Auswahl bestätigen")
    expect(page.locator(".modal-content")).to_have_count(0)
    expect_order(page, ARTICLES)


@CHAPTER.step(
    "Ziehen Sie die Artikel am Griff mit den sechs Punkten in die Reihenfolge der Zeitung. Ohne"
    " Maus: Gehen Sie mit der Tabulatortaste auf den Griff, die Pfeiltasten schieben die Zeile nach"
    " oben und unten."
)
def sort(page: Page) -> None:
    row = get_rows(page).nth(1)
    row.scroll_into_view_if_needed()
    handle = page.get_by_role("button", name=f"„{ARTICLES[1]}“ ziehen")
    handle.drag_to(get_rows(page).first, target_position={"x": 200, "y": 5})
    expect_order(page, ARTICLES[::-1])
    actions.field(get_rows(page).first, "Seite").focus()
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-inline-panel-child-drag]')"):
            break
    page.keyboard.press("ArrowUp")
    expect_order(page, ARTICLES)


@CHAPTER.step(
    "Tragen Sie bei „Seite“ die Seite ein, auf der ein Artikel in der Zeitung beginnt. Steht er nur"
    " online, lassen Sie das Feld leer."
)
def enter_page(page: Page) -> None:
    actions.field(get_rows(page).first, "Seite").fill("3")
    expect(actions.field(get_rows(page).nth(1), "Seite")).to_have_value("")
    actions.save_draft(page)
    page.reload()
    expect_order(page, ARTICLES)
    expect(actions.field(get_rows(page).first, "Seite")).to_have_value("3")


def get_rows(page: Page) -> Locator:
    """The articles of the issue."""
    return page.locator("#id_entries-FORMS > :not(.deleted)")


def expect_order(page: Page, titles: tuple[str, ...]) -> None:
    expect(get_rows(page).locator("[data-chooser-title]")).to_have_text(list(titles))


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
