"""Dates and repetitions are right in every language, for every weekday."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import override
from wagtail.models import Locale

from tests import factories
from tests.cms.languages.sentences import FIFTH_DAY, LAST, RARELY, TODAY, WEEKLY
from tests.readers import links, read, text
from tests.veranstaltungen import events
from veranstaltungen.models import CalendarPage, EventPage

pytestmark = pytest.mark.django_db

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(language: str) -> CalendarPage:
    """The calendar of a language, below a home page of that language."""
    if language == "de":
        return events.calendar()
    locale = Locale.objects.get_or_create(language_code=language)[0]
    home = factories.home_page().get_translation_or_none(locale)
    if home is None:
        home = factories.home_page().copy_for_translation(locale)
        home.slug = f"home-{language}"
        home.save_revision().publish()
    page = CalendarPage(title="Kalender", slug="kalender", locale=locale)
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def series(kind: str, **value: object) -> events.Data:
    """Dates of a kind of repetition, from tomorrow on."""
    given = {"day": events.in_days(1), "start": "14:00", "end": "18:00", **value}
    return {"type": kind, "value": given}


def event(language: str, *dates: events.Data) -> EventPage:
    """An event in the calendar of that language."""
    parent = calendar(language)
    kind = events.kind(f"Art {language}", locale=parent.locale)
    return events.event("x", *dates, parent=parent, kind=kind)


def repetitions(client: Client, language: str, *dates: events.Data) -> list[str]:
    """How the page of an event in that language says its repetitions."""
    page = event(language, *dates)
    soup: BeautifulSoup = read(client, page.url or "")
    return [tag.get_text(strip=True) for tag in soup.select(".event__repetition")]


@pytest.mark.parametrize("language", WEEKLY)
def test_every_weekday_follows_every_in_its_right_form(client: Client, language: str) -> None:
    dates = [series("weekly", weekdays=[code], interval=1) for code in CODES]
    assert repetitions(client, language, *dates) == WEEKLY[language]


@pytest.mark.parametrize("language", LAST)
def test_every_weekday_agrees_with_its_ordinal(client: Client, language: str) -> None:
    dates = [series("monthly", position="-1", weekday=code, interval=1) for code in CODES]
    assert repetitions(client, language, *dates) == LAST[language]


@pytest.mark.parametrize("language", RARELY)
def test_numbers_lists_and_advent_are_said_rightly(client: Client, language: str) -> None:
    dates = [
        series("weekly", weekdays=["MO", "WE", "FR"], interval=1),
        series("weekly", weekdays=["TU", "SU"], interval=2),
        series("weekly", weekdays=["TH"], interval=21),
        series("monthly", position="3", weekday="WE", interval=5),
        series("daily", interval=3),
        series("advent", number="2", weekday="FR"),
        series("advent", number="3", weekday="SU"),
    ]
    assert repetitions(client, language, *dates) == RARELY[language]


@pytest.mark.parametrize("language", FIFTH_DAY)
def test_a_date_is_written_as_the_language_writes_it(client: Client, language: str) -> None:
    once = events.once("2090-03-05", start="15:00", end="17:30")
    page = event(language, once)
    assert text(read(client, page.url or ""), ".event__dates li") == FIFTH_DAY[language]


@pytest.mark.parametrize("language", TODAY)
def test_the_filters_read_a_day_as_their_example_writes_it(client: Client, language: str) -> None:
    page = calendar(language)
    with override(language):
        today = date_format(localdate(), "SHORT_DATE_FORMAT")
    assert today == localdate().strftime(TODAY[language])
    soup = read(client, f"{page.url}?from={today}")
    assert today in text(soup, "#filter-days")
    assert not soup.select("[role=alert]")
    assert read(client, f"{page.url}?from=x").select("[role=alert]")


@pytest.mark.parametrize("language", [code for code in FIFTH_DAY if code != "de"])
def test_search_has_an_address_in_plain_letters(client: Client, language: str) -> None:
    calendar(language)
    with override(language):
        address = reverse("search")
    assert re.fullmatch(rf"/{language}/[a-z]+/", address)
    assert read(client, address).select_one("html")["lang"] == language


@pytest.mark.parametrize("language", FIFTH_DAY)
def test_the_ways_through_the_calendar_lead_there_in_each_language(
    client: Client, language: str
) -> None:
    page = calendar(language)
    addresses = links(read(client, page.url or ""), ".views")
    assert len(addresses) == 3
    for address in addresses:
        read(client, address)
