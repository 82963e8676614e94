"""Inviting somebody and switching a language (`verwaltung.md`), as an administrator does it."""

from playwright.sync_api import Page, expect

from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter("verwaltung", role="Administration")
LANGUAGE, PREFIX = "Українська", "/uk/"
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


@CHAPTER.begin("Sprachen online")
def open_languages(page: Page) -> None:
    actions.follow_menu(page, "Einstellungen", "Sprachen online")


@CHAPTER.step(
    "Drücken Sie auf eine Sprache. Sie sehen, was es in ihr zu lesen gibt: wie viele Seiten aktuell"
    " sind, veraltet oder fehlen, das Menü und eine Vorschau der Startseite, auch solange die"
    " Sprache abgeschaltet ist."
)
def open_language(page: Page) -> None:
    actions.press(page.locator("main"), LANGUAGE)
    facts = page.locator(".switches__facts")
    # How many are stale or missing stands there only if there are any.
    for words in ("aktuell", "Menü", "Vorschau"):
        expect(facts).to_contain_text(words)


@CHAPTER.step(
    "„Für alle abschalten“ nimmt die Sprache sofort weg: Seiten, Feeds, Suche, Sitemap und jeder"
    " Link dorthin. Gelöscht wird nichts, und übersetzt wird weiter wie bisher."
)
def switch_off(page: Page) -> None:
    assert page.request.get(PREFIX).ok
    actions.press(page, "Für alle abschalten")
    actions.expect_success(page)
    assert page.request.get(PREFIX).status == 404
    for path in ("/", "/sitemap.xml"):
        assert PREFIX not in page.request.get(path).text()


@CHAPTER.step(
    "Öffnen Sie die Sprache wieder: „Für alle einschalten“ zeigt alles, was freigegeben ist. Fehlt"
    " noch die Startseite, erscheint die Sprache, sobald sie freigegeben ist."
)
def switch_on(page: Page) -> None:
    actions.press(page.locator("main"), LANGUAGE)
    actions.press(page, "Für alle einschalten")
    actions.expect_success(page)
    assert page.request.get(PREFIX).ok
    visit(page, "/")
    expect(page.locator(f".languages a[href='{PREFIX}']")).to_have_count(1)
