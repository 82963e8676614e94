"""Every clipboard, really pasted and published: what page, API, search and feed show of it.

    .venv/bin/pytest -s tests/browser/test_clipboards.py

prints the table and keeps it in `var/tables/clipboards.txt`.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Page, expect

from scripts import demo_site
from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.pasting import READ, get_texts, open_article, paste, release
from tests.browser.waiting import wait_until
from tests.cms.pasting.every_clipboard import EVERY_CLIPBOARD
from tests.tables import show_table

#: So many are pasted into one article, each below a line with its number.
TOGETHER = 12
NAMES = list(EVERY_CLIPBOARD)
#: What is no matter of words: space, what the lines of `Clipboard.blocks` are made of.
_BETWEEN = re.compile(r"[\s,|\[\]„“\u200b]+")
_TAG = re.compile(r"<[^>]+>")
PLACES = ("page", "api", "feed", "search")


@pytest.fixture
def site(own_site: Site) -> Iterator[Site]:
    """A site of its own with its worker, which indexes what is published."""
    with demo_site.at_work(own_site):
        yield own_site


def mark(number: int) -> str:
    """The line above a clipboard; below the last one stands another."""
    return f"⟦{number}⟧"


def get_words(name: str) -> str:
    """All that readers are to find of a clipboard, in its order."""
    lines = (re.sub(r"^h[23] ", "", block) for block in EVERY_CLIPBOARD[name].blocks)
    return unescape(_TAG.sub(" ", " ".join(lines)))


def bare(text: str) -> str:
    """Letters and signs alone."""
    return _BETWEEN.sub("", text)


def add_text(page: Page) -> None:
    """Another text below all blocks, by its button."""
    number = get_texts(page).count()
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.get_by_role("option", name="Text", exact=True).first.click()
    expect(get_texts(page)).to_have_count(number + 1)


def paste_all(page: Page, title: str, numbers: range) -> dict[int, str]:
    """Write an article of clipboards and hand it in; what was said of each."""
    admin.begin_article(page, title)
    page.get_by_role("radio", name="Aus dem Stadtteil").click()
    said = {}
    for number in numbers:
        if number > numbers[0]:
            add_text(page)
        text = get_texts(page).last
        text.press_sequentially(mark(number))
        text.press("Enter")
        before = page.evaluate(READ)
        paste(text, EVERY_CLIPBOARD[NAMES[number]])
        wait_until(page, lambda before=before: page.evaluate(READ) != before, NAMES[number])
        notice = page.locator(".pasting [role=status]")
        said[number] = notice.last.inner_text() if notice.count() else ""
        closing = page.locator(".pasting button", has_text="Schließen")
        for left in reversed(range(closing.count())):
            closing.first.click()
            expect(closing).to_have_count(left)
    add_text(page)
    get_texts(page).last.press_sequentially(mark(numbers[-1] + 1))
    admin.hand_in(page)
    return said


def flatten(block: dict[str, Any]) -> str:
    """The words of a block of the API."""
    if block["type"] == "table":
        headings = [column["heading"] for column in block["columns"]]
        cells = [cell for row in block["rows"] for cell in row]
        return " ".join([block["title"], *headings, *cells])
    return block["text"]


def read_places(reader: Page, title: str) -> dict[str, str]:
    """The whole article, from its page, from the API and in the feed."""
    open_article(reader, title)
    path = reader.url.split("/", 3)[3]
    item = reader.request.get(f"/api/v1/pages/find?path=/{path}").json()
    feed = BeautifulSoup(reader.request.get("/stadtteilzeitung/feed/atom/").text(), "xml")
    [entry] = [each for each in feed.select("entry") if each.title and each.title.text == title]
    return {
        "page": BeautifulSoup(reader.content(), "lxml").select_one("main").get_text(),
        "api": " ".join(map(flatten, item["body"])),
        "feed": BeautifulSoup(entry.select_one("content").text, "lxml").get_text(),
    }


def cut(text: str, number: int) -> str:
    """What stands below one mark and above the next."""
    return text.partition(mark(number))[2].partition(mark(number + 1))[0]


def is_found(reader: Page, name: str, title: str) -> bool:
    """Whether a search for its longest words leads to the article: many pages have “kommen”."""
    written = re.sub(r"\S*(://|@)\S*|www\.\S+", "", get_words(name))
    words = sorted(set(re.findall(r"[^\W\d_]{3,}", written)), key=len)[-3:]
    query = quote(" ".join(words))
    return title in reader.request.get(f"/api/v1/search?q={query}&limit=100").text()


@pytest.mark.slow("every clipboard through the editor up to the readers")
def test_every_clipboard_reaches_readers_as_it_was_meant(
    new_context: Callable[..., BrowserContext],
) -> None:
    pages = [new_context().new_page() for _role in range(3)]
    writer, office, reader = pages
    rows, wrong = [], []
    for first in range(0, len(NAMES), TOGETHER):
        numbers = range(first, min(first + TOGETHER, len(NAMES)))
        title = f"Zwischenablagen ab {first}"
        said = paste_all(writer, title, numbers)
        release(office, title)
        places = read_places(reader, title)
        wait_until(reader, partial(is_found, reader, NAMES[numbers[-1]], title), "it is indexed")
        for number in numbers:
            name = NAMES[number]
            right = bare(get_words(name))
            shown = {place: bare(cut(text, number)) for place, text in places.items()}
            results = {place: words == right for place, words in shown.items()}
            results["search"] = is_found(reader, name, title)
            is_said = all(words in said[number] for words in EVERY_CLIPBOARD[name].said)
            marks = ["yes" if results[place] else "NO" for place in PLACES]
            rows.append((name, *marks, said[number] or "–"))
            if not (all(results.values()) and is_said):
                wrong += [f"{name}: {right}", *(f"- {place}: {shown[place]}" for place in shown)]
    show_table("clipboards", ("clipboard", *PLACES, "what was said"), rows)
    assert not wrong, "\n".join(wrong)
