"""The feeds, read by a parser that is not ours."""

import json
from datetime import UTC, date, datetime
from time import struct_time
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.test import Client

from stadtteilzeitung.feeds import LENGTH
from tests import factories
from tests.readers import links, read, site_address

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
    assert response.status_code == 200
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


def test_feed_is_of_its_kind_and_names_the_paper(client: Client, route: str) -> None:
    factories.site_details()
    factories.article()
    parsed = load(client, route)
    assert parsed.version == {"atom": "atom10", "rss": "rss20"}[route]
    assert "Stadtteilzeitung" in parsed.feed.title
    assert "Winzerla" in parsed.feed.title
    assert parsed.feed.link == site_address() + factories.newspaper().url
    assert parsed.feed.language.startswith("de")


def test_feed_without_articles_is_whole(client: Client, route: str) -> None:
    factories.site_details()
    factories.newspaper()
    assert load(client, route).entries == []


def test_entry_tells_the_truth_about_its_article(client: Client, route: str) -> None:
    authors = [factories.author("Anna Beet"), factories.author("Bert Bank")]
    article = factories.article(
        "Frühling & Herbst",
        authors=authors,
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


def test_entry_says_when_the_article_was_changed(client: Client) -> None:
    article = factories.article(published=PUBLISHED)
    article.title = "Neu"
    article.save_revision().publish()
    article.refresh_from_db()
    entry = load(client, "atom").entries[0]
    assert moment(entry.published_parsed) == PUBLISHED
    assert moment(entry.updated_parsed) == article.last_published_at.replace(microsecond=0)
    assert moment(entry.updated_parsed) > PUBLISHED


def test_entry_holds_the_words_of_every_block(client: Client, route: str) -> None:
    image, file = factories.picture(), factories.document()
    person = factories.person("Paula Amt")
    rows = factories.story(image=image, document=file, person=person)
    factories.article(
        body=json.dumps(rows), corrections=[(date(2026, 4, 1), "Es waren acht Bänke.")]
    )
    soup = content(load(client, route).entries[0])
    alternatives = [str(img.get("alt")) for img in soup.find_all("img")]
    words = soup.get_text(" ") + " ".join(alternatives)
    for expected in words_of(rows):
        assert expected in words, expected
    assert "Paula Amt" in words
    assert "Es waren acht Bänke." in words


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


def test_every_address_in_an_entry_works_anywhere(client: Client, route: str) -> None:
    target = factories.standard_page()
    link = f'<p><a linktype="page" id="{target.pk}">Seite</a></p>'
    body = [*factories.story(page=target), {"type": "text", "value": link}]
    factories.article(body=json.dumps(body))
    soup = content(load(client, route).entries[0])
    addresses = [str(tag["href"]) for tag in soup.select("[href]")]
    addresses += [str(tag["src"]) for tag in soup.select("[src]")]
    for tag in soup.select("[srcset]"):
        addresses += [part.split()[0] for part in str(tag["srcset"]).split(",")]
    assert site_address() + target.url in addresses
    assert len(addresses) > 20
    for address in addresses:
        assert address.startswith(("http://", "https://", "mailto:", "tel:")), address


def test_entry_brings_nothing_that_runs(client: Client, route: str) -> None:
    factories.article(body=json.dumps(factories.story()))
    soup = content(load(client, route).entries[0])
    assert not soup.select("script, iframe, button, form, input, style")


def test_entry_brings_the_lead_picture_with_its_true_size(client: Client, route: str) -> None:
    article = factories.article()
    enclosure = load(client, route).entries[0].enclosures[0]
    assert enclosure.type == "image/jpeg"
    path = enclosure.href.removeprefix(site_address())
    assert path != enclosure.href
    response = client.get(path)
    assert response.status_code == 200
    assert int(enclosure.length) == len(b"".join(response.streaming_content))
    assert int(enclosure.length) == article.lead_image.get_widest("jpeg", 1280).size


def test_article_without_picture_has_no_enclosure(client: Client, route: str) -> None:
    factories.article(bare=True)
    assert not load(client, route).entries[0].get("enclosures")


def test_entry_keeps_its_identity_when_renamed_and_moved(client: Client, route: str) -> None:
    article = factories.article()
    before = load(client, route).entries[0].id
    article.slug = "anders"
    article.title = "Anders"
    article.save_revision().publish()
    entry = load(client, route).entries[0]
    assert entry.link.endswith("/anders/")
    assert entry.id == before


def test_identities_differ(client: Client, route: str) -> None:
    for _ in range(3):
        factories.article()
    assert len({entry.id for entry in load(client, route).entries}) == 3


def test_feed_is_newest_first_and_ends_somewhere(client: Client, route: str) -> None:
    rubric = factories.rubric()
    for _ in range(LENGTH + 2):
        factories.article(bare=True, rubric=rubric)
    dates = [moment(entry.published_parsed) for entry in load(client, route).entries]
    assert len(dates) == LENGTH
    assert dates == sorted(dates, reverse=True)


def test_every_page_announces_both_feeds(client: Client) -> None:
    factories.site_details()
    page = read(client, factories.article().url)
    kinds = {str(tag["type"]): str(tag["href"]) for tag in page.select("link[rel=alternate][type]")}
    assert set(kinds) == {"application/atom+xml", "application/rss+xml"}
    for kind, address in kinds.items():
        response = client.get(address)
        assert response.status_code == 200
        assert response["content-type"].startswith(kind)
        assert address in links(page, "footer")
