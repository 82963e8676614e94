"""Addresses that were only typed lead there for readers, and each paragraph runs its own way."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.core.typed_text import show_typed_text
from tests import factories, trees
from tests.cms.api.contract import ask
from tests.readers import read

LEADS = {
    "Mehr: https://www.example.org/a?b=1&amp;c=2.": "https://www.example.org/a?b=1&c=2",
    "(siehe www.example.org/wir)": "https://www.example.org/wir",
    "Auf winzerla.example.de, immer": "https://winzerla.example.de",
    "„quartier-büro.de“": "https://quartier-büro.de",
    "1und1.example.de": "https://1und1.example.de",
    "Mehr auf jena.info": "https://jena.info",
    "An rat@example.org!": "mailto:rat@example.org",
    "Mia Muster &lt;mia@example.org&gt;": "mailto:mia@example.org",
    "مرحبا www.example.org، أهلا": "https://www.example.org",
    "<b>Auch fett: www.example.org</b>": "https://www.example.org",
    "Rufen Sie 03641 000000 an.": "tel:03641000000",
}
LEADS_NOT = (
    "z.B. und u.a., d.h. i.d.R. um 12.30-14.00 Uhr am 16.12.2026",
    "Aufruf.pdf, plan.zip, readme.md und Version 1.2.10",
    "IBAN DE02 1203 0000 0000 2020 51",
    "Karte 0123 4567 8901 2345",
    "Punkt 1.de, Flyer.info und z.B.de",
    "Montag.In der Woche.Es war schön.Info folgt @home",
    "//example.org und ftp://example.org",
    "javascript:alert(1)",
    "<code>www.example.org</code>",
)
HERE = '<a href="https://example.org/">www.example.net</a>'
ARABIC, GERMAN = "مرحبا بكم في Winzerla", "Willkommen in Winzerla"


def links(html: str) -> list[str]:
    return [str(each["href"]) for each in BeautifulSoup(html, "html.parser").select("a")]


@pytest.mark.parametrize(("words", "address"), LEADS.items())
def test_a_typed_address_is_a_link(words: str, address: str) -> None:
    shown = show_typed_text(f"<p>{words}</p>", "de")
    assert links(shown) == [address]
    assert BeautifulSoup(shown, "html.parser").get_text() == (
        BeautifulSoup(words, "html.parser").get_text()
    )


@pytest.mark.parametrize("words", LEADS_NOT)
def test_other_words_are_none(words: str) -> None:
    assert show_typed_text(f"<p>{words}</p>", "de") == f"<p>{words}</p>"


def test_what_is_a_link_stays_one_and_the_next_word_can_be_one() -> None:
    shown = show_typed_text(f"<p>{HERE} www.example.org</p>", "de")
    assert links(shown) == ["https://example.org/", "https://www.example.org"]


@pytest.mark.django_db
def test_readers_of_the_page_the_feed_and_the_api_get_links_and_directions(client: Client) -> None:
    words = "Fragen an rat@example.org, www.example.org oder 03641 000000."
    html = f"<p>{words} {HERE}</p><p>{ARABIC}</p><ul><li>{GERMAN}</li><li>{ARABIC}</li></ul>"
    article = factories.article("Sommerfest", body=[("text", html)])
    wanted = ["mailto:rat@example.org", "https://www.example.org", "tel:03641000000"]
    wanted += ["https://example.org/"]
    page = read(client, article.url)
    assert links(str(page.select_one(".prose"))) == wanted
    (block,) = ask(client, f"articles/{article.pk}")["body"]
    assert links(block["html"]) == wanted
    feed = client.get(f"{factories.newspaper().url}feed/atom/").content.decode()
    content = BeautifulSoup(feed, "xml").select_one("entry content").get_text()
    assert set(wanted) <= set(links(content))
    for shown in (page.select_one(".prose"), BeautifulSoup(block["html"], "html.parser")):
        assert [each.get("dir") for each in shown.select("p, li")] == [None, "rtl", None, "rtl"]
    trees.home("ar")
    trees.translate(factories.newspaper(), "ar", title="Paper")
    arabic = read(client, trees.translate(article, "ar", title="Fest").url)
    directions = [each.get("dir") for each in arabic.select(".prose :is(p, li)")]
    assert directions == ["ltr", None, "ltr", None]


@pytest.mark.django_db
def test_words_of_a_list_within_a_list_are_apart_for_search_and_programs(client: Client) -> None:
    html = "<ul><li>Fahrräder<ul><li>Tretroller</li></ul></li></ul><p>Danach</p>"
    article = factories.article("Werkstatttag", body=[("text", html)])
    (block,) = ask(client, f"articles/{article.pk}")["body"]
    assert block["text"] == "Fahrräder\nTretroller\n\nDanach"
    for word in ("Fahrräder", "Tretroller"):
        assert "Werkstatttag" in read(client, f"/suche/?q={word}").select_one("main").text
