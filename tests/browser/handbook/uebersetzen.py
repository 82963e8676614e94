"""Translating a page and following its original (`uebersetzen.md`), as a translator does it."""

import re
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter(
    "uebersetzen",
    role="Übersetzung",
    slow={
        "Eine Seite übersetzen": "as in test_translation_story.py",
    },
)
ARTICLE = "Wem gehört der rote Regenschirm?"


@CHAPTER.step(
    "Öffnen Sie links „Übersetzungen“. Die Tafel zeigt jede Seite in jeder Sprache: Rot „fehlt“"
    " oder „veraltet“, Gelb „in Arbeit“, „Maschinenentwurf“ oder „wartet auf"
    " Freigabe“, Grün „aktuell“."
)
def open_board(page: Page) -> None:
    actions.follow_menu(page, "Übersetzungen")
    for light, states in {
        "red": ("fehlt", "veraltet"),
        "yellow": ("in Arbeit", "Maschinenentwurf", "wartet auf Freigabe"),
        "green": ("aktuell",),
    }.items():
        for word in page.locator(f"table.board .light--{light}").all_inner_texts():
            assert word in states, f"{light}: {word}"


@CHAPTER.step("Drücken Sie auf ein Feld und dann auf „Übersetzen“.")
def begin_translation(page: Page) -> None:
    visit(page, f"/admin/uebersetzungen/?{urlencode({'language': 'uk', 'title': ARTICLE})}")
    page.locator("table.board tbody td a").click()
    actions.press(page.locator("main"), "Übersetzen")
    expect(page.locator(".sentence").first).to_be_visible()


@CHAPTER.step(
    "Neben jedem deutschen Satz steht ein Kasten. Schreiben Sie dort die Übersetzung hinein."
    " Zeichen in spitzen Klammern, zum Beispiel <b>…</b>, setzen Sie wie im Original."
)
def fill_boxes(page: Page) -> None:
    for sentence in page.locator(".sentence--missing").all():
        source = sentence.locator("[id^=source-]").inner_text()
        words = re.sub(r"(?<![<\w/])[A-Za-zÄÖÜäöüß]+(?![\w>])", "Слово", source, count=1)
        sentence.locator("textarea").fill(words)


@CHAPTER.step("„Speichern“ hebt auf, was Sie haben. Niemand draußen sieht es.")
def save(page: Page) -> None:
    actions.press(page.locator("main"), "Speichern")
    actions.expect_success(page)
    assert "Слово" not in page.request.get("/uk/").text()


@CHAPTER.step(
    "Ist jeder Kasten gefüllt, drücken Sie „Speichern und einreichen“. Die Redaktion bekommt eine"
    " E-Mail."
)
def hand_in(page: Page) -> None:
    expect(page.locator(".sentence--missing")).to_have_count(0)
    actions.press(page, "Speichern und einreichen")
    # Saving has succeeded before, and said so.
    expect(page.locator(".messages .success")).to_contain_text("ist eingereicht")


@CHAPTER.begin("Wenn sich das Original ändert")
def open_outdated(page: Page) -> None:
    visit(page, "/admin/uebersetzungen/?language=uk&state=stale")


@CHAPTER.step(
    "Drücken Sie auf „veraltet“. Sie sehen nebeneinander, was bisher dastand, was jetzt dasteht und"
    " wie die Übersetzung lautet."
)
def compare(page: Page) -> None:
    actions.press(page.locator("table.board"), "veraltet")
    for heading in ("Bisher auf Deutsch", "Jetzt auf Deutsch", "Bisherige Übersetzung"):
        expect(page.locator("table.changes")).to_contain_text(heading)


@CHAPTER.step("„Übersetzung öffnen“ führt zu den Kästen. Geändert sind die mit dem Strich am Rand.")
def open_boxes(page: Page) -> None:
    actions.press(page, "Übersetzung öffnen")
    expect(page.locator(".sentence--missing").first).to_be_visible()


@CHAPTER.step("Passt die alte Übersetzung weiterhin, setzen Sie darunter den Haken.")
def confirm(page: Page) -> None:
    count = page.locator(".sentence--missing").count()
    page.locator(".sentence--missing [type=checkbox]").first.check()
    actions.press(page.locator("main"), "Speichern")
    actions.expect_success(page)
    expect(page.locator(".sentence--missing")).to_have_count(count - 1)
