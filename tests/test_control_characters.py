"""A character that XML forbids, in one text, takes no feed, calendar or spreadsheet from anybody.

The rows are written past all fields, as old ones may be: what enters is tidied.
"""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook

from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.cms.api.contract import ask
from tests.editing import enter
from tests.readers import read, structured, text
from tests.stored_rows import write_past
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

CONTROLS = "".join(chr(code) for code in range(1, 0x20) if chr(code) not in "\t\n\r")
FORBIDDEN = f"{CONTROLS}\ufffe\uffff"


def tainted(words: str, characters: str = FORBIDDEN) -> str:
    """Two words with all of them between."""
    one, other = words.split()
    return f"{one}{characters}{other}"


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
def article() -> ArticlePage:
    """With such characters in every text."""
    page = factories.article("Sommerfest", bare=True)
    author, rubric = factories.author("Anna Beet"), factories.rubric("Aus Winzerla")
    page.authors.create(author=author)
    page.rubric = rubric
    page.save_revision().publish()
    for row, name, words in (
        *((page, "title", "Sommer fest"), (page, "subtitle", "Am Hang")),
        *((page, "teaser", "Es wird"), (rubric, "name", "Aus Winzerla")),
        (author, "name", "Anna Beet"),
    ):
        write_past(row, **{name: tainted(words)})
    write_past(page, body=[{"type": "text", "value": f"<p>{tainted('Zeile zwei')}</p>"}])
    return page


@pytest.mark.parametrize("route", ["atom", "rss"])
def test_a_feed_is_well_formed_whatever_a_row_holds(
    route: str, article: ArticlePage, client: Client
) -> None:
    paper = factories.newspaper()
    url = f"{paper.url}feed/{route}/"
    write_past(paper, title=tainted("Stadtteil Zeitung"))
    words = find_texts(load(client, url))
    for part in ("Stadtteil", "Sommer", "fest", "Es", "wird", "Zeile", "zwei", "Anna", "Aus"):
        assert part in words


def test_sitemap_page_and_api_are_whole(article: ArticlePage, client: Client) -> None:
    locations = [element.text for element in load(client, "/sitemap.xml").iterfind("{*}url/{*}loc")]
    assert any(str(location).endswith(article.url) for location in locations)
    soup = read(client, article.url)
    assert "fest" in text(soup, "h1")
    assert structured(soup, "NewsArticle")["headline"].startswith("Sommer")
    assert ask(client, f"articles/{article.pk}")["title"].startswith("Sommer")


def test_calendars_hold_no_such_character(client: Client) -> None:
    place = events.place("Kleiner Saal")
    event = events.event("Nähstube", place=place)
    calendar = events.calendar()
    write_past(event, title=tainted("Näh stube"), teaser=tainted("Es wird"))
    write_past(place, name=tainted("Kleiner Saal"))
    for page, route in ((event, "ics"), (calendar, "feed")):
        response = client.get(page.url + page.reverse_subpage(route))
        assert response.status_code == 200
        content = response.content.decode()
        assert set(content) & set(FORBIDDEN) == set()
        (found,) = Calendar.from_ical(content).walk("VEVENT")
        # A vertical tab and a form feed were there.
        assert str(found["summary"]) == "Näh\n\nstube"
        assert "Kleiner" in found["location"]
        assert "Es" in found["description"]


def test_a_spreadsheet_holds_no_such_character(article: ArticlePage) -> None:
    report = reverse("wagtailadmin_reports:aging_pages_results")
    response = enter("leitung", role=None).get(report, {"export": "xlsx"})
    assert response.status_code == 200
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert "Sommer\n\nfest" in [cell.value for row in sheet for cell in row]
