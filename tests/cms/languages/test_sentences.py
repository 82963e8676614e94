"""Dates and repetitions are right in every language, for every weekday."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
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
#: German, a script from right to left, and one with several plurals.
FIRST = ("de", "ar", "uk")
REST = pytest.mark.slow("a second a language, each by the same rules with words of its own")


def by_language(expected: Iterable[str]) -> list[Any]:
    """Every language that has something to expect."""
    return [pytest.param(code, marks=() if code in FIRST else REST) for code in expected]


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


@pytest.mark.parametrize("language", by_language(WEEKLY))
def test_repetitions_are_said_rightly_for_every_weekday_number_list_and_advent(
    client: Client, language: str
) -> None:
    dates = [
        *(series("weekly", weekdays=[code], interval=1) for code in CODES),
        *(series("monthly", position="-1", weekday=code, interval=1) for code in CODES),
        series("weekly", weekdays=["MO", "WE", "FR"], interval=1),
        series("weekly", weekdays=["TU", "SU"], interval=2),
        series("weekly", weekdays=["TH"], interval=21),
        series("monthly", position="3", weekday="WE", interval=5),
        series("daily", interval=3),
        series("advent", number="2", weekday="FR"),
        series("advent", number="3", weekday="SU"),
    ]
    soup = read(client, event(language, *dates).url or "")
    said = [tag.get_text(strip=True) for tag in soup.select(".event__repetition")]
    assert said == WEEKLY[language] + LAST[language] + RARELY[language]


@pytest.mark.parametrize("language", by_language(FIFTH_DAY))
def test_dates_are_written_and_read_as_the_language_writes_them_and_all_ways_lead_on(
    client: Client, language: str
) -> None:
    page = event(language, events.once("2090-03-05", start="15:00", end="17:30"))
    assert text(read(client, page.url or ""), ".event__dates li") == FIFTH_DAY[language]
    address = page.get_parent().url
    day = localdate()
    with override(language):
        today, search = date_format(day, "SHORT_DATE_FORMAT"), reverse("search")
    assert today == day.strftime(TODAY[language])
    filtered = read(client, f"{address}?from={today}")
    assert today in text(filtered, "#filter-days")
    assert not filtered.select("[role=alert]")
    assert read(client, f"{address}?from=x").select("[role=alert]")
    ways = links(filtered, ".views")
    assert len(ways) == 3
    for way in ways:
        read(client, way)
    # In plain letters, whatever the language is written in.
    assert re.fullmatch(rf"/({language}/)?[a-z]+/", search)
    assert read(client, search).select_one("html")["lang"] == language
