"""The garden group's diary and garden year (`garten.md`)."""

from playwright.sync_api import Locator, Page, expect

from tests.browser import admin
from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter

CHAPTER = Chapter(
    "garten",
    role="Garten",
    slow={
        "Das Gartenjahr": "as in test_garden_year.py",
    },
)
TITLE, TASK = "Die ersten Bohnen", "Bohnen und Kürbisse"
MONTH, OTHER_MONTH = "März", "Juni"


@CHAPTER.step("Drücken Sie auf der Startseite „Tagebucheintrag schreiben“.")
def begin_entry(page: Page) -> None:
    actions.open_form(page, "Tagebucheintrag schreiben")


@CHAPTER.step("Schreiben Sie den Titel und prüfen Sie „Tag“: der Tag, von dem der Eintrag erzählt.")
def title_and_day(page: Page) -> None:
    actions.fill_title(page, TITLE)
    expect(actions.field(page, "Tag")).not_to_have_value("")


@CHAPTER.step("Wenn Sie mögen, tragen Sie „Wetter“ ein und wählen ein Bild.")
def weather_and_picture(page: Page) -> None:
    actions.field(page, "Wetter").fill("Sonne, 18 Grad")
    actions.choose_picture(page.locator("#panel-child-inhalt-bild-section"))


@CHAPTER.step("Schreiben Sie den Text, dann drücken Sie „Einreichen“.")
def write_entry(page: Page) -> None:
    actions.write(page, "Heute haben wir gesät.")
    admin.hand_in(page)
    expect(page.locator(".dashboard-panel--eingereicht")).to_contain_text(TITLE)


@CHAPTER.step(
    "Drücken Sie auf der Startseite „Gartenjahr ändern“: Der laufende Monat öffnet sich. Die"
    " Redaktion findet das Gartenjahr links unter „Seiten“, im Garten."
)
def open_year(page: Page) -> None:
    heading = page.locator("#dashboard-gartenmonat").inner_text()
    actions.press(page, "Gartenjahr ändern")
    page.wait_for_url("**/edit/?month=*")
    month = get_month(page).inner_text()
    assert heading.endswith(month)


@CHAPTER.step(
    "Wählen Sie oben den Monat. Sie sehen nur seine Aufgaben; die anderen Monate bleiben, wie sie"
    " sind."
)
def choose_month(page: Page) -> None:
    actions.press(page, MONTH)
    expect(get_month(page)).to_have_text(MONTH)
    admin.wait_until_watched(page)
    months = page.locator("[data-inline-panel-child]:visible [name$=-month] option:checked")
    assert set(months.all_text_contents()) == {MONTH}


@CHAPTER.step(
    "Unter den Aufgaben legen Sie eine neue an: eine Art und wenige Worte, „Radieschen, Spinat und"
    " Erbsen“. Gehört eine in einen anderen Monat, wählen Sie ihn bei ihr."
)
def add_task(page: Page) -> None:
    actions.press(page, "Aufgabe hinzufügen")
    row = page.locator("[data-inline-panel-child]:visible").last
    row.locator("[name$=-kind]").select_option(index=1)
    row.locator("[name$=-what]").fill(TASK)
    row.locator("[name$=-month]").select_option(label=OTHER_MONTH)


@CHAPTER.step(
    "Drücken Sie „Einreichen“. Eingereicht wird das ganze Gartenjahr, mit allem, was darin noch"
    " nicht freigegeben ist."
)
def hand_in_year(page: Page) -> None:
    admin.hand_in(page)
    handed_in = page.locator(".dashboard-panel--eingereicht")
    handed_in.get_by_role("link", name="Das Gartenjahr").click()
    actions.press(page, OTHER_MONTH)
    expect(get_month(page)).to_have_text(OTHER_MONTH)
    words = page.locator("[data-inline-panel-child]:visible [name$=-what]")
    assert TASK in words.evaluate_all("fields => fields.map((field) => field.value)")


def get_month(page: Page) -> Locator:
    """The month that the form shows."""
    return page.locator(".edited-months [aria-current]")
