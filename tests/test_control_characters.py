"""A character that XML forbids, in one text, takes no feed and no calendar from anybody."""

import json
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar
from lxml import etree
from wagtail.test.utils.form_data import inline_formset, streamfield

from cms.text import strip_illegal
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.cms.api.contract import ask
from tests.editing import create, decide, edit, hand_in, now
from tests.garten import factories as gardens
from tests.readers import read, structured, text
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

#: What a form's field takes; as Word and PDFs paste it.
CONTROLS = "".join(chr(code) for code in range(1, 0x20) if chr(code) not in "\t\n\r")
FORBIDDEN = f"{CONTROLS}\ufffe\uffff"
#: Rich text arrives as JSON, which can say these too.
UNSPEAKABLE = f"{FORBIDDEN}\x00\ud800"


def tainted(words: str, characters: str = FORBIDDEN) -> str:
    """Two words with all of them between."""
    one, other = words.split()
    return f"{one}{characters}{other}"


def rich(words: str) -> str:
    """A paragraph as the editor's script sends it."""
    block = {"key": "a1b2c", "text": words, "type": "unstyled", "depth": 0}
    ranges: dict[str, list[Any]] = {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block | ranges], "entityMap": {}})


def load(client: Client, url: str) -> Any:
    """A feed or the sitemap, read by a parser that forgives nothing."""
    response = client.get(url)
    assert response.status_code == 200, url
    return etree.fromstring(response.content, etree.XMLParser(recover=False))


def find_texts(root: Any) -> str:
    """All words of a feed, those in its HTML and its attributes too, single-spaced."""
    attributes = [value for element in root.iter() for value in element.attrib.values()]
    return " ".join(" ".join([*root.itertext(), *attributes]).split())


@pytest.fixture
def article(volunteer: Client, moderator: Client) -> ArticlePage:
    """Written by a volunteer with such characters in every text, and released."""
    paper = factories.newspaper()
    page = create(
        volunteer,
        ArticlePage,
        paper,
        title=tainted("Sommer fest"),
        slug="sommerfest",
        subtitle=tainted("Am Hang"),
        rubric=str(factories.rubric(tainted("Aus Winzerla")).pk),
        authors=inline_formset([{"author": str(factories.author(tainted("Anna Beet")).pk)}]),
        teaser=tainted("Es wird"),
        lead_image=str(factories.image(tainted("Bank Gras")).pk),
        lead_image_alt=tainted("Bank Gras"),
        lead_image_caption=tainted("Foto Mia"),
        body=streamfield(
            [
                ("text", rich(tainted("Zeile zwei", UNSPEAKABLE))),
                ("heading", {"text": tainted("Wie weiter"), "level": "h2"}),
            ]
        ),
    )
    hand_in(volunteer, page)
    decide(moderator, page)
    assert now(page).live
    return now(page)


@pytest.mark.parametrize("route", ["atom", "rss"])
def test_a_feed_is_well_formed_whatever_an_editor_has_pasted(
    route: str, article: ArticlePage, moderator: Client, client: Client
) -> None:
    paper = factories.newspaper()
    url = f"{paper.url}feed/{route}/"
    words = find_texts(load(client, url))
    for part in ("Sommer", "fest", "Es", "wird", "Zeile zwei", "Anna", "Aus", "Foto"):
        assert part in words
    edit(moderator, paper, "action-publish", title=tainted("Stadtteil Zeitung"))
    assert "Stadtteil" in find_texts(load(client, url))


def test_sitemap_page_and_api_are_whole(article: ArticlePage, client: Client) -> None:
    locations = [element.text for element in load(client, "/sitemap.xml").iterfind("{*}url/{*}loc")]
    assert any(str(location).endswith(article.url) for location in locations)
    soup = read(client, article.url)
    assert "fest" in text(soup, "h1")
    assert structured(soup, "NewsArticle")["headline"].startswith("Sommer")
    assert ask(client, f"articles/{article.pk}")["title"].startswith("Sommer")


def test_the_diary_is_well_formed_whatever_way_its_text_came_in(client: Client) -> None:
    body = [("text", f"<p>{tainted('Zeile zwei')}</p>")]
    gardens.entry(tainted("Erste Ernte"), body=body, teaser=tainted("Es wird"))
    diary = gardens.diary()
    words = find_texts(load(client, diary.url + diary.reverse_subpage("atom")))
    assert "Erste" in words
    assert "zwei" in words


def test_calendars_hold_no_such_character(client: Client) -> None:
    place = events.place(tainted("Kleiner Saal"))
    event = events.event(tainted("Näh stube"), place=place, teaser=tainted("Es wird"))
    calendar = events.calendar()
    for page, route in ((event, "ics"), (calendar, "feed")):
        response = client.get(page.url + page.reverse_subpage(route))
        assert response.status_code == 200
        content = response.content.decode()
        assert set(content) & set(FORBIDDEN) == set()
        (found,) = Calendar.from_ical(content).walk("VEVENT")
        assert str(found["summary"]) == "Näh  stube"
        assert "Kleiner" in found["location"]
        assert "Es" in found["description"]


def test_words_stay_apart_and_all_else_stays() -> None:
    kept = "\t\n\r Ä\u00a0\u0085\ud7ff\ue000\ufffd😀"
    assert strip_illegal(kept) == kept
    assert strip_illegal("Zeile eins\vZeile zwei\fdrei") == "Zeile eins Zeile zwei drei"
    assert strip_illegal(f"a{UNSPEAKABLE}\udfffb") == "a  b"
