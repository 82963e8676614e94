"""Inviting somebody (`verwaltung.md`), as an administrator does it."""

from playwright.sync_api import Page, expect

from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter

CHAPTER = Chapter("verwaltung", role="Administration")
EMAIL = "ada.linde@winzerla.example"


@CHAPTER.step("Öffnen Sie „Einstellungen“, „Zugänge“ und drücken Sie „Jemanden einladen“.")
def open_invitation(page: Page) -> None:
    actions.follow_menu(page, "Einstellungen", "Zugänge")
    actions.press(page, "Jemanden einladen")


@CHAPTER.step(
    "Tragen Sie Namen und E-Mail-Adresse ein und wählen Sie unter „Rollen“, was die Person darf,"
    " siehe Wer darf was. Den Benutzernamen dürfen Sie leer lassen: Dann ist es die E-Mail-Adresse."
)
def describe(page: Page) -> None:
    actions.field(page, "Vorname").fill("Ada")
    actions.field(page, "Nachname").fill("Linde")
    actions.field(page, "E-Mail").fill(EMAIL)
    expect(actions.field(page, "Benutzername")).to_have_value("")
    actions.field(page, "Ehrenamtliche").check()


@CHAPTER.step("Drücken Sie „Einladen“.")
def invite(page: Page) -> None:
    actions.press(page, "Einladen")
    expect(page.locator(".messages")).to_contain_text(EMAIL)
    actions.follow_menu(page, "Einstellungen", "Zugänge")
    expect(page.locator("main table")).to_contain_text(EMAIL)
