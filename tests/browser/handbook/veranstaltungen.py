"""Announcing an event and calling it off (`veranstaltungen.md`), as a volunteer does it."""

from playwright.sync_api import Page, expect

from tests.browser import admin
from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter

CHAPTER = Chapter(
    "veranstaltungen",
    role="Ehrenamt",
    slow={
        "Anlegen": "a page is written and handed in, as an article is",
        "Termine": "as in test_short_ways.py",
    },
)
TITLE, LATER, MONTHLY = "Flohmarkt am Wasserlauf", "Laternenumzug", "Spielenachmittag"


@CHAPTER.step(
    "Drücken Sie auf der Startseite „Veranstaltung ankündigen“. Alle Veranstaltungen finden Sie"
    " links im Menü unter „Veranstaltungen“."
)
def begin_event(page: Page) -> None:
    menu = page.locator("#wagtail-sidebar")
    expect(menu.get_by_role("link", name="Veranstaltungen", exact=True)).to_be_visible()
    actions.open_form(page, "Veranstaltung ankündigen")


@CHAPTER.step(
    "Geben Sie „Titel“ und „Art der Veranstaltung“ an und dann, was sonst feststeht."
    " Für einen Entwurf genügt der Titel; eingereicht wird sie mit einem Datum."
)
def title_event(page: Page) -> None:
    actions.fill_title(page, TITLE)
    actions.save_draft(page)
    choose_kind(page)
    when = page.get_by_role("textbox", name="Wann?")
    when.fill("16.12.2027 15 Uhr")
    when.press("Enter")
    expect(page.locator("[name=dates-0-value-start]")).to_have_value("15:00")


@CHAPTER.step("Drücken Sie unten „Einreichen“. Was dann geschieht, steht beim Ehrenamt.")
def hand_in(page: Page) -> None:
    admin.hand_in(page)
    expect(page.locator(".dashboard-panel--eingereicht")).to_contain_text(TITLE)


def choose_kind(page: Page) -> None:
    actions.press(page, "Art der Veranstaltung auswählen")
    dialog = page.locator(".modal")
    dialog.locator("[data-chooser-modal-choice]").first.click()
    expect(dialog).to_have_count(0)


@CHAPTER.begin("Termine")
def open_event_without_dates(page: Page) -> None:
    begin_event(page)
    actions.fill_title(page, MONTHLY)


@CHAPTER.step("Schreiben Sie in „Wann?“, wie Sie es auf einen Aushang schreiben würden.")
def write_when(page: Page) -> None:
    actions.field(page, "Wann?").fill("jeden dritten Mittwoch 15–17 Uhr")


@CHAPTER.step(
    "Drücken Sie „Eintragen“ oder die Eingabetaste. Darunter steht, wie die Website Sie verstanden"
    " hat, und bei „Termine“ der fertige Eintrag."
)
def enter_when(page: Page) -> None:
    actions.press(page, "Eintragen")
    understood = page.locator("[data-when-result]")
    expect(understood).to_contain_text("jeden dritten Mittwoch im Monat")
    expect(understood).to_contain_text("15–17 Uhr")
    expect(page.locator("[name=dates-0-value-start]")).to_have_value("15:00")
    actions.field(page, "Wann?").fill("16.12.2026 ab 15 Uhr")
    page.keyboard.press("Enter")
    expect(understood).to_contain_text("16. Dezember 2026")
    expect(page.locator("[name=dates-1-value-day]")).to_have_value("16.12.2026")
    actions.save_draft(page)


@CHAPTER.begin("Absagen und verschieben")
def open_list(page: Page) -> None:
    begin_event(page)
    actions.fill_title(page, LATER)
    choose_kind(page)
    actions.save_draft(page)
    actions.follow_menu(page, "Veranstaltungen")


@CHAPTER.step("Öffnen Sie die Veranstaltung und gehen Sie zu „Findet es statt?“.")
def open_event(page: Page) -> None:
    actions.open_form(page.locator("main table"), LATER)
    page.get_by_text("Findet es statt?").first.scroll_into_view_if_needed()


@CHAPTER.step(
    "Wählen Sie den Stand und schreiben Sie unter „Warum, und wie es weitergeht“ einen Satz."
)
def choose_status(page: Page) -> None:
    actions.field(page, "Stand").select_option(label="verschoben")
    actions.field(page, "Warum, und wie es weitergeht").fill("Der Platz ist noch gesperrt.")


@CHAPTER.step("Bei einer Verschiebung tragen Sie „Neues Datum“ ein, sobald es feststeht.")
def set_new_day(page: Page) -> None:
    actions.field(page, "Neues Datum").fill("14.6.2027")
    page.keyboard.press("Tab")


@CHAPTER.step("Drücken Sie „Einreichen“.")
def hand_in_change(page: Page) -> None:
    admin.hand_in(page)
    expect(page.locator(".dashboard-panel--eingereicht")).to_contain_text(LATER)
