"""Hits by section: what a reader can narrow a search down to."""

import pytest
from django.test import Client

from tests import factories
from tests.projekte import factories as projects
from tests.readers import links, queries, read, text
from tests.veranstaltungen import events

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

FACETS = "#results ~ .choices"


def test_hits_are_counted_by_section_and_a_section_shows_only_its_own(client: Client) -> None:
    articles = [factories.article(f"Apfelfest {number}", bare=True).url for number in range(2)]
    event = events.event("Apfelfest").url
    projects.project("Kirschfest")
    # What nobody may read is not counted.
    events.event("Apfelfest im Entwurf", live=False)
    soup = read(client, "/suche/?q=Apfelfest")
    assert text(soup, FACETS) == "Alle (3) Zeitung (2) Veranstaltungen (1)"
    assert text(soup, f"{FACETS} [aria-current]") == "Alle (3)"
    soup = read(client, "/suche/?q=Apfelfest&section=veranstaltungen")
    assert links(soup, ".teasers") == [event]
    # The next search stays in the section; one link leads back to everything.
    assert soup.select_one(".search-form--large [name=section]")["value"] == "veranstaltungen"
    everything = read(client, f"/suche/{links(soup, FACETS)[0]}")
    assert sorted(links(everything, ".teasers")) == sorted([*articles, event])


def test_a_section_without_hits_says_so_and_one_that_does_not_exist_narrows_nothing(
    client: Client,
) -> None:
    article = factories.article("Apfelfest im Hof", bare=True)
    events.event("Flohmarkt")
    assert not read(client, "/suche/?q=Apfelfest").select(FACETS)
    soup = read(client, "/suche/?q=Apfelfest&section=veranstaltungen")
    assert text(soup, FACETS) == "Alle (1) Zeitung (1) Veranstaltungen (0)"
    assert not soup.select(".teasers")
    for name in ("quatsch", "search", "%00", "veranstaltungen'--"):
        soup = read(client, f"/suche/?q=Apfelfest&section={name}")
        assert links(soup, ".teasers") == [article.url], name


def test_search_costs_the_same_with_few_and_with_many_hits(client: Client) -> None:
    for number in range(2):
        factories.article(f"Apfelfest {number}")
        events.event(f"Apfelfest {number}")
    few = queries(client, "/suche/?q=Apfelfest")
    for number in range(3):
        factories.article(f"Apfelfest wieder {number}")
        events.event(f"Apfelfest wieder {number}")
    assert len(queries(client, "/suche/?q=Apfelfest")) == len(few)
