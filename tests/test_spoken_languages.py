"""No answer in any language has words of another one that it does not mark.

A site whose every German word is marked is translated word by word, all but one article, event and
project; then everything that a reader can reach is read in each language.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from cms.core.models import BasePage
from tests import factories, spoken, trees
from tests.conftest import FULL
from tests.crawling import Crawl
from tests.marked import WORDS, make_details, make_site, translate
from tests.readers import site_address

pytestmark = pytest.mark.django_db

KINDS = {"text/html", "text/calendar", "application/atom+xml", "application/rss+xml"}
#: One of each script and direction, and German once more; with FULL all of them.
LANGUAGES = tuple(WORDS) if FULL else ("de", "de-simple", "uk", "ar")


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Crawl]]:
    """All that can be reached from each home page, and pages that no link leads to."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_details()
        pages = make_site()
        secret = factories.standard_page(title=WORDS["de"])
        for code in LANGUAGES[1:]:
            trees.home(code, title=WORDS[code])
            own = [each for each in pages if each not in (pages[1], pages[4], pages[6])]
            for page in own:
                if not page.has_translation(trees.language(code)):
                    translate(page, code)
            factories.restrict(translate(secret, code))
        factories.restrict(secret)
        yield {code: read_all(code, secret) for code in LANGUAGES}
        transaction.set_rollback(True)


def read_all(code: str, secret: Page) -> Crawl:
    """What is there in one language."""
    prefix = "" if code == "de" else f"/{code}"

    def is_own(address: str) -> bool:
        first = address.split("/")[1]
        return first == code if prefix else first not in WORDS

    crawl = Crawl(Client(), site_address(), wants=is_own, allows_cookies=True)
    with override(code):
        search = f"{reverse('search')}?q={WORDS[code]}"
    own = secret if code == "de" else secret.get_translation(trees.language(code))
    crawl.walk([f"{prefix}/", search, own.url, f"{prefix}/nirgends/"])
    return crawl


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_of_answer_was_read(site: dict[str, Crawl], code: str) -> None:
    crawl = site[code]
    urls = set(crawl.documents)
    read = {type(page) for page in Page.objects.live().specific() if page.url in urls}
    assert read == {model for model in BasePage.__subclasses__() if not model._meta.abstract}
    assert set(crawl.kinds.values()) >= {
        "text/html",
        "text/calendar",
        "application/atom+xml",
        "application/rss+xml",
    }
    assert sorted(set(crawl.status.values())) == [200, 404]
    assert len(urls) > 25


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_another_language_says_so(site: dict[str, Crawl], code: str) -> None:
    for address, document in site[code].documents.items():
        assert document.language == code, address
        assert not spoken.find_unmarked(document.content), address
    assert any(WORDS[code].encode() in each.content for each in site[code].documents.values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_that_run_the_other_way_say_so(site: dict[str, Crawl], code: str) -> None:
    for address, document in site[code].documents.items():
        assert not spoken.find_wrong_directions(document.content), address


@pytest.mark.parametrize("code", LANGUAGES)
def test_feeds_and_calendar_files_speak_their_language(site: dict[str, Crawl], code: str) -> None:
    for address, content in site[code].others.items():
        kind = site[code].kinds[address]
        if kind.endswith("xml"):
            assert not spoken.find_unmarked_in_feed(content), address
        elif kind == "text/calendar":
            assert not spoken.find_unmarked_in_calendar(content, code), address


def test_german_is_found_where_nothing_marks_it() -> None:
    page = '<html lang="uk" dir="ltr"><p>{}</p></html>'
    assert spoken.find_unmarked(page.format("Wort").encode())
    assert spoken.find_unmarked(page.format('<img alt="Namewort">').encode())
    assert not spoken.find_unmarked(page.format('<b lang="de">Wort</b>').encode())
    assert not spoken.find_unmarked(page.format("Мовлення").encode())
