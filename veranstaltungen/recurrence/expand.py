"""Reads single dates from the stored calendar text."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import recurring_ical_events
from django.utils.timezone import localtime
from icalendar import Calendar, Event

from veranstaltungen.recurrence.checks import HORIZON, horizon
from veranstaltungen.recurrence.entries import Status, zone
from veranstaltungen.recurrence.rules import LIMIT
from veranstaltungen.recurrence.series import PREFIX

#: A finite series may go further than an endless one is worked out, but not for ever.
FAR = datetime(2200, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class OccurrenceTimes:
    """A single date, in UTC. Days begin at midnight of the district; `end` is exclusive.

    `until` is when it is over for lists: the end, or the end of the day where that is open.
    """

    start: datetime
    end: datetime | None
    until: datetime
    all_day: bool = False
    open_end: bool = False
    about_start: bool = False
    about_end: bool = False
    status: str = Status.PLANNED
    title: str = ""
    original_start: datetime | None = None

    @property
    def first_day(self) -> date:
        """The day it begins on."""
        return localtime(self.start).date()

    @property
    def last_day(self) -> date:
        """The day it ends on: the day before, when it ends at midnight."""
        if self.end is None or self.end <= self.start:
            return self.first_day
        return localtime(self.end - timedelta(seconds=1)).date()


def expand(text: str) -> list[OccurrenceTimes]:
    """All dates of a calendar in order, endless rules up to the horizon."""
    calendar = Calendar.from_ical(text)
    events = list(calendar.walk("VEVENT"))
    if not events:
        return []
    endless = any(_is_endless(event) for event in events)
    # A series that begins late is worked out as far from its beginning as others from today.
    latest = max(_aware(event["dtstart"].dt)[0] for event in events)
    stop = max(zone(horizon()), latest + HORIZON) if endless else FAR
    begin = zone(datetime(1899, 1, 1))  # noqa: DTZ001 - wall-clock time
    found = recurring_ical_events.of(calendar).between(begin, stop)
    dates = [_read_times(event) for event in found]
    return sorted(dates, key=lambda times: (times.start, times.until))[:LIMIT]


def _is_endless(event: Event) -> bool:
    rule = event.get("rrule")
    return bool(rule) and not (rule.get("until") or rule.get("count"))


def _read_times(event: Event) -> OccurrenceTimes:
    start, all_day = _aware(event["dtstart"].dt)
    end = _aware(event["dtend"].dt)[0] if "dtend" in event else None
    end = end if end and end > start else None
    original = _original(event, start)
    return OccurrenceTimes(
        start=start,
        end=end,
        until=end or _end_of_day(start),
        all_day=all_day,
        open_end=_flag(event, "OPEN-END"),
        about_start=_flag(event, "ABOUT-START"),
        about_end=_flag(event, "ABOUT-END"),
        status=_status(event),
        title=str(event.get("summary", "")),
        original_start=original,
    )


def _aware(value: Any) -> tuple[datetime, bool]:
    """A moment, and whether it stands for a whole day."""
    if not isinstance(value, datetime):
        return _midnight(value), True
    # Python holds moments around a change of the clocks in two zones for different ones always.
    return (value if value.tzinfo else zone(value)).astimezone(UTC), False


def _midnight(day: date) -> datetime:
    return zone(datetime.combine(day, time())).astimezone(UTC)


def _end_of_day(start: datetime) -> datetime:
    return _midnight(localtime(start).date() + timedelta(days=1))


def _original(event: Event, start: datetime) -> datetime | None:
    """When a moved date was planned first."""
    moved_from = event.get(f"{PREFIX}MOVED-FROM")
    if moved_from:
        day = date.fromisoformat(str(moved_from))
        return zone(datetime.combine(day, localtime(start).time())).astimezone(UTC)
    if "recurrence-id" not in event:
        return None
    planned = _aware(event["recurrence-id"].dt)[0]
    return planned if planned != start else None


def _flag(event: Event, name: str) -> bool:
    return str(event.get(PREFIX + name, "")) == "TRUE"


def _status(event: Event) -> str:
    own = str(event.get(f"{PREFIX}STATUS", ""))
    if own in Status.values:
        return own
    return Status.CANCELLED if str(event.get("status", "")) == "CANCELLED" else Status.PLANNED
