"""Writes entries as iCalendar: a component for each series and one for each changed date.

What RFC 5545 has no word for (about, open end, moved from) stands in properties of our own,
so that the stored text alone says everything about the dates.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Event

from veranstaltungen.recurrence.entries import Change, ChangeKind, Entry, Status, zone
from veranstaltungen.recurrence.rules import first_start

PREFIX = "X-WINZERLA-"
FLAGS = ("about_start", "about_end", "open_end")
#: RFC 5545 knows neither "postponed" nor "full": the first is cancelled, the second takes place.
ICAL_STATUS = {Status.CANCELLED: "CANCELLED", Status.POSTPONED: "CANCELLED"}


def write(entries: Iterable[Entry]) -> str:
    """All entries as the text of one calendar; an entry without any date is left out."""
    calendar = Calendar()
    for entry in entries:
        for component in components(entry):
            calendar.add_component(component)
    return calendar.to_ical().decode()


def components(entry: Entry) -> list[Event]:
    """The series, then its changed dates."""
    first = first_start(entry)
    if first is None:
        return []
    entry = _shift(entry, first.date())
    overrides = [_override(entry, change) for change in entry.changes]
    return [_master(entry), *(override for override in overrides if override)]


def _shift(entry: Entry, day: date) -> Entry:
    """The same entry beginning on `day`, its first real date."""
    last = day + entry.days if entry.last_day else None
    return replace(entry, day=day, last_day=last)


def _moment(entry: Entry, day: date, start: time | None = None) -> date | datetime:
    """A day as this entry's kind of date: with its time, or all day."""
    start = start or entry.start
    return zone(datetime.combine(day, start)) if start else day


def _master(entry: Entry) -> Event:
    event = _event(entry, entry.day, entry.start, entry.end)
    if entry.rule:
        event.add("rrule", {**entry.rule, **_end_of_rule(entry)})
    left_out = _days(entry, ChangeKind.LEFT_OUT)
    left_out += [_moment(entry, day) for day in entry.left_out]
    if left_out:
        event.add("exdate", left_out, **_value(entry))
    added = _days(entry, ChangeKind.ADDED)
    if added:
        event.add("rdate", added, **_value(entry))
    if entry.moved_from:
        event.add(f"{PREFIX}MOVED-FROM", entry.moved_from.isoformat())
    set_status(event, entry.status)
    if entry.title:
        event.add("summary", entry.title)
    return event


def _value(entry: Entry) -> dict[str, Any]:
    """The parameter that tells dates from times; icalendar leaves it out of lists."""
    return {"parameters": {"VALUE": "DATE"}} if entry.all_day else {}


def _days(entry: Entry, kind: ChangeKind) -> list[date | datetime]:
    return [_moment(entry, change.day) for change in entry.changes if change.kind == kind]


def _end_of_rule(entry: Entry) -> dict[str, Any]:
    if entry.until and entry.all_day:
        return {"until": entry.until}
    if entry.until:
        return {"until": _last_moment(entry.until)}
    return {"count": entry.count} if entry.count else {}


def _last_moment(day: date) -> datetime:
    """The end of a day in UTC, as UNTIL has to be written."""
    return zone(datetime.combine(day, time(23, 59, 59))).astimezone(UTC)


def _event(entry: Entry, day: date, start: time | None, end: time | None) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstart", zone(datetime.combine(day, start)) if start else day)
    last = day + entry.days
    if not start:
        event.add("dtend", last + timedelta(days=1))
    elif end:
        event.add("dtend", zone(datetime.combine(last, end)))
    elif entry.days:
        event.add("dtend", zone(datetime.combine(last, time(23, 59))))
    for flag in FLAGS:
        if getattr(entry, flag):
            event.add(PREFIX + flag.replace("_", "-").upper(), "TRUE")
    return event


def _override(entry: Entry, change: Change) -> Event | None:
    """A changed date as a component of its own; none where the series says it already."""
    same_time = not (change.start or change.end or change.title)
    if change.kind == ChangeKind.LEFT_OUT or (change.kind == ChangeKind.ADDED and same_time):
        return None
    start = change.start or entry.start
    end = change.end or (None if change.start else entry.end)
    if change.start and not change.end:
        end = _same_length(entry, change.start)
    event = _event(entry, change.new_day or change.day, start, end)
    event.add("recurrence-id", _moment(entry, change.day))
    if change.title or entry.title:
        event.add("summary", change.title or entry.title)
    changed = {ChangeKind.CANCELLED: Status.CANCELLED, ChangeKind.FULL: Status.FULL}
    set_status(event, changed.get(change.kind, entry.status))
    return event


def _same_length(entry: Entry, start: time) -> time | None:
    """When a date that begins at another time ends: as long as usual, but not past midnight.

    None as well where nobody has said how long it is as a rule.
    """
    if not entry.start or not entry.end:
        return None
    day = entry.day
    length = datetime.combine(day, entry.end) - datetime.combine(day, entry.start)
    moved = datetime.combine(day, start) + length
    return moved.time() if moved.date() == day or entry.days else None


def set_status(event: Event, status: str) -> None:
    """A status in iCalendar's words, and in ours where it has none."""
    if status == Status.PLANNED:
        return
    event.add("status", ICAL_STATUS.get(Status(status), "CONFIRMED"))
    event.add(f"{PREFIX}STATUS", str(status))
