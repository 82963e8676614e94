"""Turns what a calendar file says about an event into the blocks that editors know."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from icalendar import Event

from veranstaltungen.exchange.reading import (
    Clock,
    Group,
    Times,
    check_readable,
    one_line,
    whole_days,
)
from veranstaltungen.exchange.repetition import Repetition, read_repetition
from veranstaltungen.recurrence.entries import Entry
from veranstaltungen.recurrence.rules import is_date_of
from veranstaltungen.recurrence.series import PREFIX

Data = dict[str, Any]
FLAGS = ("about_start", "about_end", "open_end")
#: What a changed date may differ in without a word being lost.
KNOWN = {"DTSTART", "DTEND", "DURATION", "SUMMARY", "STATUS"}
#: What must be the same in the series and in a changed date, or is named as lost.
COMPARED = ("description", "location", "url")


@dataclass
class Dates:
    """Raw data of a `DatesBlock`, and sentences about what could not be taken over."""

    blocks: list[Data] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def map_dates(group: Group, clock: Clock) -> Dates:
    """The dates of an event.

    Raises:
        EventRefusedError: they cannot be understood.
    """
    return _Mapper(group, clock).map()


class _Mapper:
    def __init__(self, group: Group, clock: Clock) -> None:
        self.group, self.clock, self.dates = group, clock, Dates()

    def map(self) -> Dates:
        master = self.group.master
        if master is None:
            for override in self.group.overrides:
                self._add_once(override)
            return self.dates
        check_readable(master)
        if "rrule" in master:
            self._add_series(master)
        else:
            self._add_once(master)
            for value, parameters in self.clock.days(master, "rdate"):
                self._add_once(master, self.clock.local(value, parameters))
            for override in self.group.overrides:
                self._add_once(override)
        return self.dates

    # --- Single dates ----------------------------------------------------------------------------

    def _add_once(self, event: Event, start: datetime | None = None) -> None:
        check_readable(event)
        times = self.clock.times(event)
        if start:
            length = times.end - times.start if times.end else None
            times = Times(start, start + length if length else None, times.all_day)
        self._add_once_at(event, times)

    def _add_once_at(self, event: Event, times: Times) -> None:
        cancelled = str(event.get("status", "")).upper() == "CANCELLED"
        title = one_line(event.get("summary", ""))
        data = {
            **self._when(event, times),
            "status": "cancelled" if cancelled and event is not self.group.master else "planned",
            "title": title[:200] if title != self.group.title else "",
        }
        self.dates.blocks.append({"type": "once", "value": data})

    def _when(self, event: Event, times: Times) -> Data:
        last = whole_days(times)
        several = last != times.start.date()
        flags = {
            name: str(event.get(PREFIX + name.replace("_", "-").upper(), "")) == "TRUE"
            for name in FLAGS
        }
        return {
            "day": times.start.date().isoformat(),
            "start": None if times.all_day else _clock(times.start),
            "end": None if times.all_day or not times.end else _clock(times.end),
            "last_day": last.isoformat() if several else None,
            **flags,
        }

    # --- Series ----------------------------------------------------------------------------------

    def _add_series(self, master: Event) -> None:
        times = self.clock.times(master)
        if times.foreign:
            text = _("It was planned in the time zone %(name)s; it now keeps the time in Jena.")
            self.dates.notes.append(text % {"name": times.foreign})
        repetition = read_repetition(master, times, self.clock)
        entry = self._entry(times, repetition)
        if not is_date_of(entry, entry.day):
            # RFC 5545 counts the first date even where the rule does not fit it.
            self._add_once(master)
            if repetition.count:
                repetition.fields["count"] = repetition.count - 1
        changes = list(self._changes(master, times, entry))
        value = {**self._when(master, times), **repetition.fields, "exceptions": changes}
        self.dates.blocks.insert(0, {"type": repetition.kind, "value": value})

    def _entry(self, times: Times, repetition: Repetition) -> Entry:
        return Entry(
            uid="import",
            day=times.start.date(),
            start=None if times.all_day else times.start.time(),
            rule=repetition.rule,
            until=repetition.until,
            count=repetition.count,
        )

    def _changes(self, master: Event, times: Times, entry: Entry) -> Iterator[Data]:
        changed: dict[date, Event] = {}
        for override in self.group.overrides:
            check_readable(override)
            value = override["recurrence-id"]
            changed[self.clock.local(value.dt, value.params).date()] = override
            if "RANGE" in value.params:
                first = format_date(self.clock.local(value.dt, value.params), "j. F Y")
                text = _("A change for all dates from %(day)s on was taken for that day only.")
                self.dates.notes.append(text % {"day": first})
        added = yield from self._added(master, times, entry, set(changed))
        yield from self._left_out(master, entry, set(changed))
        for day, override in changed.items():
            if day in added or is_date_of(entry, day):
                yield from self._override(day, override, master, times, is_added=day in added)
            else:
                self._add_once(override)

    def _left_out(self, master: Event, entry: Entry, changed: set[date]) -> Iterator[Data]:
        days = {
            self.clock.local(value, parameters).date()
            for value, parameters in self.clock.days(master, "exdate")
        }
        for day in sorted(days - changed):
            if is_date_of(entry, day):
                yield _change("left_out", day=day.isoformat())

    def _added(
        self, master: Event, times: Times, entry: Entry, changed: set[date]
    ) -> Generator[Data, None, set[date]]:
        """Dates of RDATE; returns the days that became exceptions, for what changes them again."""
        added: set[date] = set()
        for value, parameters in self.clock.days(master, "rdate"):
            start = self.clock.local(value, parameters)
            day = start.date()
            same_time = times.all_day or start.time() == times.start.time()
            if day in added or is_date_of(entry, day):
                if not same_time:
                    self._add_once(master, start)
                continue
            added.add(day)
            if day not in changed:
                yield _change(
                    "added", day=day.isoformat(), start=None if same_time else _clock(start)
                )
        return added

    def _override(
        self, day: date, override: Event, master: Event, times: Times, *, is_added: bool
    ) -> Iterator[Data]:
        self._name_losses(day, override, master)
        own = self.clock.times(override)
        if str(override.get("status", "")).upper() == "CANCELLED":
            yield _change("cancelled", day=day.isoformat())
        elif is_added or not _same_shape(own, times):
            # What cannot be said as an exception is a date of its own.
            if not is_added:
                yield _change("left_out", day=day.isoformat())
            self._add_once(override)
        else:
            yield from self._moved(day, override, own, times)

    def _moved(self, day: date, override: Event, own: Times, times: Times) -> Iterator[Data]:
        title = one_line(override.get("summary", ""))
        title = title[:200] if title and title != self.group.title else ""
        new_day = own.start.date()
        same_hours = _hours(own) == _hours(times)
        if new_day == day and same_hours and not title:
            return
        yield _change(
            "moved",
            day=day.isoformat(),
            new_day=new_day.isoformat() if new_day != day else None,
            start=None if same_hours or own.all_day else _clock(own.start),
            end=None if same_hours or own.all_day or not own.end else _clock(own.end),
            title=title,
        )

    def _name_losses(self, day: date, override: Event, master: Event) -> None:
        for name in COMPARED:
            text = str(override.get(name, "")).strip()
            if text and text != str(master.get(name, "")).strip():
                note = _(
                    "On %(day)s “%(text)s” (%(name)s) differs from the series: not taken over."
                )
                values = {
                    "day": format_date(day, "j. F Y"),
                    "text": text[:80],
                    "name": name.upper(),
                }
                self.dates.notes.append(note % values)


def _same_shape(own: Times, times: Times) -> bool:
    """Whether a changed date lasts as many days, and has hours just as the series has."""
    days = [whole_days(each) - each.start.date() for each in (own, times)]
    return own.all_day == times.all_day and days[0] == days[1] and bool(own.end) == bool(times.end)


def _hours(times: Times) -> tuple[time, time | None]:
    return times.start.time(), times.end.time() if times.end else None


def _clock(moment: datetime) -> str:
    return moment.strftime("%H:%M:%S")


def _change(kind: str, **value: Any) -> Data:
    return {"type": kind, "value": value}
