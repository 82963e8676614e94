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
from tests.crawling import Crawl
from tests.marked import WORDS, make_details, make_site, translate
from tests.readers import site_address

pytestmark = pytest.mark.django_db

KINDS = {"text/html", "text/calendar", "application/atom+xml", "application/rss+xml"}
#: Of another script and direction than German, which most pages may fall back to.
FIRST = ("ar",)
LONG = pytest.mark.slow("a language more takes as long to make and to read as the first")
LANGUAGES = [*FIRST, *(pytest.param(code, marks=LONG) for code in WORDS if code not in FIRST)]


@pytest.fixture(scope="module")
def german(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Page]]:
    """All pages that are translated; what stays German is there as well."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_details()
        pages = make_site()
        secret = factories.standard_page(title=WORDS["de"])
        yield [secret, *(page for page in pages if page not in (pages[1], pages[4], pages[6]))]
        transaction.set_rollback(True)


def translate_site(german: list[Page], code: str) -> Page:
    """Everything in another language; gives the page that stands behind a password."""
    trees.home(code, title=WORDS[code])
    for page in german:
        if not page.has_translation(trees.language(code)):
            translate(page, code)
    return german[0].get_translation(trees.language(code))


def read_all(code: str, secret: Page) -> Crawl:
    """What is there in one language."""
    prefix = "" if code == "de" else f"/{code}"

    def is_own(address: str) -> bool:
        first = address.split("/")[1]
        return first == code if prefix else first not in WORDS

    crawl = Crawl(Client(), site_address(), wants=is_own, allows_cookies=True)
    with override(code):
        search = f"{reverse('search')}?q={WORDS[code]}"
    crawl.walk([f"{prefix}/", search, secret.url, f"{prefix}/nirgends/"])
    return crawl


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_answer_has_words_of_another_language_that_it_does_not_mark(
    german: list[Page], code: str
) -> None:
    secret = german[0]
    if code == "de":
        trees.home("ar", title=WORDS["ar"])
    else:
        secret = translate_site(german, code)
    factories.restrict(secret)
    crawl = read_all(code, secret)
    check_everything_was_read(crawl)
    assert any(WORDS[code].encode() in each.content for each in crawl.documents.values())
    for address, document in crawl.documents.items():
        assert document.language == code, address
        assert not spoken.find_unmarked(document.content), address
        assert not spoken.find_wrong_directions(document.content), address
    for address, content in crawl.others.items():
        kind = crawl.kinds[address]
        if kind.endswith("xml"):
            assert not spoken.find_unmarked_in_feed(content), address
        elif kind == "text/calendar":
            assert not spoken.find_unmarked_in_calendar(content, code), address


def check_everything_was_read(crawl: Crawl) -> None:
    """A page of every type, and all kinds of answers."""
    urls = set(crawl.documents)
    read = {type(page) for page in Page.objects.live().specific() if page.url in urls}
    assert read == {model for model in BasePage.__subclasses__() if not model._meta.abstract}
    assert set(crawl.kinds.values()) >= KINDS
    assert sorted(set(crawl.status.values())) == [200, 404]
    assert len(urls) > 25


def test_german_is_found_where_nothing_marks_it() -> None:
    page = '<html lang="uk" dir="ltr"><p>{}</p></html>'
    assert spoken.find_unmarked(page.format("Wort").encode())
    assert spoken.find_unmarked(page.format('<img alt="Namewort">').encode())
    assert not spoken.find_unmarked(page.format('<b lang="de">Wort</b>').encode())
    assert not spoken.find_unmarked(page.format("Мовлення").encode())
