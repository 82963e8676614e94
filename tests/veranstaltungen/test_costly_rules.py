"""No rule keeps the server busy, wherever it comes from: 10,000 steps, five years ahead."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.blocks import StreamBlockValidationError, StreamValue

from tests.processor import stretch
from tests.veranstaltungen import events
from veranstaltungen.blocks import DatesBlock
from veranstaltungen.models import EventPage
from veranstaltungen.recurrence.entries import Entry
from veranstaltungen.recurrence.rules import HORIZON, days_around, from_text, is_date_of

#: Processor seconds; the slowest of them takes a tenth, on a machine that is busy.
PATIENCE = 2.0
#: No day, a day that comes too seldom, too many of them, and steps that lead nowhere.
COSTLY = (
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;INTERVAL=7",
    "FREQ=HOURLY;BYHOUR=25",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=2;BYDAY=6MO",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4",
    "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYSECOND=0,1,2,3,4,5,6,7,8,9",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=MONTHLY;INTERVAL=0;BYDAY=1MO",
    "FREQ=DAILY;COUNT=-5",
)
ZONES = ("FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=0")
FILE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//DE
BEGIN:VTIMEZONE
TZID:Anderswo {number}
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:{zone}
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:{number}
DTSTART;TZID=Anderswo {number}:20290109T190000
RRULE:{rule}
SUMMARY:Treffen
END:VEVENT
END:VCALENDAR
"""
USUAL = "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"


@contextmanager
def quickly(what: str) -> Iterator[None]:
    begin = process_time()
    yield
    assert process_time() - begin < stretch(PATIENCE), what


def upload(client: Client, number: int, rule: str, zone: str = USUAL) -> str:
    """What is said about a file with one event."""
    text = FILE.format(number=number, rule=rule, zone=zone)
    file = SimpleUploadedFile("kalender.ics", text.encode(), "text/calendar")
    return client.post(reverse("event_import"), {"file": file}).content.decode()


def clean(rule: str, day: date = date(2029, 1, 9)) -> StreamValue:
    """The dates of a form with a rule that was imported, as it is sent."""
    block = DatesBlock()
    block.set_name("dates")
    value = {"rule": rule, "day": day.isoformat(), "exceptions": []}
    return block.clean(block.to_python([{"type": "imported", "value": value}]))


@pytest.mark.django_db
def test_rules_and_zones_of_files_are_refused_in_a_sentence_before_they_cost_anything(
    moderator: Client,
) -> None:
    events.calendar()
    known = EventPage.objects.count()
    files = [(rule, USUAL) for rule in COSTLY] + [("FREQ=WEEKLY;COUNT=3", zone) for zone in ZONES]
    for number, (rule, zone) in enumerate(files):
        with quickly(f"{rule} {zone}"):
            said = upload(moderator, number, rule, zone)
        assert "nie einen Termin" in said or "mehrmals am Tag" in said or "beschädigt" in said, rule
    assert EventPage.objects.count() == known
    upload(moderator, 99, "FREQ=WEEKLY;COUNT=3")
    assert EventPage.objects.count() == known + 1


def test_rules_that_somebody_puts_into_the_form_are_refused() -> None:
    for rule in COSTLY:
        with quickly(rule), pytest.raises((StreamBlockValidationError, ValidationError)):
            clean(rule)
    assert clean("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")


def test_endless_rule_is_compared_with_exceptions_for_five_years() -> None:
    for text in ("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=3;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=TU"):
        entry = Entry("", date(2029, 1, 9), rule=from_text(text))
        with quickly(text):
            assert not is_date_of(entry, date(2999, 1, 9))
            assert days_around(entry, date(9999, 1, 1))[0] <= entry.day + HORIZON
    weekly = Entry("", date(2029, 1, 9), rule=from_text("FREQ=WEEKLY"))
    assert is_date_of(weekly, date(2029, 1, 9) + timedelta(weeks=100))


numbers = st.integers(-400, 400)
PARTS: dict[str, Any] = {
    "INTERVAL": st.integers(0, 5_000).map(str),
    "COUNT": st.integers(-3, 100_000).map(str),
    "UNTIL": st.dates(date(1900, 1, 1)).map("{:%Y%m%d}".format),
    "BYMONTH": st.lists(st.integers(1, 12), min_size=1, max_size=3),
    "BYMONTHDAY": st.lists(st.integers(-31, 31), min_size=1, max_size=3),
    "BYYEARDAY": st.lists(st.integers(-366, 366), min_size=1, max_size=3),
    "BYWEEKNO": st.lists(st.integers(-53, 53), min_size=1, max_size=3),
    "BYSETPOS": st.lists(numbers, min_size=1, max_size=2),
    "BYDAY": st.lists(st.sampled_from(["MO", "-1TU", "5WE", "53SU"]), min_size=1, max_size=3),
    "BYHOUR": st.lists(st.integers(0, 23), min_size=1, max_size=2),
}
FREQUENCIES = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]


@given(st.sampled_from(FREQUENCIES), st.fixed_dictionaries({}, optional=PARTS))
@settings(max_examples=60, deadline=None, database=None, derandomize=True)
def test_whatever_a_rule_says_it_is_taken_or_refused_at_once(
    frequency: str, parts: dict[str, Any]
) -> None:
    texts = {
        name: value if isinstance(value, str) else ",".join(map(str, value))
        for name, value in parts.items()
    }
    rule = ";".join((f"FREQ={frequency}", *(f"{name}={value}" for name, value in texts.items())))
    with quickly(rule), suppress(StreamBlockValidationError, ValidationError):
        clean(rule)
