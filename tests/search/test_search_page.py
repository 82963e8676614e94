"""What stands around the hits: facets, snippets, languages, ways on, suggestions, feeds."""

import xml.etree.ElementTree as ET

import pytest
from django.test import Client
from django.utils.timezone import localdate
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Page

from cms.sections import Role
from tests import factories
from tests.cms.api.contract import ask, titles
from tests.editing import enter
from tests.projekte import factories as projects
from tests.readers import links, queries, read, site_address, text
from tests.translating import language, publish_translation
from tests.veranstaltungen import events

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def make_fair() -> None:
    """Two articles of different rubrics, topics and years, and an event at a place."""
    rubrics = [factories.rubric(name) for name in ("Termine", "Menschen")]
    topics = [factories.topic(name, slug=name.lower()) for name in ("Kultur", "Umwelt")]
    for number, (rubric, topic) in enumerate(zip(rubrics, topics, strict=True)):
        page = factories.article(f"Apfelfest {number}", rubric=rubric, topics=[topic])
        moment = f"202{number}-05-05T12:00Z"
        Page.objects.filter(pk=page.pk).update(first_published_at=moment)
    events.event("Apfelfest am Brunnen", place=projects.place("Am Brunnen"), topics=topics[:1])
    projects.project("Apfelfest", place=projects.place("Hof"))


def read_facets(client: Client, address: str) -> dict[str, str]:
    """The words of each facet by its label."""
    found = {}
    for facet in read(client, address).select(".facets nav"):
        label, *choices = facet.get_text("|", strip=True).split("|")
        found[label] = " ".join(choices)
    return found


def test_hits_are_narrowed_down_by_what_they_differ_in(client: Client) -> None:
    make_fair()
    address = "/suche/?q=Apfelfest"
    year = localdate().year
    assert read_facets(client, address) == {
        "Rubrik": "Menschen (1) Termine (1)",
        "Ort": "Am Brunnen (1) Hof (1)",
        "Thema": "Kultur (2) Umwelt (1)",
        "Erschienen": f"{year} (2) 2021 (1) 2020 (1)",
    }
    narrowed = f"{address}&topic=kultur"
    soup = read(client, narrowed)
    assert text(soup, "#results ~ .choices") == "Alle (2) Veranstaltungen (1) Zeitung (1)"
    # The others count what is left, the chosen one what there would be.
    facets = read_facets(client, narrowed)
    assert facets["Thema"] == "Kultur (2) Umwelt (1)"
    assert facets["Erschienen"] == f"{year} (1) 2020 (1)"
    both = read(client, f"{narrowed}&year=2020")
    assert [one.get_text(strip=True) for one in both.select(".teasers h3")] == ["Apfelfest 0"]
    # What was chosen stays for the next search, and a link takes it back.
    kept = {one["name"]: one["value"] for one in both.select(".search-form--large [type=hidden]")}
    assert kept == {"topic": "kultur", "year": "2020"}
    chosen = both.select(".facets a[aria-current]")
    assert [one["href"] for one in chosen] == [
        "?q=Apfelfest&year=2020",
        "?q=Apfelfest&topic=kultur",
    ]


def test_choices_that_cannot_be_break_nothing(client: Client) -> None:
    make_fair()
    for name in ("rubric", "place", "topic", "year"):
        for value in ("quatsch", "%00", "9" * 30, "-1", "0", "²", "1e3", "'--"):
            soup = read(client, f"/suche/?q=Apfelfest&{name}={value}")
            assert "Apfelfest" in text(soup), (name, value)
    assert ask(client, "search?q=Apfelfest&facets=true&topic=quatsch")["count"] == 0
    for wrong in ("section=quatsch", "year=0", "year=2e3", "rubrik=termine"):
        ask(client, f"search?q=Apfelfest&{wrong}", status=422)


def test_api_narrows_down_as_the_page_does(client: Client) -> None:
    make_fair()
    everything = ask(client, "search?q=Apfelfest&facets=true")
    facets = {facet["name"]: facet["choices"] for facet in everything["facets"]}
    assert list(facets) == ["section", "rubric", "place", "topic", "year"]
    assert [(one["label"], one["count"]) for one in facets["topic"]] == [
        ("Kultur", 2),
        ("Umwelt", 1),
    ]
    place = facets["place"][0]["value"]
    assert titles(ask(client, f"search?q=Apfelfest&place={place}")) == ["Apfelfest am Brunnen"]
    assert ask(client, "search?q=Apfelfest&year=2020&section=stadtteilzeitung")["count"] == 1
    assert ask(client, "search?q=Apfelfest")["facets"] is None


def test_the_sentence_that_says_most_is_shown_with_its_words_marked(client: Client) -> None:
    body = [
        (
            "text",
            "<p>Im Mai war viel los. Alle Gäste &lt;b&gt; kamen.</p><p>Im Juni ruhte alles.</p>",
        ),
        ("text", "<p>Die Gäste sangen im <b>Apfelgarten</b> bis in die Nacht. Dann war Ruhe.</p>"),
    ]
    factories.article("Ein Jahr", teaser="Rückblick", body=body)
    soup = read(client, "/suche/?q=gast garten")
    lines = soup.select_one(".teasers .teaser__lines")
    said = "Die <mark>Gäste</mark> sangen im <mark>Apfelgarten</mark> bis in die Nacht."
    assert lines.decode_contents().strip() == said
    assert ask(client, "search?q=gast garten")["items"][0]["snippet"] == said
    # What stands in a text is no HTML, and few words say little without those that follow.
    found = ask(client, "search?q=kamen")["items"][0]["snippet"]
    assert found == "Alle Gäste &lt;b&gt; <mark>kamen</mark>. Im Juni ruhte alles."


def test_another_language_looks_for_the_same(client: Client) -> None:
    publish_translation(factories.home_page(), language("ru"))
    events.event("Apfelfest")
    soup = read(client, "/suche/?q=Apfelfest&section=veranstaltungen&page=1")
    assert "/ru/poisk/?q=Apfelfest&section=veranstaltungen" in links(soup, "header")
    assert "/ru/poisk/" in links(read(client, "/suche/"), "header")


def test_german_words_are_not_put_right_to_words_of_another_script(client: Client) -> None:
    publish_translation(factories.home_page(), language("uk"))
    page = factories.standard_page(title="Трамвай і ринок")
    publish_translation(page, language("uk"), **{page.title: "Трамвай і ринок"})
    german = factories.standard_page(title="Trampelpfad")
    search = read(client, "/uk/").select_one("form.search-form")["action"]
    for query in ("Trampelpfad", "Trampel", "rinne"):
        soup = read(client, f"{search}?q={query}")
        assert not soup.select(".teasers"), query
    assert links(read(client, f"{search}?q=Trampelpfad"), "#german ~ ul") == [german.url]
    # As it sounds it is still found.
    assert read(client, f"{search}?q=tramvay").select(".teasers")


def test_who_types_a_german_word_finds_the_translated_page(client: Client) -> None:
    publish_translation(factories.home_page(), language("uk"))
    german = factories.standard_page(title="Wohngeld")
    own = publish_translation(german, language("uk"), Wohngeld="Житлова допомога")
    search = read(client, "/uk/").select_one("form.search-form")["action"]
    soup = read(client, f"{search}?q=Wohngeld")
    assert links(soup, "#translated ~ .teasers") == [own.url]
    assert not soup.select("#german")


def test_who_finds_nothing_is_shown_ways_on(client: Client) -> None:
    factories.site_details()
    factories.menu(factories.standard_page(title="Rat und Hilfe"))
    soup = read(client, "/suche/?q=Unterwasserseilbahn&year=2020")
    said = text(soup)
    assert "Rat und Hilfe" in said
    assert {"?q=Unterwasserseilbahn", "mailto:buero@example.org"} <= set(links(soup, ".prose"))


def test_an_address_that_leads_nowhere_offers_to_look_for_its_words(client: Client) -> None:
    factories.home_page()
    soup = read(client, "/projekte/altes-garten_fest.html", status=404)
    form = soup.select_one("main form")
    assert (form["action"], form.select_one("[name=q]")["value"]) == (
        "/suche/",
        "altes garten fest",
    )
    assert links(soup, ".next-steps") == ["/"]


def test_titles_are_suggested_of_public_pages_in_the_readers_language(client: Client) -> None:
    page = factories.standard_page(title="Holunderblüten sammeln")
    factories.standard_page(title="Holunder im Entwurf", live=False)
    factories.standard_page(title="Anderes", teaser="Holunder")
    for typed in ("hol", "Holunderbl", "sammeln hol"):
        items = ask(client, f"search/suggestions?q={typed}")["items"]
        assert [item["title"] for item in items] == [page.title], typed
    assert items[0]["url"] == f"{site_address()}{page.url}"
    for typed in ("h", "%20", "holunder im entw", "'", "*", "xyz"):
        assert ask(client, f"search/suggestions?q={typed}")["items"] == [], typed
    publish_translation(factories.home_page(), language("ru"))
    assert ask(client, "search/suggestions?q=hol&lang=ru")["items"] == []
    few = queries(client, "/api/v1/search/suggestions?q=hol")
    for number in range(12):
        factories.standard_page(title=f"Holz {number}")
    assert len(queries(client, "/api/v1/search/suggestions?q=hol")) == len(few)
    assert len(ask(client, "search/suggestions?q=hol")["items"]) == 8


def test_browsers_and_feed_readers_can_ask_the_search(client: Client) -> None:
    old, new = factories.article("Apfelfest alt"), factories.article("Apfelfest neu")
    for page, year in ((old, 2001), (new, 2002)):
        Page.objects.filter(pk=page.pk).update(first_published_at=f"{year}-01-01T12:00Z")
    head = read(client, "/").select_one("link[rel=search]")
    answer = client.get(head["href"])
    assert answer.headers["Content-Type"] == head["type"]
    described = ET.fromstring(answer.content)  # noqa: S314 - our own
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    templates = [one.get("template") for one in described.findall("o:Url", names)]
    assert templates[0] == f"{site_address()}/suche/?q={{searchTerms}}"
    assert len(described.findtext("o:ShortName", "", names)) <= 16
    feed = ET.fromstring(  # noqa: S314 - our own
        client.get(templates[1].replace("{searchTerms}", "apfelfeste")).content
    )
    atom = {"a": "http://www.w3.org/2005/Atom"}
    entries = [one.findtext("a:title", "", atom) for one in feed.findall("a:entry", atom)]
    assert entries == [new.title, old.title]
    assert client.get("/suche/feed/").status_code == 200


def test_what_staff_recommends_stands_above_the_hits_in_its_language(client: Client) -> None:
    page = factories.standard_page(title="Wohngeld beantragen")
    russian = publish_translation(page, language("ru"), **{page.title: "Жилищное пособие"})
    draft = factories.standard_page(title="Entwurf", live=False)
    for target in (page, russian, draft):
        Query.get("Miete").editors_picks.create(page=target, description="Fragen Sie uns")
    soup = read(client, "/suche/?q=mieten")
    assert links(soup, "#promotions ~ ul") == [page.url]
    assert "Fragen Sie uns" in text(soup, ".answer")
    assert not read(client, "/suche/?q=Vermieterverein").select("#promotions")
    client.get("/suche/?q=Nie zuvor gesucht")
    assert [query.query_string for query in Query.objects.all()] == ["miete"]


def test_moderators_choose_recommendations_and_see_no_empty_report() -> None:
    editor = enter("redaktion", Role.MODERATORS)
    assert editor.get("/admin/searchpicks/add/").status_code == 200
    menu = enter("leitung", None).get("/admin/").content.decode()
    assert "searchpicks" in menu
    assert "reports/search-terms" not in menu


def test_the_list_of_recommendations_counts_nothing_that_is_not_kept() -> None:
    page = factories.standard_page(title="Wohngeld beantragen")
    Query.get("Miete").editors_picks.create(page=page)
    editor = enter("redaktion", Role.MODERATORS)
    for address in ("/admin/searchpicks/", "/admin/searchpicks/results/"):
        table = read(editor, address).select_one("table.listing")
        assert table
        assert page.title in table.get_text()
        assert "Aufrufe" not in table.get_text()
