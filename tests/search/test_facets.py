"""Hits by section: what a reader can narrow a search down to."""

import pytest
from django.test import Client

from tests import factories
from tests.projekte import factories as projects
from tests.readers import links, queries, read, text
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

FACETS = "#results ~ .choices"


def test_hits_are_counted_by_section(client: Client) -> None:
    for number in range(2):
        factories.article(f"Apfelfest {number}")
    events.event("Apfelfest")
    projects.project("Kirschfest")
    soup = read(client, "/suche/?q=Apfelfest")
    assert text(soup, FACETS) == "Alle (3) Zeitung (2) Veranstaltungen (1)"
    assert text(soup, f"{FACETS} [aria-current]") == "Alle (3)"


def test_a_section_shows_only_its_own_hits(client: Client) -> None:
    article = factories.article("Apfelfest im Hof")
    event = events.event("Apfelfest")
    soup = read(client, "/suche/?q=Apfelfest&section=veranstaltungen")
    assert links(soup, ".teasers") == [event.url]
    everything = links(soup, FACETS)[0]
    assert set(links(read(client, f"/suche/{everything}"), ".teasers")) == {article.url, event.url}


def test_the_next_search_stays_in_the_section(client: Client) -> None:
    factories.article("Apfelfest im Hof")
    events.event("Apfelfest")
    soup = read(client, "/suche/?q=Apfelfest&section=veranstaltungen")
    assert soup.select_one(".search-form--large [name=section]")["value"] == "veranstaltungen"


def test_a_section_without_hits_says_so_and_leads_back(client: Client) -> None:
    factories.article("Apfelfest im Hof")
    events.event("Flohmarkt")
    soup = read(client, "/suche/?q=Apfelfest&section=veranstaltungen")
    assert text(soup, FACETS) == "Alle (1) Zeitung (1) Veranstaltungen (0)"
    assert not soup.select(".teasers")


def test_there_is_nothing_to_choose_while_one_section_has_hits(client: Client) -> None:
    factories.article("Apfelfest im Hof")
    assert not read(client, "/suche/?q=Apfelfest").select(FACETS)


@pytest.mark.parametrize("name", ["quatsch", "search", "%00", "veranstaltungen'--"])
def test_a_section_that_does_not_exist_narrows_nothing(client: Client, name: str) -> None:
    article = factories.article("Apfelfest im Hof")
    assert links(read(client, f"/suche/?q=Apfelfest&section={name}"), ".teasers") == [article.url]


def test_hits_that_nobody_may_read_are_not_counted(client: Client) -> None:
    factories.article("Apfelfest im Hof")
    projects.project("Apfelfest für alle")
    events.event("Apfelfest", live=False)
    assert "Veranstaltungen" not in text(read(client, "/suche/?q=Apfelfest"), FACETS)


def test_search_costs_the_same_with_few_and_with_many_hits(client: Client) -> None:
    for number in range(2):
        factories.article(f"Apfelfest {number}")
        events.event(f"Apfelfest {number}")
    few = queries(client, "/suche/?q=Apfelfest")
    for number in range(3):
        factories.article(f"Apfelfest wieder {number}")
        events.event(f"Apfelfest wieder {number}")
    assert len(queries(client, "/suche/?q=Apfelfest")) == len(few)
