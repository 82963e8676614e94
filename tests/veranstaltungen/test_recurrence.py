"""Repetitions against ical.js, which shares no line with what the site itself uses."""

import json
import subprocess
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from django.utils import timezone
from icalendar import Calendar

from tests.veranstaltungen.cases import CASES
from veranstaltungen.export import add_zone
from veranstaltungen.recurrence import rules
from veranstaltungen.recurrence.entries import Entry
from veranstaltungen.recurrence.expand import OccurrenceTimes, expand
from veranstaltungen.recurrence.series import write

PROGRAM = Path(__file__).with_name("occurrences.mjs")
FROM, TO = datetime(2023, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
#: Rules without an end are worked out about two years ahead; what lies further is not compared.
ENDLESS = timedelta(days=540)


def in_zones(text: str) -> str:
    """The stored text with the time zones that another program needs."""
    calendar = Calendar.from_ical(text)
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Test//DE")
    add_zone(calendar)
    return calendar.to_ical().decode()


def read_with_ical_js(texts: list[str], start: datetime = FROM, end: datetime = TO) -> list[Any]:
    """What ical.js makes of calendars: a list of [start, end, title, status] for each."""
    cases = [{"text": text, "from": start.isoformat(), "to": end.isoformat()} for text in texts]
    done = subprocess.run(
        ["node", str(PROGRAM)],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def as_rows(
    moments: list[OccurrenceTimes], start: datetime = FROM, end: datetime = TO
) -> list[list[Any]]:
    """Our own dates as the program above writes them."""
    rows = []
    for moment in moments:
        if not start <= moment.start < end:
            continue
        if moment.all_day:
            last = moment.last_day + timedelta(days=1)
            times = [moment.first_day.isoformat(), last.isoformat()]
        else:
            ending = moment.end or moment.start
            times = [each.astimezone(UTC).isoformat() for each in (moment.start, ending)]
        rows.append([*times, moment.title or None, _ical_status(moment)])
    return sorted(rows, key=str)


def _ical_status(moment: OccurrenceTimes) -> str | None:
    return {"cancelled": "CANCELLED", "full": "CONFIRMED"}.get(str(moment.status))


def test_each_case_agrees_with_an_independent_implementation() -> None:
    """Every case as ical.js has it, from one run."""
    assert len(CASES) >= 30
    texts = [in_zones(write([entry])) for entry, _days in CASES.values()]
    for (name, (entry, _days)), theirs in zip(CASES.items(), read_with_ical_js(texts), strict=True):
        ours = as_rows(expand(write([entry])))
        assert ours, name
        assert ours == sorted(theirs, key=str), name


def test_each_case_has_the_days_it_must_have() -> None:
    horizon = (timezone.localdate() + ENDLESS).isoformat()
    for name, (entry, days) in CASES.items():
        found = [moment.first_day.isoformat() for moment in expand(write([entry]))]
        within = [day for day in days if day < horizon]
        assert found[: len(within)] == within, name


def test_advent_is_counted_back_from_christmas() -> None:
    for number, (weekday, before) in product(range(1, 5), (("FR", 2), ("SA", 1), ("SU", 0))):
        entry = CASES[f"Advent {number}, {weekday}, ten years"][0]
        found = [moment.first_day for moment in expand(write([entry]))]
        expected = []
        for year in range(2024, 2035):
            eve = date(year, 12, 24)
            fourth = eve - timedelta(days=(eve.weekday() + 1) % 7)
            expected.append(fourth - timedelta(weeks=4 - number, days=before))
        assert found == expected, (number, weekday)
    known = ["2024-12-06", "2025-12-05", "2026-12-04", "2027-12-03"]
    entry = CASES["Advent 2, FR, ten years"][0]
    assert [moment.first_day.isoformat() for moment in expand(write([entry]))][:4] == known


def test_wall_clock_time_stays_across_both_changes_and_no_hour_is_made_up() -> None:
    moments = expand(write([CASES["daily over both changes"][0]]))
    assert {timezone.localtime(moment.start).hour for moment in moments} == {14}
    assert {moment.start.astimezone(UTC).hour for moment in moments} == {12, 13}
    night = Entry(uid="a", day=date(2026, 3, 29), start=time(2, 30), end=time(4))
    (moment,) = expand(write([night]))
    assert timezone.localtime(moment.start.astimezone(UTC)).strftime("%H:%M") == "03:30"


def test_rule_survives_its_own_notation() -> None:
    rule = rules.weekly(["TU", "TH"], 2)
    text = rules.to_text(rule)
    assert rules.to_text(rules.from_text(text)) == text
