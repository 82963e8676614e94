"""What a page costs does not grow with what it shows.

Each test warms up, counts, adds items that each bring a picture, an author and a rubric of their
own, and counts again.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from stadtteilzeitung.feeds import LENGTH
from stadtteilzeitung.models.newspaper import ARTICLES_A_PAGE
from stadtteilzeitung.teasers import NEWEST
from tests import factories
from tests.readers import links, queries, read
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db

TEASERS = [
    ("section", {"teaser": "newest_articles", "title": ""}),
    ("section", {"teaser": "current_issue", "title": ""}),
]


def assert_constant(client: Client, url: str, grow: Callable[[], Any]) -> None:
    """`url` costs as many queries before `grow` as after it."""
    before = queries(client, url)
    grow()
    after = queries(client, url)
    more = "\n".join(after)
    assert len(after) == len(before), f"{len(before)} became {len(after)}:\n{more}"


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def test_listing_costs_the_same_with_one_article_and_with_a_full_page(client: Client) -> None:
    factories.issue(entries=[factories.article()], cover=factories.picture())
    url = factories.newspaper().url
    assert_constant(client, url, lambda: [factories.article() for _ in range(ARTICLES_A_PAGE)])
    assert len(read(client, url).select("#articles article")) == ARTICLES_A_PAGE


def test_front_page_costs_the_same_with_two_articles_and_with_all_it_shows(client: Client) -> None:
    home = factories.home_page()
    home.sections = TEASERS
    home.save_revision().publish()
    articles = [factories.article(), factories.article()]
    factories.issue(date(2026, 5, 1), entries=articles, cover=factories.picture())

    def grow() -> None:
        more = [factories.article() for _ in range(NEWEST)]
        factories.issue(date(2026, 6, 1), entries=more, cover=factories.picture())

    assert_constant(client, "/", grow)


def test_archive_costs_the_same_with_one_issue_and_with_two_years(client: Client) -> None:
    def add(year: int, month: int) -> None:
        factories.issue(date(year, month, 1), cover=factories.picture())

    add(2025, 1)
    url = factories.newspaper().url + "archiv/"
    assert_constant(client, url, lambda: [add(2026, month) for month in range(1, 13)])
    assert len(read(client, url).select(".covers li")) == 13


def test_issue_costs_the_same_with_one_article_and_with_ten(client: Client) -> None:
    issue = factories.issue(entries=[(factories.article(), 1)], cover=factories.picture())

    def grow() -> None:
        from stadtteilzeitung.models import IssueEntry

        for number in range(2, 11):
            row = IssueEntry(article=factories.article(), page=number, sort_order=number)
            row.issue = issue
            row.save()

    assert_constant(client, issue.url, grow)


def body_with(number: int) -> list[Any]:
    """A body with `number` blocks of each kind that shows something from elsewhere."""
    story = []
    for _ in range(number):
        rows = factories.story(
            image=factories.picture(),
            person=factories.person(photo=factories.picture()),
            document=factories.document(),
            page=factories.standard_page(),
        )
        story += [block for block in rows if block["type"] not in {"text", "heading"}]
    return story


def test_article_costs_the_same_with_one_and_with_five_of_everything(client: Client) -> None:
    import json

    def add(number: int) -> Page:
        return factories.article(
            body=json.dumps(body_with(number)),
            authors=[factories.author() for _ in range(number)],
            topics=[factories.topic() for _ in range(number)],
            related=[factories.article() for _ in range(number)],
            corrections=[(date(2026, 1, 1), "Es waren acht.")] * number,
        )

    small, large = add(1), add(5)
    few, many = queries(client, small.url), queries(client, large.url)
    assert len(few) == len(many), "\n".join(many)


def test_standard_page_costs_the_same_with_one_and_with_five_pages_below(client: Client) -> None:
    page = factories.standard_page()

    def add() -> None:
        factories.standard_page(page, teaser="Kurz", lead_image=factories.picture())

    add()
    assert_constant(client, page.url, lambda: [add() for _ in range(4)])
    assert len(read(client, page.url).select(".teasers article")) == 5


@pytest.mark.parametrize("route", ["atom", "rss"])
def test_feed_costs_the_same_with_one_article_and_with_all_it_holds(
    client: Client, route: str
) -> None:
    factories.article()
    url = f"{factories.newspaper().url}feed/{route}/"
    assert_constant(client, url, lambda: [factories.article() for _ in range(LENGTH)])


def test_search_costs_the_same_with_one_result_and_with_a_full_page(client: Client) -> None:
    factories.article("Gartenfest eins")
    url = read(client, "/").select_one("form.search-form")["action"] + "?q=Gartenfest"
    assert_constant(client, url, lambda: [factories.article("Gartenfest") for _ in range(10)])
    assert len(read(client, url).select(".teasers article")) == 10


def test_sitemap_costs_the_same_with_one_article_and_with_ten(client: Client) -> None:
    factories.article()
    assert_constant(client, "/sitemap.xml", lambda: [factories.article() for _ in range(9)])


def test_menus_cost_a_reader_nothing(client: Client) -> None:
    page = factories.standard_page()
    assert_constant(
        client, page.url, lambda: factories.menu(*[factories.standard_page() for _ in range(6)])
    )
    assert len(links(read(client, page.url), ".menu")) == 6


#: What a page in another language costs more than in German, whatever it shows: Wagtail's way from
#: the site to the home page of that language, and whether the translation is up to date.
MORE = 2


def test_other_languages_cost_what_german_costs(client: Client) -> None:
    """A home page, a listing and an article in Arabic, with all their neighbours translated."""
    home = factories.home_page()
    home.sections = TEASERS
    home.save_revision().publish()
    rubric, author = factories.rubric(), factories.author()
    articles = [
        factories.article(rubric=rubric, authors=[author], lead_image=factories.picture())
        for _ in range(3)
    ]
    issue = factories.issue(date(2026, 5, 1), entries=articles, cover=factories.picture())
    arabic = language("ar")
    for page in (factories.newspaper(), *articles, issue):
        publish_translation(page, arabic)
    for page in (home, factories.newspaper(), articles[0]):
        german = queries(client, page.url)
        other = queries(client, page.get_translation(arabic).url)
        more = "\n".join(other)
        assert len(other) <= len(german) + MORE, f"{page}: {len(german)}, {len(other)}:\n{more}"


def test_listing_in_another_language_costs_the_same_however_long_it_is(client: Client) -> None:
    arabic = language("ar")
    paper = publish_translation(factories.newspaper(), arabic)
    publish_translation(factories.article(), arabic)

    def grow() -> None:
        for _ in range(4):
            article = factories.article(lead_image=factories.picture())
            publish_translation(article, arabic)

    assert_constant(client, paper.url, grow)
    assert len(read(client, paper.url).select("#articles article")) == 5
