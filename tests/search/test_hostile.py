"""Nothing that is typed breaks the search, or keeps it busy for long."""

from urllib.parse import unquote

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from scripts.large_site import add_articles
from tests import factories
from tests.processor import cost
from tests.search.hostile import make_hostile

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

#: Seconds of processor time, PostgreSQL's included, that no query takes.
MOST_SECONDS = 0.5
#: What nobody may read in an answer.
FAULTS = ("syntax error", "fts5", "tsquery", "Traceback", "OperationalError", "ProgrammingError")
PAGE, API = "/suche/?q=", "/api/v1/search?limit=10&q="


@pytest.mark.parametrize(
    ("number", "articles"),
    [
        (150, 0),
        pytest.param(5_000, 300, marks=pytest.mark.slow("thousands of queries, some minutes")),
    ],
)
def test_nothing_that_is_typed_breaks_the_search_or_keeps_it_busy(
    client: Client, number: int, articles: int
) -> None:
    for title in ("Garten", "Öffnungszeiten im Bürgerhaus", "Heizkostenabrechnung", "Straße"):
        factories.standard_page(title=title)
    if articles:
        add_articles(articles)
        call_command("update_index", verbosity=0)
    # The first one pays for what a process keeps.
    client.get(f"{PAGE}unbekannt")
    faults = []
    for place, query in enumerate(make_hostile(number)):
        address = f"{(PAGE, API)[place // 10 % 2]}{query}"
        answers = []
        seconds = cost(lambda: answers.append(client.get(address)))  # noqa: B023 - at once
        found = find_faults(answers[0], seconds, unquote(query))
        faults += [f"{address[:200]}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


def find_faults(answer: HttpResponse, seconds: float, typed: str) -> list[str]:
    """What is wrong with an answer, which may say again what was typed."""
    said = answer.content.decode()
    faults = [f"says {fault}" for fault in FAULTS if fault in said and fault not in typed]
    # What is no query to the API is 422 there.
    if answer.status_code not in (200, 422):
        faults.append(f"status {answer.status_code}")
    return [*faults, f"{seconds:.2f} s"] if seconds > MOST_SECONDS else faults
