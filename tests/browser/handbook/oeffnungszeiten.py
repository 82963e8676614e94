"""The week and days that are closed (`oeffnungszeiten.md`), as the office keeps them."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter(
    "oeffnungszeiten",
    role="Redaktion",
    slow={
        "Geschlossen: Krankheit, Ferien, Fortbildung": "the same form as that of the week",
    },
)
NOTE = "Außerhalb dieser Zeiten bitte anrufen"


@CHAPTER.begin("Die übliche Woche")
def open_list(page: Page) -> None:
    actions.follow_menu(page, "Auf jeder Seite", "Öffnungszeiten, Hinweise")


@CHAPTER.step(
    "Öffnen Sie den deutschen Eintrag. Jeder Wochentag hat eine Zeile mit „von“"
    " und „bis“. Für eine zweite Zeit am selben Tag sind „und von“ und „und bis“ da."
)
def open_hours(page: Page) -> None:
    actions.open_german(page)


@CHAPTER.step("Schreiben Sie 9 oder 9.30. Eine leere Zeile heißt: geschlossen.")
def write_times(page: Page) -> None:
    actions.field(page, "Montag, von").fill("9")
    actions.field(page, "Montag, bis").fill("12.30")


@CHAPTER.step("„Nach Vereinbarung“ gilt allein oder zusätzlich zu den Zeiten.")
def by_appointment(page: Page) -> None:
    actions.field(page, "Montag, nach Vereinbarung").check()


@CHAPTER.step("In „Anmerkung“ steht, was unter den Zeiten zu lesen sein soll.")
def write_note(page: Page) -> None:
    actions.field(page, "Anmerkung").fill(NOTE)


@CHAPTER.step("Drücken Sie „Speichern“.")
def save(page: Page) -> None:
    actions.press_below(page, "Speichern")
    visit(page, "/kontakt/")
    expect(page.locator("main")).to_contain_text(NOTE)
    expect(page.locator("main")).to_contain_text("12.30 Uhr")


@CHAPTER.begin("Geschlossen: Krankheit, Ferien, Fortbildung")
def open_form(page: Page) -> None:
    open_list(page)
    actions.open_german(page)


def last_closure(page: Page) -> Locator:
    return page.locator("[id^=inline_child_closures-]").last


@CHAPTER.step("Drücken Sie unter „An diesen Tagen geschlossen“ auf „Schließung hinzufügen“.")
def add_closure(page: Page) -> None:
    expect(page.get_by_text("An diesen Tagen geschlossen").first).to_be_visible()
    actions.press(page, "Schließung hinzufügen")


@CHAPTER.step(
    "Geben Sie „Erster Tag“ und „Letzter Tag“ ein. Für einen einzelnen Tag bleibt der zweite leer."
)
def set_days(page: Page) -> None:
    expect(actions.field(last_closure(page), "Letzter Tag")).to_be_visible()
    first = actions.field(last_closure(page), "Erster Tag")
    first.fill("heute")
    first.press("Tab")


@CHAPTER.step(
    "Wählen Sie einen „Grund“. Er erscheint sofort in allen Sprachen. Was Sie selbst unter „Oder in"
    " eigenen Worten“ schreiben, lesen andere erst, wenn es übersetzt ist."
)
def choose_reason(page: Page) -> None:
    expect(actions.field(last_closure(page), "Oder in eigenen Worten")).to_be_visible()
    actions.field(last_closure(page), "Grund").select_option(label="Krankheit")


@CHAPTER.step(
    "Soll es groß über allen Seiten stehen? Dann haken Sie „Über allen Seiten zeigen“ an. Nach dem"
    " letzten Tag verschwindet es von selbst."
)
def announce(page: Page) -> None:
    actions.field(last_closure(page), "Über allen Seiten zeigen").check()
    actions.press_below(page, "Speichern")
    visit(page, "/")
    expect(page.locator("body")).to_contain_text("Krankheit")
