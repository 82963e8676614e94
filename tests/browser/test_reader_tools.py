"""Share, print and read aloud on articles and events; the offer of a language; room to search."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo_site import Site
from tests.browser.watch import visit

#: A device with these voices, and a log of what it says.
VOICES = """
window.spoken = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.cancelled = 0;
const voices = %s;
Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
  getVoices: () => voices,
  speak: (each) => window.spoken.push(each),
  cancel: () => { window.cancelled += 1; },
}) });
"""
GERMAN = "{ lang: 'de-DE', localService: true, name: 'Gerät' }"
REMOTE = "{ lang: 'de-DE', localService: false, name: 'Wolke' }"
ARABIC = "{ lang: 'ar', localService: true, name: 'Gerät' }"

Opener = Callable[..., Page]


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext]) -> Opener:
    """Opens a page in a browser with these scripts before its own."""

    def open_page(path: str, *before: str, **options: object) -> Page:
        page = new_context(**options).new_page()
        for script in before:
            page.add_init_script(script)
        visit(page, path)
        return page

    return open_page


def voices(*each: str) -> str:
    """The script of a device with these voices."""
    return VOICES % f"[{', '.join(each)}]"


@pytest.mark.parametrize("layout", ["article", "event", "article in Arabic"])
def test_who_can_share_shares_the_title_and_the_address(
    open_page: Opener, site: Site, layout: str
) -> None:
    share = "navigator.share = async (what) => { window.shared = what; }"
    page = open_page(site.layouts[layout], share)
    page.locator(".tools button").first.click()
    page.wait_for_function("window.shared")
    title = page.get_by_role("heading", level=1).inner_text()
    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("window.shared") == {"title": title, "url": address}
    expect(page.locator(".tools [role=status]")).to_be_empty()


def test_who_cannot_share_gets_the_address_and_is_told(open_page: Opener, site: Site) -> None:
    rights = ["clipboard-read", "clipboard-write"]
    without = "delete Navigator.prototype.share"
    page = open_page(site.layouts["article"], without, permissions=rights)
    page.get_by_role("button", name="Teilen").click()
    expect(page.get_by_role("status")).to_contain_text("Die Adresse ist kopiert.")
    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == address


def test_who_may_not_copy_is_told_what_to_do(open_page: Opener, site: Site) -> None:
    forbid = "navigator.clipboard.writeText = async () => { throw new Error('nein'); }"
    page = open_page(site.layouts["article"], "delete Navigator.prototype.share", forbid)
    page.get_by_role("button", name="Teilen").click()
    expect(page.get_by_role("status")).to_contain_text("Das hat nicht geklappt.")


def test_who_changes_their_mind_is_told_nothing(open_page: Opener, site: Site) -> None:
    refuse = """navigator.share = async () => {
      window.asked = true;
      throw new DOMException("", "AbortError");
    }"""
    page = open_page(site.layouts["article"], refuse)
    page.get_by_role("button", name="Teilen").click()
    page.wait_for_function("window.asked")
    expect(page.get_by_role("status")).to_be_empty()


def test_it_prints(open_page: Opener, site: Site) -> None:
    page = open_page(site.layouts["event"], "window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Drucken").click()
    assert page.evaluate("window.printed")


def test_the_device_reads_the_article_and_nothing_else(open_page: Opener, site: Site) -> None:
    page = open_page(site.layouts["article with most blocks"], voices(REMOTE, GERMAN))
    page.get_by_role("button", name="Vorlesen").click()
    said = page.evaluate("window.spoken.map((each) => each.text)")
    assert said[0] == page.get_by_role("heading", level=1).inner_text()
    assert {"Gerät"} == set(page.evaluate("window.spoken.map((each) => each.voice.name)"))
    body_blocks = page.evaluate(
        "[...document.querySelectorAll('.page-body p')]"
        ".filter((each) => !each.closest('.embed'))"
        ".map((each) => each.textContent.replace(/\\s+/g, ' ').trim())"
    )
    assert all(any(words in each for each in said) for words in body_blocks)
    for elsewhere in ("Menü und Suche", "Kontakt", "Teilen", "Zeichnung: Redaktion", "Winzerla"):
        assert elsewhere not in said


def test_an_event_is_read_with_its_dates_and_place(open_page: Opener, site: Site) -> None:
    page = open_page(site.layouts["event"], voices(GERMAN))
    page.get_by_role("button", name="Vorlesen").click()
    said = " ".join(page.evaluate("window.spoken.map((each) => each.text)"))
    place = page.locator(".facts--event strong").first.inner_text()
    day = " ".join(page.locator(".event__dates time").first.inner_text().split())
    assert place in said
    assert day.split(",")[0] in said


def test_reading_stops_when_it_is_told_to_and_at_its_end(open_page: Opener, site: Site) -> None:
    page = open_page(site.layouts["article"], voices(GERMAN))
    page.get_by_role("button", name="Vorlesen", exact=True).click()
    stop = page.get_by_role("button", name="Vorlesen beenden")
    expect(stop).to_be_visible()
    before = page.evaluate("window.cancelled")
    stop.click()
    assert page.evaluate("window.cancelled") > before
    page.get_by_role("button", name="Vorlesen", exact=True).click()
    page.evaluate("window.spoken.at(-1).onend()")
    expect(page.get_by_role("button", name="Vorlesen", exact=True)).to_be_visible()


@pytest.mark.parametrize("known", [(), (REMOTE,), (ARABIC,)])
def test_without_an_own_voice_for_the_language_nothing_is_offered(
    open_page: Opener, site: Site, known: tuple[str, ...]
) -> None:
    page = open_page(site.layouts["article"], voices(*known))
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()
    expect(page.locator(".tools button:visible")).to_have_count(2)


def test_voices_that_come_late_are_offered(open_page: Opener, site: Site) -> None:
    page = open_page(site.layouts["article in Arabic"], voices(GERMAN))
    expect(page.locator(".tools button:visible")).to_have_count(2)
    page.evaluate(f"speechSynthesis.getVoices = () => [{ARABIC}]")
    page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(page.locator(".tools button:visible")).to_have_count(3)


@pytest.mark.parametrize("layout", ["article", "event"])
def test_without_scripts_there_is_no_dead_button(
    open_page: Opener, site: Site, layout: str
) -> None:
    page = open_page(site.layouts[layout], java_script_enabled=False)
    expect(page.locator(".tools")).to_have_count(1)
    expect(page.locator(".tools, .tools *").locator("visible=true")).to_have_count(0)


def test_the_offer_of_a_language_is_one_line_that_covers_nothing(
    open_page: Opener, site: Site
) -> None:
    for language in ("uk-UA", "ru-RU", "ar", "fa-IR", "en-GB"):
        window = {"width": 360, "height": 760}
        page = open_page(site.layouts["home"], locale=language, viewport=window)
        line = page.locator(".suggestion:visible")
        expect(line).to_have_count(1)
        expect(line).to_have_css("position", "static")
        box, below = line.bounding_box(), page.locator(".languages").bounding_box()
        assert box
        assert below
        # One line of letters, as high as a finger.
        assert box["height"] < 56, language
        assert box["y"] + box["height"] <= below["y"] + 1, language


def test_menu_stands_on_one_line_and_the_search_has_room_for_twenty_letters(
    open_page: Opener, site: Site
) -> None:
    page = open_page(site.layouts["home"], viewport={"width": 1280, "height": 800})
    tops = page.locator(".menu__list a").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect().top)"
    )
    assert len(set(tops)) == 1
    field = page.get_by_role("searchbox", name="Auf dieser Website suchen")
    room, letters = field.evaluate("""(field) => {
      const style = getComputedStyle(field);
      const drawing = document.createElement("canvas").getContext("2d");
      drawing.font = style.font;
      const edges = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
      return [field.clientWidth - edges, drawing.measureText("n".repeat(20)).width];
    }""")
    assert room >= letters
    assert abs(field.bounding_box()["y"] - tops[0]) < 10


def test_a_table_of_three_columns_is_a_list_on_a_phone(open_page: Opener, site: Site) -> None:
    path = next(path for path in site.everything if path.endswith("/mitmachen/"))
    page = open_page(path, viewport={"width": 360, "height": 760})
    frame = page.locator(".table__scroll").first
    assert frame.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    cell = frame.locator("td").first
    assert cell.evaluate("(each) => getComputedStyle(each, '::before').content") == '"Zeit"'
    # It is a table still for who hears it.
    expect(frame.get_by_role("rowheader", name="Nähstube betreuen")).to_have_count(1)
    expect(frame.get_by_role("cell").first).to_be_visible()
