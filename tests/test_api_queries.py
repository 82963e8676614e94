"""What the API's lists cost the database: the same for five items, for twenty and for a hundred."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.core.models import Organisation, Place
from cms.site import visibility
from stadtteilzeitung.models import ArticlePage
from tests import factories, trees
from tests.cms.api.contract import document
from tests.garten import factories as garten
from tests.projekte import factories as projekte
from tests.readers import count_queries
from tests.veranstaltungen.events import event

pytestmark = pytest.mark.django_db

MOST = 5
#: Words, synonyms, the rows of the index, what German has besides, the texts of the hits.
MOST_OF_SEARCH = 11
#: Private pages, home pages and how many there are: whatever is kept hangs on the one content
#: version, which each release changes. Search also reads which files have words, and what people
#: and places are called.
AFTER_RELEASE, AFTER_RELEASE_OF_SEARCH = 3, 4
#: What a list cannot do without.
GIVEN = {"/api/v1/search": "q=Wort", "/api/v1/events": "from=2020-01-01"}
#: What `add_content` brings one more of.
GROWING = (
    *(f"v1/{name}" for name in ("articles", "issues", "rubrics", "authors", "projects", "events")),
    *("v1/garden/diary", "v1/topics", "v1/places", "v1/organisations", "v1/search"),
)


#: What shows the most; all fields are asked.
RICHEST = ("v1/articles", "v1/issues", "v1/projects", "v1/events", "v1/search", "v1/garden/diary")
LONG = pytest.mark.slow("a dozen more lists, with up to a hundred items each")


def find_lists() -> list[str]:
    """The addresses of all lists that the contract has, with and without all fields."""
    found = []
    for path, operations in document()["paths"].items():
        names = {parameter["name"] for parameter in operations["get"].get("parameters", [])}
        if "limit" in names:
            address = f"{path}?{GIVEN.get(path, '')}"
            found += [address, f"{address}&fields=*"] if "fields" in names else [address]
    return found


def add_content() -> None:
    """Something new in every list, with words, pictures, files and people of its own."""
    locale = factories.language()
    place = Place.objects.create(name="Ort", locale=locale)
    club = Organisation.objects.create(name="Verein", place=place, locale=locale)
    target = factories.standard_page()
    shown: dict[str, Any] = {"body": factories.body_blocks(), "topics": [factories.topic()]}
    article = factories.article(related=[target], **shown)
    factories.issue(entries=[article], cover=factories.image(), print_pdf=factories.document())
    event("Fest", place=place, organiser=club, lead_image=factories.image(), **shown)
    projekte.project(
        **shown,
        place=place,
        carrier=club,
        contact=factories.person(photo=factories.image()),
        partners=[club],
        lines=[projekte.line(amount=100)],
    )
    garten.entry(body=factories.body_blocks())


@pytest.fixture
def site() -> None:
    """A site with one of everything."""
    trees.home("uk")
    garten.garden(plots=[garten.plot(1), garten.plot(2)], topics=[factories.topic()])
    garten.year(garten.task(1), garten.task(2))
    add_content()


@pytest.fixture(params=["few", pytest.param("others", marks=LONG)])
def part(request: pytest.FixtureRequest) -> str:
    """Lists that show the most, or all others."""
    return str(request.param)


@pytest.fixture
def lists(part: str) -> list[str]:
    """Addresses of lists."""
    every = find_lists()
    rich = [path for path in every if "fields=*" in path or "/search" in path]
    few = [path for path in rich if any(name in path for name in RICHEST)]
    assert len(few) == len(RICHEST)
    return few if part == "few" else [path for path in every if path not in few]


def count_all(client: Client, lists: list[str]) -> dict[str, int]:
    """The queries of these lists, each as long as it may be."""
    return {path: count_queries(client, f"{path}&limit=100") for path in lists}


@pytest.mark.usefixtures("site")
def test_lists_cost_the_same_however_long_they_are(
    client: Client, lists: list[str], part: str
) -> None:
    costs = []
    for number in (2, 5) if part == "few" else (5, 20, 100):
        while ArticlePage.objects.count() < number:
            add_content()
        costs.append(count_all(client, lists))
    for later in costs[1:]:
        assert later == costs[0]
    for path, cost in costs[0].items():
        assert cost <= get_most(path), (path, cost)
        items = client.get(f"{path}&limit=100").json().get("items", [])
        assert len(items) >= number or not any(name in path for name in GROWING), path


@pytest.mark.usefixtures("site")
def test_first_answer_after_a_release_costs_hardly_more(client: Client, lists: list[str]) -> None:
    """Who is online and what is private is read anew then, and nothing else that is kept."""
    page = factories.article("Neu")
    ukrainian = [f"{path}&lang=uk" for path in lists if "/changes" not in path]
    for address in (*lists, *ukrainian):
        client.get(address)
        factories.image()
        page.save_revision().publish()
        more = AFTER_RELEASE_OF_SEARCH if "/search" in address else AFTER_RELEASE
        assert count_first(client, address) <= get_most(address) + more, address


@pytest.mark.usefixtures("site")
def test_first_answer_of_a_process_costs_hardly_more(client: Client, lists: list[str]) -> None:
    """Who is online and what is private is read then, and what kinds of content there are.

    Search reads its words, synonyms, the files that may be public and what is called by a name.
    """
    for path in lists:
        visibility._compiled.clear()
        ContentType.objects.clear_cache()
        cache.clear()
        more = 10 if "/search" in path else AFTER_RELEASE
        assert count_first(client, path) <= get_most(path) + more, path


def get_most(address: str) -> int:
    return MOST_OF_SEARCH if "/search" in address else MOST


def count_first(client: Client, address: str) -> int:
    """The queries of the very next answer."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).json()
    return len(captured)
