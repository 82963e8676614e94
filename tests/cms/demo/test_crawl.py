"""A robot starts on the home page of every language of the demo and follows every link."""

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from tests import factories, trees
from tests.crawling import Crawl
from tests.readers import site_address

pytestmark = pytest.mark.django_db

#: All but German, which has no prefix.
LANGUAGES = ("de-simple", "en", "uk", "ru", "ar", "fa")
EVERYWHERE = pytest.param(True, marks=pytest.mark.slow("follows every link in every language"))


@pytest.fixture(scope="module")
def hidden() -> list[str]:
    """Addresses that readers must not be led to, with `crawl`."""
    return []


@pytest.fixture(scope="module", params=[False, EVERYWHERE], ids=["sample", "everywhere"])
def crawl(demo: Client, hidden: list[str], request: pytest.FixtureRequest) -> Crawl:
    """What the robot finds, while there are pages that it must not find."""
    crawl = Crawl(demo, site_address(), wants=lambda way: request.param or is_sample(way))
    homes = factories.home_page().get_translations(inclusive=True)
    with transaction.atomic():
        hidden[:] = [page.url for page in make_hidden()]
        crawl.walk([*(home.url for home in homes), "/robots.txt"])
        transaction.set_rollback(True)
    return crawl


def is_sample(address: str) -> bool:
    """Whether an address lies on the two upper levels, in German or in Arabic."""
    first = address.split("/")[1]
    depth = address.removeprefix("/ar").count("/")
    return (first == "ar" or first not in LANGUAGES) and depth <= 2


def make_hidden() -> list[Page]:
    """An alias, a draft and a private page in Arabic, beside German and English ones to read."""
    sources = [factories.standard_page(show_in_menus=True) for _ in range(3)]
    for source in sources:
        trees.translate(source, "en")
    draft = trees.translate(sources[0], "ar", live=False)
    private = trees.translate(sources[1], "ar")
    factories.restrict(private)
    return [draft, private, trees.alias(sources[2], "ar")]


def test_from_every_home_page_no_link_is_dead(crawl: Crawl) -> None:
    assert {document.language for document in crawl.documents.values()} == {"de", *LANGUAGES}
    assert not crawl.find_dead()


def test_every_alternate_leads_back(crawl: Crawl) -> None:
    announced = [document for document in crawl.documents.values() if document.alternates]
    assert len(announced) > 30
    assert not crawl.find_one_way()


def test_every_link_says_the_language_it_leads_to(crawl: Crawl) -> None:
    assert not crawl.find_untrue()


def test_nothing_leads_to_an_alias_a_draft_or_a_private_page(
    crawl: Crawl, hidden: list[str]
) -> None:
    assert len(set(hidden)) == 3
    assert not [way for way in crawl.ways if way.target in hidden]
