"""What people type finds what pages say, through the search page, the API and the admin."""

import random
from typing import Any
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.sections import Role
from search.models import IndexedWord, Synonym
from tests import factories
from tests.editing import enter
from tests.readers import links, read, text
from tests.translating import language, publish_translation

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

#: Words of a page, and queries that find it.
SAID = {
    "Neue Bänke in der Straße": ["strasse", "baenke", "Bank", "banke", "Bänke Straße"],
    "Kartoffeln unter alten Bäumen": ["kartoffel", "Baum", "bäume", "katoffeln", '"alten bäumen"'],
    "Der Bürgergarten öffnet": ["bürger", "buergergarten", "garten", "b[rgergarten", "bürgergrten"],
    "Gäste kochen gemeinsam": ["gekocht", "gast"],
    "Heizkostenabrechnung lesen": [
        *("heizkosten", "heiykosten", "abrechnung", "heiz kosten", "kellerabrechnug"),
    ],
    "Umzug am 11. November": ["11.11.", "11. november", "umzüge", "11.11. blasmusik", "umzug 3.3."],
    "Ausgabe Dezember 2026": ["ausgabe 12/2026", "12.2026"],
    "Ein Garten auf 1.600 m²": ["1600 m2", "1.600"],
    "Über uns": ["über uns", "ueber uns"],
}


def find(client: Client, query: str, page: str = "") -> str:
    """The titles that the search page shows, in their order."""
    soup = read(client, f"/suche/?q={quote(query, safe='')}{page}")
    return " | ".join(one.get_text(strip=True) for one in soup.select(".teasers h3"))


def test_pages_are_found_in_other_forms_spellings_and_parts_of_words(client: Client) -> None:
    for title in SAID:
        factories.standard_page(title=title)
    missed = [
        f"{query}: {title} is not in {found!r}"
        for title, queries in SAID.items()
        for query in queries
        if title not in (found := find(client, query))
    ]
    assert not missed, "\n".join(missed)
    assert find(client, "garten -bürgergarten") == "Ein Garten auf 1.600 m²"
    assert find(client, '"bäumen alten"') == ""
    assert find(client, "Unterwasserseilbahn") == ""
    # What was put right is said; what was right is not.
    said = text(read(client, "/suche/?q=bürgergrten"))
    assert "Das sind die Treffer für „Bürgergarten“." in said
    assert "Das sind die Treffer" not in text(read(client, "/suche/?q=bürgergarten"))


def test_compound_is_found_by_its_parts_where_no_page_has_both(client: Client) -> None:
    for title in ("Neue Bänke", "Viele Gäste", "Die Straßenbahn fährt", "Eine Linie mehr", "Haus"):
        factories.standard_page(title=title)
    for number in range(30):
        factories.standard_page(title=f"Haus {number}")
    assert set(find(client, "Gästebank").split(" | ")) == {"Neue Bänke", "Viele Gäste"}
    assert set(find(client, "Straßenbahnlinien").split(" | ")) == {
        "Die Straßenbahn fährt",
        "Eine Linie mehr",
    }
    # A part that stands everywhere says nothing.
    call_command("count_words", verbosity=0)
    assert find(client, "Gästehaus") == "Viele Gäste"
    factories.standard_page(title="Bänke für Gäste")
    assert find(client, "Gästebank") == "Bänke für Gäste"


def test_title_comes_before_teaser_and_body_and_what_is_new_before_what_is_old(
    client: Client,
) -> None:
    words = {"body": [("text", "<p>Viele Worte und einmal Quitten.</p>")]}
    factories.standard_page(title="Im Text", **words)
    factories.standard_page(title="Im Kurztext", teaser="Mit Quitten")
    factories.standard_page(title="Quitten")
    old = factories.standard_page(title="Quitten")
    Page.objects.filter(pk=old.pk).update(first_published_at="2001-01-01T12:00Z")
    soup = read(client, "/suche/?q=quitte")
    titles = [one.get_text(strip=True) for one in soup.select(".teasers h3")]
    assert titles == ["Quitten", "Quitten", "Im Kurztext", "Im Text"]
    assert links(soup, ".teasers")[1] == old.url


def test_staffs_synonym_holds_at_the_next_search_and_is_named(client: Client) -> None:
    Synonym.objects.all().delete()
    factories.standard_page(title="Sprechzeiten des Büros")
    assert find(client, "Einlass") == ""
    editor = enter("redaktion", Role.MODERATORS)
    form = {"language": "de", "words": "Einlass", "found": "Sprechzeiten", "both_ways": "on"}
    added = editor.post(reverse("wagtailsnippets_search_synonym:add"), form)
    assert added.status_code == 302, added.content.decode()[:500]
    assert added.headers["Location"].endswith("synonym/"), added.headers
    assert find(client, "einlass") == "Sprechzeiten des Büros"
    assert "Auch: Sprechzeiten" in text(read(client, "/suche/?q=Einlass"))
    # One way leads nowhere from the other end.
    factories.standard_page(title="Dackel")
    Synonym.objects.create(words="Haustier", found="Dackel", both_ways=False)
    factories.standard_page(title="Haustiere willkommen")
    assert "Dackel" in find(client, "Haustier")
    assert find(client, "Dackel") == "Dackel"


def test_synonyms_may_be_many_and_odd(client: Client) -> None:
    factories.standard_page(title="Sprechzeiten des Büros")
    words = [f"q{number}" for number in range(150)]
    for start in (0, 50, 100):
        Synonym.objects.create(words="Einlass", found=",".join(words[start : start + 50]))
    Synonym.objects.create(words="Einlass, !!!", found="Sprechzeiten")
    assert find(client, "Einlass") == "Sprechzeiten des Büros"
    assert "Auch:" not in text(read(client, "/suche/?q=Büro"))


def test_what_went_offline_is_gone_without_a_worker_and_no_draft_is_suggested(
    client: Client, settings: Any
) -> None:
    factories.standard_page(title="Quittengelee", live=False)
    page = factories.standard_page(title="Holunderblüten")
    assert find(client, "Holunderblüte") == "Holunderblüten"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    page.unpublish()
    assert find(client, "Holunderblüten") == ""
    said = text(read(client, "/suche/?q=Quittengele"))
    assert "Quittengelee" not in said
    assert not IndexedWord.objects.filter(word__startswith="quitten").exists()


def test_readers_of_other_languages_search_their_own_and_are_offered_german(
    client: Client,
) -> None:
    german = factories.standard_page(title="Schuldenberatung")
    russian = publish_translation(
        german, language("ru"), Schuldenberatung="Долги и остановка трамвая"
    )
    other = factories.standard_page(title="Flohmarkt")
    search = "/ru/poisk/"
    soup = read(client, f"{search}?q=остановки")
    assert [one.get_text(strip=True) for one in soup.select(".teasers h3")] == [russian.title]
    assert not soup.select("#german")
    soup = read(client, f"{search}?q=барахолка")
    link = soup.select_one("#german ~ ul a")
    assert (link["href"], link["lang"], link["hreflang"]) == (other.url, "de", "de")
    # What is there in the reader's language is not offered in German.
    assert not read(client, f"{search}?q=Schuldenberatung").select("#german")


def test_api_and_admin_find_the_same(client: Client) -> None:
    page = factories.standard_page(title="Frühkartoffeln graben")
    assert [item["id"] for item in client.get("/api/v1/search?q=Kartoffel").json()["items"]] == [
        page.pk
    ]
    editor = enter("redaktion", Role.MODERATORS)
    addresses = (
        f"{reverse('wagtailadmin_pages:search')}?q=Kartoffel",
        f"{reverse('wagtailadmin_explore', args=(page.get_parent().pk,))}?q=kartoffel",
        f"{reverse('wagtailadmin_choose_page_search')}?q=Kartoffel&page_type=wagtailcore.page",
    )
    for address in addresses:
        assert page.title in editor.get(address).content.decode(), address


def test_nothing_that_is_typed_breaks_the_search(client: Client) -> None:
    factories.standard_page(title="Garten")
    hostile = [
        *('"', '""', "'", "*", "NEAR(", "AND", "OR NOT", "garten AND", "garten*", "^garten", "-"),
        *(
            "title:garten",
            "a:b",
            "{x}",
            "(garten",
            ") | (",
            "&",
            "!garten",
            "<->",
            ":*",
            "\\",
            "\0",
        ),
        *("- -", "„", "„“", "-garten", "garten -", "\u202egarten", "ﷺ", "🥕", "%", "_" * 300),
        *("garten " * 60, "x" * 100_000, "' OR 1=1 --", "11.11.11.11.", "99.99.", "1,000,000 m²"),
    ]
    signs = "\"'*()-:^&|!<>\\\0 \u200fäßжبی12.,·"
    chance = random.Random(7)  # noqa: S311 - the same each time
    hostile += ["".join(chance.choices(signs, k=chance.randint(1, 12))) for _ in range(20)]
    for query in hostile:
        response = client.get("/suche/", {"q": query})
        assert response.status_code == 200, query
    assert find(client, "title garten") == "Garten"


def test_of_a_frequent_word_titles_come_first_and_each_page_comes_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.backends.common.CompilerMixin.most_ranked", 9)
    monkeypatch.setattr("search.backends.common.MOST_HITS", 8)
    factories.standard_page(title="Quitten")
    said = {"body": [("text", "<p>Wir ernten Quitten.</p>")]}
    others = [f"Seite {number} im Herbst" for number in range(14)]
    for title in others:
        factories.standard_page(title=title, **said)
    call_command("count_words", verbosity=0)
    pages = [find(client, "Quitten", page).split(" | ") for page in ("", "&page=2")]
    assert pages[0][0] == "Quitten"
    assert sorted(pages[0] + pages[1]) == sorted(["Quitten", *others])
    # A rare word beside a frequent one decides.
    factories.standard_page(title="Gelee")
    assert find(client, "Quitten Gelee").startswith("Gelee")
