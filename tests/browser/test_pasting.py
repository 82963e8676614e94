"""A real paste into the editor: what is written, what is said, and what readers get of it."""

import base64
import json
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts import demo_site
from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import violations
from tests.browser.devices import make_photograph
from tests.browser.pasting import READ, get_texts, open_article, paste, release
from tests.browser.waiting import wait_until
from tests.cms.pasting.clipboards import CLIPBOARDS, LONG, Clipboard

TITLE = "Eingefügt aus vielen Programmen"
#: Seconds for a long article on a machine that does much else; alone it takes less than one.
PATIENCE = 10


def wait_for_blocks(page: Page, *blocks: str) -> None:
    """Until the body holds exactly these."""
    page.wait_for_function(f"(right) => JSON.stringify(({READ})()) === right", arg=_write(blocks))


def _write(blocks: tuple[str, ...]) -> str:
    return json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))


def test_a_paste_makes_blocks_says_what_is_missing_and_can_be_taken_back(page: Page) -> None:
    admin.log_in(page, "Ehrenamt")
    admin.begin_article(page, TITLE)
    text = get_texts(page).first
    text.fill("Vorher nachher")
    for _ in "nachher":
        page.keyboard.press("ArrowLeft")
    # In the middle of a paragraph, which is divided.
    paste(text, CLIPBOARDS["excel"])
    table = "table: Kurs, Tag, Preis, Kurs, Tag, Preis, Nähen, Mo, 1.234,50 €, Kochen, Di, 2,00 €"
    wait_for_blocks(page, "text: Vorher", table, "text: nachher")
    notice = page.get_by_role("group", name="Zum eingefügten Text")
    expect(notice).to_contain_text("Überschriften, Tabellen und Zitate stehen in eigenen Blöcken.")
    assert not [line for line in violations(page) if "pasting" in line]
    # What was written before stays, and what was written after would be lost.
    text.press_sequentially("X")
    expect(notice.get_by_role("button", name="Rückgängig")).to_be_hidden()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    wait_for_blocks(page, "text: Vorher nachher")
    expect(notice).to_have_count(0)


@pytest.mark.slow("one block of those that a paste makes")
def test_rows_pasted_into_a_table_stand_below_those_that_were_there(page: Page) -> None:
    admin.log_in(page, "Ehrenamt")
    admin.begin_article(page, TITLE)
    paste(get_texts(page).first, CLIPBOARDS["excel-as-text"])
    table = "table: Kurs, Preis, Kurs, Preis, Nähen, 0 €"
    wait_for_blocks(page, table, "text: ")
    cell = page.locator("[data-contentpath=body] table input[type=text]").last
    paste(cell, Clipboard(text="Kurs\tPreis\tTag\nMalen\t3 €\tMi\n"))
    # The columns have the same names; the third one is new.
    filled = "table: Kurs, Preis, Kurs, Preis, Tag, Nähen, 0 €, Malen, 3 €, Mi"
    wait_for_blocks(page, filled, "text: ")
    said = page.get_by_text("Die Zeilen stehen unter denen, die schon da waren.")
    notice = page.get_by_role("group", name="Zum eingefügten Text").filter(has=said)
    notice.get_by_role("button", name="Rückgängig").click()
    wait_for_blocks(page, table, "text: ")


def test_a_paste_within_a_text_is_one_step_of_the_editors_own(page: Page) -> None:
    admin.log_in(page, "Ehrenamt")
    admin.begin_article(page, TITLE)
    text = get_texts(page).first
    text.fill("Vorher nachher")
    page.keyboard.press("Control+a")
    paste(text, CLIPBOARDS["angle-brackets"])
    lines = "Von: Mia Muster <mia@example.org>\nPreis < 5 Euro, Kinder > 6 Jahre"
    wait_for_blocks(page, f"text: {lines}")
    page.keyboard.press("Control+z")
    wait_for_blocks(page, "text: Vorher nachher")
    # An address over selected words leads them there.
    page.keyboard.press("Control+a")
    paste(text, Clipboard(text="https://www.example.org/?utm_source=x"))
    expect(text.locator(".TooltipEntity")).to_have_text("Vorher nachher")
    # A narrow column is joined by one press.
    page.keyboard.press("Control+a")
    paste(text, CLIPBOARDS["pdf"])
    page.get_by_role("button", name="Zeilen zusammenführen").click()
    expect(text).to_contain_text("Der Bürgerverein lädt alle aus dem Stadtteil zum Grillen ein.")
    # A phone has no key for it.
    page.get_by_role("button", name="Rückgängig").click()
    wait_for_blocks(page, "text: Vorher nachher")


@pytest.mark.slow("one block of those that a paste makes")
def test_pictures_come_by_the_dialog_or_are_named(page: Page) -> None:
    admin.log_in(page, "Ehrenamt")
    admin.begin_article(page, TITLE)
    photograph = make_photograph()
    data = base64.b64encode(photograph["buffer"]).decode()
    image = f"<img src='data:image/jpeg;base64,{data}' alt='Ein Beet'>"
    lost = "<img src='file:///C:/bild.jpg'>"
    html = f"<p>Davor</p>{image}<p>Danach</p>{lost}{lost}"
    paste(get_texts(page).first, Clipboard(html=html, text="Davor"))
    wait_for_blocks(page, "text: Davor", "text: Danach")
    notice = page.get_by_role("group", name="Zum eingefügten Text")
    expect(notice).to_contain_text("2 Bilder kamen nicht mit. Fügen Sie sie über „Bild“ ein.")
    modal = page.locator(".modal")
    for is_cancelled in (True, False):
        notice.get_by_role("button", name="Bild hinzufügen").click()
        expect(modal.locator(".framing canvas")).to_be_visible()
        expect(modal.locator("[name$=-description]")).to_have_value("Ein Beet")
        if is_cancelled:
            modal.get_by_role("button", name="Schließen").click()
            # No empty block is left behind, and the picture is not lost.
            wait_for_blocks(page, "text: Davor", "text: Danach")
    modal.locator("[name$=-consent]").check()
    modal.get_by_role("button", name="Hochladen").click()
    expect(modal).to_have_count(0)
    wait_for_blocks(page, "text: Davor", "image: Ein Beet", "text: Danach")


@pytest.mark.slow("waits for a request that fails")
def test_a_lost_connection_leaves_the_words_with_their_lines(page: Page) -> None:
    admin.log_in(page, "Ehrenamt")
    admin.begin_article(page, TITLE)
    page.route("**/admin/pasting/", lambda route: route.abort())
    paste(get_texts(page).first, CLIPBOARDS["angle-brackets"])
    lines = "Von: Mia Muster <mia@example.org>\nPreis < 5 Euro, Kinder > 6 Jahre"
    wait_for_blocks(page, f"text: {lines}")
    expect(page.get_by_text("Die Website war nicht zu erreichen.").first).to_be_visible()


@pytest.mark.slow("two megabytes through the clipboard")
def test_what_is_too_large_comes_as_plain_text_and_says_so(page: Page) -> None:
    admin.log_in(page, "Ehrenamt")
    admin.begin_article(page, TITLE)
    image = "<img src='https://example.org/1.jpg'>"
    huge = f"<p style='color:red'>Kurz</p>{image}{'<p><b></b></p>' * 200_000}"
    paste(get_texts(page).first, Clipboard(html=huge, text="Kurz und gut"))
    wait_for_blocks(page, "text: Kurz und gut")
    notice = page.get_by_role("group", name="Zum eingefügten Text")
    expect(notice).to_contain_text("Das war zu groß. Der Text ist ohne seine Formate eingefügt.")
    expect(notice).to_contain_text("Ein Bild kam nicht mit.")


@pytest.fixture
def worked_site(own_site: Site) -> Iterator[Site]:
    """A site of its own with its worker, which indexes what is published."""
    with demo_site.at_work(own_site):
        yield own_site


#: What readers are to find of each, and what nobody is.
FOUND = {
    "word": ("Gießen am Hang", "aus Zink", "Neuer Satz.", "[1] Ohne Zucker."),
    "excel": ("1.234,50 €",),
    "invisible": ("Stadtteil, ZeroWidth, Wortverbinder",),
    "thunderbird": ("Ja, wir kommen.",),
}
SECRET = ("Alter Satz", "Weg damit", "geheim", "Geheim", "Kommt ihr?", "Tel. 1", "utm_source")


def publish_pasted(make: Callable[..., BrowserContext], site: Site, names: list[str]) -> Page:
    """A volunteer pastes one after the other and hands in; somebody releases; the article."""
    page = make(base_url=site.address).new_page()
    admin.log_in(page, "Ehrenamt")
    admin.begin_article(page, TITLE)
    page.get_by_role("radio", name="Aus dem Stadtteil").click()
    for name in names:
        text = get_texts(page).last
        text.press("Control+End")
        text.press("Enter")
        before = page.evaluate(READ)
        paste(text, CLIPBOARDS[name])
        wait_until(page, lambda before=before: page.evaluate(READ) != before, name)
        for title in page.locator("input[name$='-value-title']:visible").all():
            title.fill("Eine Übersicht")
    admin.hand_in(page)
    release(make(base_url=site.address).new_page(), TITLE)
    reader = make(base_url=site.address).new_page()
    open_article(reader, TITLE)
    return reader


def read_everywhere(reader: Page) -> dict[str, str]:
    """The article on its page, from the API, in the feed."""
    path = reader.url.split("/", 3)[3]
    found = reader.request.get(f"/api/v1/pages/find?path=/{path}").text()
    feed = reader.request.get("/stadtteilzeitung/feed/atom/").text()
    return {"page": reader.locator("main").inner_text(), "api": found, "feed": feed}


def test_what_was_pasted_reaches_readers_and_what_was_struck_out_does_not(
    new_context: Callable[..., BrowserContext], worked_site: Site
) -> None:
    reader = publish_pasted(new_context, worked_site, list(FOUND))
    places = read_everywhere(reader)
    expect(reader.locator("main h2", has_text="Gießen am Hang")).to_be_visible()
    expect(reader.locator("main table").first).to_be_visible()
    for name, words in FOUND.items():
        for word in words:
            assert word in places["page"], name
            assert word in places["api"], name
    for place, text in places.items():
        assert not [word for word in SECRET if word in text], place
    assert "Neuer Satz." in places["feed"]
    wait_until(
        reader,
        lambda: TITLE in reader.request.get("/suche/?q=Wortverbinder").text(),
        "the article is found by a word that had an invisible sign in it",
    )


@pytest.mark.slow("measures a time")
def test_a_long_article_is_there_at_once(page: Page, record_property: Callable[..., None]) -> None:
    admin.log_in(page, "Ehrenamt")
    admin.begin_article(page, TITLE)
    text = get_texts(page).first
    began = time.monotonic()
    paste(text, LONG)
    page.wait_for_function("(text) => text.innerText.length > 27_000", arg=text.element_handle())
    took = time.monotonic() - began
    record_property("measured", f"31,000 signs pasted in {took:.1f} s")
    assert took < PATIENCE
