"""The example front end of docs/api/example is built from the contract and works from elsewhere."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Route, expect

from scripts.build_example import SOURCE, build
from scripts.demo_site import Site
from tests.browser.axe import contrast_violations, violations
from tests.browser.elsewhere import serve_page
from tests.browser.watch import Watch, see_all

ARTICLE = "**/api/v1/articles/*"
LISTS = "**/api/v1/articles?*"


@pytest.fixture(scope="module")
def example(site: Site) -> Iterator[str]:
    """Its address, which is another origin than the site's: only the API's CORS lets it read."""
    page = build(site.address).encode()
    with serve_page(lambda: page) as address:
        yield address


@pytest.fixture
def watch(page: Page, site: Site, example: str) -> Watch:
    """Takes down what the tab does; the example and the site are all it may ask."""
    return Watch(page, site.address, example)


@pytest.fixture
def app(page: Page, watch: Watch, example: str) -> Page:
    """The example as a German reader meets it."""
    page.goto(example)
    expect(heading(page)).to_have_text("Neueste Artikel")
    return page


def heading(page: Page) -> Any:
    return page.get_by_role("heading", level=1)


def ask(site: Site, path: str) -> Any:
    with urlopen(f"{site.address}/api/v1/{path}") as response:  # noqa: S310 - our own address
        return json.load(response)


def find_article(site: Site, lang: str, **parts: Any) -> Any:
    """The newest article with a block like that."""
    for item in ask(site, f"articles?lang={lang}&limit=100&fields=*")["items"]:
        if any(parts.items() <= block.items() for block in item["body"]):
            return item
    raise LookupError(parts)


def test_newest_articles_come_with_teaser_picture_and_credit(
    app: Page, watch: Watch, site: Site
) -> None:
    items = ask(site, "articles?limit=12")["items"]
    cards = app.get_by_role("article")
    expect(cards).to_have_count(12)
    shown = next(number for number, item in enumerate(items) if item["image"])
    item, card = items[shown], cards.nth(shown)
    expect(card).to_contain_text(item["teaser"])
    expect(card.get_by_text(item["image"]["credit"])).to_be_visible()
    expect(card.locator("img")).to_have_attribute("alt", item["image"]["alt"])
    see_all(app)
    assert app.evaluate("[...document.images].every((image) => image.naturalWidth > 1)")
    app.get_by_role("button", name="Weitere Artikel").click()
    expect(cards).to_have_count(24)
    expect(cards.nth(12).get_by_role("link")).to_be_focused()
    assert watch.problems == []


def test_an_article_opens_by_keyboard_and_has_its_text(app: Page, watch: Watch, site: Site) -> None:
    item = ask(site, "articles?limit=1")["items"][0]
    text = ask(site, f"articles/{item['id']}")["body"][0]["text"]
    app.get_by_role("link", name=item["title"]).focus()
    app.keyboard.press("Enter")
    expect(heading(app)).to_have_text(item["title"])
    expect(heading(app)).to_be_focused()
    expect(app).to_have_title(f"{item['title']} · Winzerla")
    expect(app.locator(".text").first).to_contain_text(text.split("\n")[0])
    app.go_back()
    expect(heading(app)).to_have_text("Neueste Artikel")
    assert watch.problems == []


def test_every_kind_of_block_is_shown_and_an_unknown_one_left_out(
    app: Page, watch: Watch, site: Site
) -> None:
    listed = ask(site, "articles?limit=100&fields=id,body")["items"]
    kinds = {block["type"]: block for item in listed for block in item["body"]}
    later = {"type": "hologram", "id": "neu", "light": True}
    given = [*kinds.values(), later, {"type": "heading", "id": "a", "text": "Ende", "level": 2}]

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, json=response.json() | {"body": given})

    app.route(ARTICLE, answer)
    app.get_by_role("article").get_by_role("link").first.click()
    expect(app.get_by_role("heading", name="Ende")).to_be_visible()
    shown = app.locator(".page-body > :not(.facts, .lead, .notice, figure:has(+ .text))")
    assert len(kinds) == 13
    expect(shown).to_have_count(len(kinds) + 1)
    assert violations(app) == []
    assert watch.problems == []


def test_embeds_load_only_when_asked_for(app: Page, watch: Watch, site: Site) -> None:
    item = find_article(site, "de", type="embed", provider="OpenStreetMap")
    app.evaluate("(id) => { location.hash = `#/de/article/${id}` }", item["id"])
    load = app.get_by_role("button", name="Von OpenStreetMap laden")
    expect(load).to_be_visible()
    see_all(app)
    assert watch.problems == []
    load.click()
    expect(app.locator("iframe")).to_be_focused()
    watch.wait_for_elsewhere(str(app.locator("iframe").get_attribute("src")))
    assert [url.split("/")[2] for url in watch.elsewhere] == ["www.openstreetmap.org"]


@pytest.mark.parametrize(
    ("status", "word"), [("cancelled", "abgesagt"), ("postponed", "verschoben")]
)
def test_the_events_of_a_month_say_what_does_not_take_place(
    app: Page, watch: Watch, site: Site, status: str, word: str
) -> None:
    found = ask(site, f"events?status={status}&limit=100")["items"]
    date = next(item["occurrence"] for item in found if item["occurrence"]["status"] == status)
    month = date["start"][:7]
    whole = ask(site, f"events?from={month}-01&to={month}-28&limit=100")["items"]
    app.get_by_role("navigation").get_by_role("link", name="Veranstaltungen").click()
    expect(heading(app)).to_contain_text("Veranstaltungen: ")
    app.evaluate("(month) => { location.hash = `#/de/events/${month}` }", month)
    section = app.locator(".day", has=app.get_by_role("link", name=date["title"], exact=True))
    expect(section.locator("li", has_text=date["title"]).locator("strong").first).to_have_text(word)
    expect(app.locator("li").nth(len(whole) - 1)).to_be_attached()
    day = date["words"].rpartition(", ")[0].partition(" 20")[0]
    expect(app.locator(".day", has_text=word).get_by_role("heading").first).to_be_visible()
    expect(app.locator(".day h2", has_text=day).first).to_be_visible()
    assert watch.problems == []


def test_arabic_is_right_to_left_and_lists_arabic_articles(
    app: Page, watch: Watch, site: Site
) -> None:
    items = ask(site, "articles?lang=ar&limit=12")["items"]
    app.get_by_role("link", name="العربية").click()
    expect(app.locator("html")).to_have_attribute("dir", "rtl")
    expect(app.locator("html")).to_have_attribute("lang", "ar")
    titles = app.get_by_role("article").get_by_role("heading")
    expect(titles).to_have_text([item["title"] for item in items])
    assert watch.problems == []


def test_a_translation_is_found_and_says_that_it_is_older(
    app: Page, watch: Watch, site: Site
) -> None:
    items = ask(site, "articles?limit=100")["items"]
    states = {(item["id"], row["lang"]): row for item in items for row in item["translations"]}
    number, there = next(
        (key[0], row) for key, row in states.items() if key[1] == "ar" and row["state"] == "stale"
    )
    app.evaluate("(id) => { location.hash = `#/de/article/${id}` }", number)
    expect(heading(app)).not_to_have_text("Neueste Artikel")
    app.get_by_role("link", name="العربية").click()
    expect(heading(app)).to_have_text(there["title"])
    expect(app.locator(".notice").first).to_have_text("تغيّر النص الأصلي. هذه الترجمة أقدم منه.")
    assert watch.problems == []


def test_an_unknown_article_is_said_and_nothing_is_lost(app: Page, example: str) -> None:
    app.evaluate("location.hash = '#/de/article/999999999'")
    alert = app.get_by_role("alert")
    expect(alert).to_contain_text("Das gibt es hier nicht oder nicht mehr.")
    expect(app.get_by_role("article")).to_have_count(12)
    assert violations(app) == []
    alert.get_by_role("link", name="Neueste Artikel").click()
    expect(alert).to_be_hidden()
    # Who comes from elsewhere with such an address reads it in the language of the address.
    app.goto("about:blank")
    app.goto(f"{example}#/uk/article/999999999")
    expect(alert).to_contain_text("Цього тут немає")
    assert violations(app) == []


def test_a_failure_says_what_to_do_and_another_try_helps(app: Page) -> None:
    for status, sentence in (
        (0, "Es kommt keine Antwort."),
        (429, "Gerade fragen zu viele."),
        (500, "nicht an Ihnen"),
    ):
        fail_and_try_again(app, status, sentence)
        app.get_by_role("link", name="Neueste Artikel").first.click()
        expect(heading(app)).to_have_text("Neueste Artikel")


def fail_and_try_again(app: Page, status: int, sentence: str) -> None:
    def fail(route: Route) -> None:
        problem = {"type": "about:blank", "title": "", "status": status, "detail": ""}
        cors = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(status=status, json=problem, headers=cors) if status else route.abort()

    app.route(ARTICLE, fail)
    link = app.get_by_role("article").get_by_role("link").first
    title = link.inner_text()
    link.click()
    alert = app.get_by_role("alert")
    expect(alert).to_contain_text(sentence)
    expect(app.get_by_role("article")).to_have_count(12)
    again = alert.get_by_role("button", name="Noch einmal versuchen")
    expect(again).to_be_focused()
    app.unroute(ARTICLE)
    again.click()
    expect(heading(app)).to_have_text(title)
    expect(alert).to_be_hidden()


def test_back_online_it_tries_by_itself(app: Page) -> None:
    app.context.set_offline(True)
    app.get_by_role("link", name="Veranstaltungen").click()
    expect(app.get_by_role("alert")).to_contain_text("Sind Sie mit dem Internet verbunden?")
    app.context.set_offline(False)
    expect(heading(app)).to_contain_text("Veranstaltungen: ")


@pytest.mark.slow("each view in two widths")
def test_no_view_has_a_violation_or_goes_beyond_the_window(
    app: Page, watch: Watch, site: Site
) -> None:
    wide = find_article(site, "de", type="table")["id"]
    found = []
    for path in ("de/", f"de/article/{wide}", "de/events", "ar/", "ar/events"):
        shown = heading(app).inner_text()
        app.evaluate("(path) => { location.hash = `#/${path}` }", path)
        if path != "de/":
            expect(heading(app)).not_to_have_text(shown)
        see_all(app)
        watch.settle()
        for width in (360, 1280):
            app.set_viewport_size({"width": width, "height": 800})
            assert app.evaluate("document.documentElement.scrollWidth") <= width
            found += [f"{path} {width} light: {line}" for line in violations(app)]
            app.emulate_media(color_scheme="dark")
            found += [f"{path} {width} dark: {line}" for line in contrast_violations(app)]
            app.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)
    assert watch.problems == []


@pytest.mark.slow("builds the example once more")
def test_what_the_contract_does_not_have_is_not_built(tmp_path: Path, site: Site) -> None:
    """A part, a parameter and a kind of block: the compiler knows all that there are."""
    source = shutil.copytree(SOURCE, tmp_path / "example")
    for name, right, wrong in (
        ("app.ts", "item.teaser &&", "item.teazer &&"),
        ("app.ts", "limit: 12", "limt: 12"),
        ("blocks.ts", 'case "quote":', 'case "qoute":'),
    ):
        text = (source / name).read_text()
        assert right in text
        (source / name).write_text(text.replace(right, wrong))
    with pytest.raises(ValueError, match="never") as raised:
        build(site.address, source)
    for wrong in ("'teazer'", "'limt'", '"qoute"'):
        assert wrong in str(raised.value)
