"""The garden group's diary and garden year (`garten.md`)."""

import re

from playwright.sync_api import Page, expect

from tests.browser import admin
from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter

CHAPTER = Chapter("garten", role="Garten")
TITLE, TASK = "Die ersten Bohnen", "Bohnen und Kürbisse"


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


@CHAPTER.step("Öffnen Sie links „Seiten“ und drücken Sie neben „Das Gartenjahr“ auf den Stift.")
def open_year(page: Page) -> None:
    actions.follow_menu(page, "Seiten")
    pages = page.get_by_role("dialog", name="Seitenübersicht")
    pages.get_by_role("link", name=re.compile("Das Gartenjahr.* bearbeiten")).click()
    page.wait_for_url("**/edit/")
    admin.wait_until_watched(page)


@CHAPTER.step(
    "Jede Aufgabe hat einen Monat, eine Art und wenige Worte: „Radieschen, Spinat und Erbsen“."
)
def add_task(page: Page) -> None:
    actions.press(page, "Aufgabe hinzufügen")
    row = page.locator("[id^=inline_child_tasks-]").last
    row.locator("[name$=-month]").select_option(index=5)
    row.locator("[name$=-kind]").select_option(index=1)
    row.locator("[name$=-what]").fill(TASK)


@CHAPTER.step("Drücken Sie „Einreichen“.")
def hand_in_year(page: Page) -> None:
    admin.hand_in(page)
    expect(page.locator(".dashboard-panel--eingereicht")).to_contain_text("Gartenjahr")
