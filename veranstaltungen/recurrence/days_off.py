"""Finds the days that a series leaves out: months, holidays, closures of the office."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from itertools import islice, takewhile

from cms.hours.public_holidays import is_public_holiday
from cms.hours.schedule import Schedule
from veranstaltungen.recurrence.checks import HORIZON, horizon
from veranstaltungen.recurrence.entries import DayOff, Entry
from veranstaltungen.recurrence.rules import LIMIT, starts


def leave_out(entry: Entry, schedule: Schedule) -> Entry:
    """The entry with the days on which it has no date, those of endless rules up to the horizon.

    A day with an exception of its own, such as “move”, keeps it.
    """
    if not entry.rule or not (entry.months_off or entry.days_off):
        return entry
    changed = {change.day for change in entry.changes}
    tests = _get_tests(entry, schedule)
    days = (start.date() for start in islice(takewhile(_until(entry), starts(entry)), LIMIT))
    found = (day for day in days if day not in changed and any(test(day) for test in tests))
    return replace(entry, left_out=tuple(found))


def _get_tests(entry: Entry, schedule: Schedule) -> list[Callable[[date], bool]]:
    tests: dict[str, Callable[[date], bool]] = {
        DayOff.PUBLIC_HOLIDAYS: is_public_holiday,
        DayOff.SCHOOL_HOLIDAYS: schedule.is_in_school_holidays,
        DayOff.OFFICE_CLOSED: lambda day: (
            is_public_holiday(day) or schedule.find_closure(day) is not None
        ),
    }
    chosen = [tests[each] for each in entry.days_off if each in tests]
    return [lambda day: day.month in entry.months_off, *chosen]


def _until(entry: Entry) -> Callable[[datetime], bool]:
    """Endless series are worked out as far as their dates are."""
    if entry.until or entry.count:
        return lambda _start: True
    stop = max(horizon(), entry.first + HORIZON)
    return lambda start: start <= stop
