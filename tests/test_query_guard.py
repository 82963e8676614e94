"""What a page costs does not grow with what it shows.

Each test warms up, counts, adds items that each bring a picture, an author and a rubric of their
own, and counts again.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from stadtteilzeitung.contributions import NEWEST
from stadtteilzeitung.models import IssueEntry, NewspaperPage
from tests import factories
from tests.readers import links, queries, read
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db

TEASERS = [
    ("section", {"teaser": "newest_articles", "title": ""}),
    ("section", {"teaser": "current_issue", "title": ""}),
]


def assert_constant(client: Client, urls: Iterable[str], grow: Callable[[], Any]) -> None:
    """Each of `urls` costs as many queries before `grow` as after it."""
    before = {url: queries(client, url) for url in urls}
    grow()
    for url, fewer in before.items():
        after = queries(client, url)
        more = "\n".join(after)
        assert len(after) == len(fewer), f"{url}: {len(fewer)} became {len(after)}:\n{more}"


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def test_lists_cost_the_same_with_two_articles_and_with_all_they_show(client: Client) -> None:
    home = factories.home_page()
    home.sections = TEASERS
    home.save_revision().publish()

    def make(number: int) -> list[Page]:
        return [factories.article(f"Gartenfest {each}") for each in range(number)]

    issue = factories.issue(date(2025, 1, 1), make(2), cover=factories.image())
    paper = factories.newspaper().url
    search = read(client, "/").select_one("form.search-form")["action"] + "?q=Gartenfest"
    lists = [paper, "/", f"{paper}archiv/", issue.url, search, "/sitemap.xml"]
    lists += [f"{paper}feed/{route}/" for route in ("atom", "rss")]

    def grow() -> None:
        more = make(NewspaperPage.entries_per_page)
        rows = [IssueEntry(article=page) for page in more[:9]]
        issue.entries.set(factories.in_order([*issue.entries.order_by("sort_order"), *rows]))
        issue.save_revision().publish()
        for month in range(1, 5):
            factories.issue(date(2026, month, 1), more[:NEWEST], cover=factories.image())

    assert_constant(client, lists, grow)
    assert len(read(client, paper).select("#articles article")) == NewspaperPage.entries_per_page
    assert len(read(client, f"{paper}archiv/").select(".covers li")) == 5
    assert len(read(client, search).select(".teasers article")) == 10


def body_with(number: int) -> list[Any]:
    """A body with `number` blocks of each kind that shows something from elsewhere."""
    body_blocks = []
    for _ in range(number):
        rows = factories.body_blocks(
            image=factories.image(),
            person=factories.person(photo=factories.image()),
            document=factories.document(),
            page=factories.standard_page(),
        )
        body_blocks += [block for block in rows if block["type"] not in {"text", "heading"}]
    return body_blocks


def test_article_costs_the_same_with_one_and_with_five_of_everything(client: Client) -> None:
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


def test_standard_page_costs_the_same_however_many_pages_are_below_it_and_in_menus(
    client: Client,
) -> None:
    page = factories.standard_page()

    def add() -> Page:
        return factories.standard_page(page, teaser="Kurz", lead_image=factories.image())

    add()
    assert_constant(client, [page.url], lambda: factories.menu(*[add() for _ in range(4)]))
    soup = read(client, page.url)
    assert len(soup.select(".teasers article")) == 5
    assert len(links(soup, ".menu")) == 4


#: What a page in another language costs more than in German, whatever it shows: Wagtail's way from
#: the site to the home page of that language, and whether the translation is up to date.
MORE = 2


def test_other_languages_cost_what_german_costs_however_much_they_show(client: Client) -> None:
    """A home page, a listing and an article in Arabic, with all their neighbours translated."""
    home = factories.home_page()
    home.sections = TEASERS
    home.save_revision().publish()
    rubric, author = factories.rubric(), factories.author()

    def make() -> Page:
        image = factories.image()
        return factories.article(rubric=rubric, authors=[author], lead_image=image)

    articles = [make() for _ in range(3)]
    issue = factories.issue(date(2026, 5, 1), entries=articles, cover=factories.image())
    arabic = language("ar")
    for page in (factories.newspaper(), *articles, issue):
        publish_translation(page, arabic)
    for page in (home, factories.newspaper(), articles[0]):
        german = queries(client, page.url)
        other = queries(client, page.get_translation(arabic).url)
        more = "\n".join(other)
        assert len(other) <= len(german) + MORE, f"{page}: {len(german)}, {len(other)}:\n{more}"

    listing = factories.newspaper().get_translation(arabic).url
    more = range(3)
    assert_constant(client, [listing], lambda: [publish_translation(make(), arabic) for _ in more])
    assert len(read(client, listing).select("#articles article")) == 6


#: Of the admin's list of articles and of the explorer, with menus and filters; a moderator's rights
#: cost as many more as are asked for.
MOST_OF_ADMIN_LIST, MOST_OF_EXPLORER, MOST_FOR_RIGHTS = 21, 29, 4


def test_lists_of_the_admin_cost_the_same_however_many_pages_they_show(
    moderator: Client, admin_client: Client
) -> None:
    factories.article()
    articles = reverse("articles:index")
    explorer = reverse("wagtailadmin_explore", args=[factories.newspaper().pk])

    def grow() -> None:
        for _ in range(5):
            factories.article()

    assert_constant(moderator, [articles, explorer], grow)
    for url, most in ((articles, MOST_OF_ADMIN_LIST), (explorer, MOST_OF_EXPLORER)):
        for person, more in ((admin_client, 0), (moderator, MOST_FOR_RIGHTS)):
            found = queries(person, url)
            assert len(found) <= most + more, "\n".join(found)


def test_total_of_a_list_is_counted_once_and_anew_after_a_release(client: Client) -> None:
    def get_counts() -> list[str]:
        return [sql for sql in queries(client, paper) if "COUNT(" in sql and "version" not in sql]

    for _ in range(NewspaperPage.entries_per_page):
        factories.article(bare=True)
    paper = factories.newspaper().url
    assert get_counts() == []
    assert client.get(f"{paper}?page=2").status_code == 404
    factories.article(bare=True)
    assert client.get(f"{paper}?page=2").status_code == 200
    assert get_counts() == []
