"""The feeds, read by a parser that is not ours."""

import json
from datetime import UTC, date, datetime
from time import struct_time
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.core.feeds import LENGTH
from tests import factories
from tests.readers import read, site_address
from tests.translating import change

pytestmark = pytest.mark.django_db

ROUTES = ["atom", "rss"]
PUBLISHED = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture(params=ROUTES)
def route(request: pytest.FixtureRequest) -> str:
    """Each kind of feed."""
    return str(request.param)


def load(client: Client, route: str) -> Any:
    """The feed as the parser sees it; it has nothing to complain about."""
    response = client.get(f"{factories.newspaper().url}feed/{route}/")
    parsed = feedparser.parse(
        response.content,
        response_headers={"content-type": response["content-type"]},
        # What it would take away is to be looked at.
        sanitize_html=False,
    )
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def content(entry: Any) -> BeautifulSoup:
    """The full text of an entry."""
    return BeautifulSoup(entry.content[0].value, "html.parser")


def moment(value: struct_time) -> datetime:
    return datetime(*value[:6], tzinfo=UTC)


def test_feed_is_of_its_kind_and_names_the_paper_without_articles_as_well(
    client: Client, route: str
) -> None:
    factories.site_details()
    parsed = load(client, route)
    assert parsed.entries == []
    assert parsed.version == {"atom": "atom10", "rss": "rss20"}[route]
    assert "Stadtteilzeitung" in parsed.feed.title
    assert "Winzerla" in parsed.feed.title
    assert parsed.feed.link == site_address() + factories.newspaper().url
    assert parsed.feed.language.startswith("de")


def test_entry_tells_the_truth_about_its_article_and_keeps_its_identity(
    client: Client, route: str
) -> None:
    article = factories.article(
        "Frühling & Herbst",
        authors=[factories.author("Anna Beet"), factories.author("Bert Bank")],
        rubric=factories.rubric("Aus dem Stadtteil"),
        published=PUBLISHED,
        teaser="Es wird & bleibt <grün>.",
    )
    entry = load(client, route).entries[0]
    assert entry.title == "Frühling & Herbst"
    assert entry.link == site_address() + article.url
    assert "Anna Beet" in entry.author
    assert "Bert Bank" in entry.author
    assert [tag.term for tag in entry.tags] == ["Aus dem Stadtteil"]
    assert moment(entry.published_parsed) == PUBLISHED

    (enclosure,) = entry.enclosures
    assert enclosure.type == "image/jpeg"
    path = enclosure.href.removeprefix(site_address())
    assert path != enclosure.href
    content = b"".join(client.get(path).streaming_content)
    assert int(enclosure.length) == len(content)
    assert len(content) == article.lead_image.get_widest("jpeg", 1280).size

    change(article, title="Anders", slug="anders", lead_image=None)
    article.refresh_from_db()
    again = load(client, route).entries[0]
    assert again.link.endswith("/anders/")
    assert again.id == entry.id
    assert not again.get("enclosures")
    assert moment(again.published_parsed) == PUBLISHED
    if route == "atom":
        assert moment(again.updated_parsed) == article.last_published_at.replace(microsecond=0)
        assert moment(again.updated_parsed) > PUBLISHED


def test_entry_holds_the_words_of_every_block_and_nothing_that_runs(
    client: Client, route: str
) -> None:
    target, person = factories.standard_page(), factories.person("Paula Amt")
    link = f'<p><a linktype="page" id="{target.pk}">Seite</a></p>'
    rows = [*factories.body_blocks(person=person, page=target), {"type": "text", "value": link}]
    corrections = [(date(2026, 4, 1), "Es waren acht Bänke.")]
    factories.article(body=json.dumps(rows), corrections=corrections)
    soup = content(load(client, route).entries[0])
    alternatives = [str(img.get("alt")) for img in soup.find_all("img")]
    words = soup.get_text(" ") + " ".join(alternatives)
    for expected in (*words_of(rows), "Paula Amt", "Es waren acht Bänke."):
        assert expected in words, expected
    assert not soup.select("script, iframe, button, form, input, style")

    # Every address works wherever the entry is read.
    addresses = [str(tag["href"]) for tag in soup.select("[href]")]
    addresses += [str(tag["src"]) for tag in soup.select("[src]")]
    for tag in soup.select("[srcset]"):
        addresses += [part.split()[0] for part in str(tag["srcset"]).split(",")]
    assert site_address() + target.url in addresses
    assert len(addresses) > 10
    for address in addresses:
        assert address.startswith(("http://", "https://", "mailto:", "tel:")), address


def words_of(raw: Any) -> set[str]:
    """All marked words in raw stream data."""
    if isinstance(raw, dict):
        return set().union(*(words_of(value) for value in raw.values()))
    if isinstance(raw, list):
        return set().union(*(words_of(value) for value in raw))
    if isinstance(raw, str) and "Wort " in raw:
        return {
            part.strip()
            for part in BeautifulSoup(raw, "html.parser").find_all(string=True)
            if part.startswith("Wort ")
        }
    return set()


def test_feed_is_newest_first_ends_somewhere_and_names_each_entry_apart(
    client: Client, route: str
) -> None:
    rubric = factories.rubric()
    for _ in range(LENGTH + 2):
        factories.article(bare=True, rubric=rubric)
    entries = load(client, route).entries
    dates = [moment(entry.published_parsed) for entry in entries]
    assert len(dates) == LENGTH
    assert dates == sorted(dates, reverse=True)
    assert len({entry.id for entry in entries}) == LENGTH


def test_every_page_announces_both_feeds(client: Client) -> None:
    factories.site_details()
    page = read(client, factories.article().url)
    kinds = {str(tag["type"]): str(tag["href"]) for tag in page.select("link[rel=alternate][type]")}
    assert set(kinds) == {"application/atom+xml", "application/rss+xml"}
    for kind, address in kinds.items():
        assert client.get(address)["content-type"].startswith(kind)


def test_foot_offers_one_feed_in_words(client: Client) -> None:
    paper = factories.newspaper()
    found = [link for link in read(client, "/").select("footer a") if "abonnieren" in link.text]
    assert [link.get_text() for link in found] == [f"{paper.title}: Neues als Feed abonnieren"]
    assert client.get(found[0]["href"])["content-type"].startswith("application/atom+xml")
