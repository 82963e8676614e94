"""An article on its way into Ukrainian and Arabic; at every step everybody is told the truth."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.watch import visit

TITLE, ARTICLE = "Wem gehört der rote Regenschirm?", "/stadtteilzeitung/fundsachen/"
NEWS = "Der rote Regenschirm ist abgeholt."
UKRAINIAN, LATER = "Слово", "Парасольку забрали"
LANGUAGES = {"uk": "Українська", "ar": "العربية"}
BOARD, REVIEWS = "/admin/uebersetzungen/", "/admin/freigaben/"


@pytest.fixture
def site(workshop: Site) -> Site:
    """A site of its own: what is published here stands in nobody's way."""
    return workshop


@dataclass
class People:
    """Everybody's open tab."""

    office: Page
    author: Page
    translator: Page
    reader: Page


@pytest.fixture
def people(new_context: Callable[..., BrowserContext], site: Site) -> People:
    """The office, a second editor, a translator, and somebody without a login."""
    tabs = [new_context(viewport={"width": 1280, "height": 900}).new_page() for _ in range(4)]
    for tab, role in zip(tabs, ("Redaktion", "Administration", "Übersetzung"), strict=False):
        admin.log_in(tab, role, BOARD)
    return People(*tabs)


def test_every_step_of_a_translation_is_told_as_it_is(people: People) -> None:
    check(people, uk="fehlt", ar="fehlt")
    check_reader(people.reader, "ar", "", is_stale=False)
    send(people.office)
    check(people, uk="in Arbeit", ar="in Arbeit")
    translate(people.translator, UKRAINIAN)
    check(people, uk="wartet auf Freigabe", ar="in Arbeit")
    change_the_original(people)
    check(people, uk="wartet auf Freigabe", ar="in Arbeit")
    release(people.office, "uk")
    check(people, uk="veraltet", ar="in Arbeit", shown=UKRAINIAN, is_stale=True)
    assert count_open(people.translator) == 1
    translate(people.translator, LATER, NEWS)
    check(people, uk="wartet auf Freigabe", ar="in Arbeit", shown=UKRAINIAN, is_stale=True)
    release(people.office, "uk")
    check(people, uk="aktuell", ar="in Arbeit", shown=LATER)
    check_reader(people.reader, "ar", "", is_stale=False)


def check(people: People, *, uk: str, ar: str, shown: str = "", is_stale: bool = False) -> None:
    """The board's cells; and what readers meet in German and in Ukrainian."""
    assert look(people.office, "uk", "ar") == [uk, ar]
    assert look(people.translator, "uk") == [uk]
    check_reader(people.reader, "uk", shown, is_stale=is_stale)


def look(page: Page, *codes: str) -> list[str]:
    """What the board says of the article in these languages."""
    only = {"language": codes[0]} if len(codes) == 1 else {}
    visit(page, f"{BOARD}?{urlencode({'title': TITLE} | only)}")
    rows = page.locator("table.board tbody tr")
    expect(rows).to_have_count(1)
    names = page.locator("table.board thead th + th").all_text_contents()
    told = dict(zip(names, rows.locator("td").all_text_contents(), strict=True))
    return [told[LANGUAGES[code]].strip() for code in codes]


def check_reader(page: Page, code: str, shown: str, *, is_stale: bool) -> None:
    """From the German page by the switcher; then the feed."""
    visit(page, ARTICLE)
    announced = page.locator(f"link[rel=alternate][hreflang={code}]")
    expect(announced).to_have_count(1 if shown else 0)
    page.locator(f".languages a[hreflang={code}]").click()
    expect(page.locator("html")).to_have_attribute("lang", code)
    title = page.locator("main [lang=de] a", has_text=TITLE)
    expect(title).to_have_count(0 if shown else 1)
    if shown:
        teaser = page.locator("meta[name=description]")
        expect(teaser).to_have_attribute("content", re.compile(shown))
    notice = page.locator(".translation-notice")
    expect(notice).to_have_count(1 if is_stale else 0)
    if is_stale:
        # The day, however the language writes it, and the way to the original.
        assert re.search(r"\d+ \S+ 20\d\d", notice.inner_text())
        expect(notice.locator("a[hreflang=de]")).to_have_attribute("href", ARTICLE)
    check_feed(page, shown)


def check_feed(page: Page, shown: str) -> None:
    """The feed that the page announces has the article once readers can open it, not before."""
    address = page.locator("link[type='application/atom+xml']").first.get_attribute("href")
    feed = page.request.get(str(address)).text()
    assert TITLE not in feed
    assert NEWS not in feed
    assert (UKRAINIAN in feed) == bool(shown)
    assert (LATER in feed) == (shown == LATER)


def send(page: Page) -> None:
    """The office chooses two languages, from the board."""
    visit(page, f"{BOARD}?{urlencode({'title': TITLE})}")
    editor = str(page.locator("table.board tbody th a").get_attribute("href"))
    visit(page, editor.replace("/pages/", "/uebersetzungen/").replace("/edit/", "/senden/"))
    for name in LANGUAGES.values():
        page.get_by_label(name).check()
    page.get_by_role("button", name="Zum Übersetzen geben").click()
    expect(page.locator(".messages .success")).to_be_visible()


def open_translation(page: Page, code: str) -> None:
    """From the board through the cell."""
    look(page, code)
    page.locator("table.board tbody td a").click()
    page.get_by_role("link", name="Übersetzung öffnen").click()
    expect(page.locator(".sentence").first).to_be_visible()


def count_open(page: Page) -> int:
    """How many sentences want a translator's look."""
    open_translation(page, "uk")
    return page.locator(".sentence--missing").count()


def translate(page: Page, word: str, german: str = "") -> None:
    """Fill in all sentences, or the one beside a German sentence; hand in."""
    open_translation(page, "uk")
    for sentence in page.locator(".sentence--missing", has_text=german).all():
        source = sentence.locator("[id^=source-]").inner_text()
        text = sentence.locator("textarea")
        # What a machine or the last version has put there does not count.
        text.fill(re.sub(r"(?<![<\w/])[A-Za-zÄÖÜäöüß]+(?![\w>])", word, source, count=1))
    page.get_by_role("button", name="Speichern und einreichen").click()
    expect(page.locator(".messages .success")).to_be_visible()


def change_the_original(people: People) -> None:
    """The second editor writes the news into the German article; the office releases it."""
    visit(people.office, f"{BOARD}?{urlencode({'title': TITLE})}")
    editor = str(people.office.locator("table.board tbody th a").get_attribute("href"))
    admin.open_editor(people.author, editor)
    people.author.locator("#id_teaser").fill(NEWS)
    admin.hand_in(people.author)
    visit(people.office, REVIEWS)
    waiting = people.office.get_by_role("article").filter(has_text=TITLE)
    waiting.get_by_role("button", name="Freigeben und veröffentlichen").click()
    expect(people.office.locator(".messages .success")).to_be_visible()


def release(page: Page, code: str) -> None:
    """The office, from the translation."""
    open_translation(page, code)
    page.get_by_role("link", name="Darüber entscheiden").click()
    page.get_by_role("button", name="Freigeben und veröffentlichen").click()
    expect(page.locator(".messages .success")).to_be_visible()
