"""Reads calendar files of other programs: Google, Outlook, Nextcloud, Apple and the rest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from icalendar.timezone import tzp

from cms.texts.tidy import tidy
from veranstaltungen.recurrence.checks import check_the_year, is_far
from veranstaltungen.recurrence.entries import Entry
from veranstaltungen.recurrence.rules import first_start, from_text, get_frequency

#: All but those that keep a number and its unit on one line.
_SPACES = re.compile(r"[^\S\xa0\u202f]+")
LARGEST = 5 * 1024 * 1024
#: More than a district has in ten years.
MOST_EVENTS = 2_000
#: Changes of the clocks that a file may name; programs write two for a zone, or one for each year.
MOST_CLOCK_CHANGES = 500
#: Different rules for them, of some zones.
MOST_CLOCK_RULES = 50
_ENDS = {"until", "count"}
#: Without these an event cannot be understood.
VITAL = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}


class CalendarFileError(Exception):
    """The file as a whole cannot be used; the message is a sentence for whoever chose it."""


class EventRefusedError(Exception):
    """One event cannot be used; the message says why and what to do."""


def one_line(text: Any) -> str:
    """A property that may hold line breaks, without them."""
    return _SPACES.sub(" ", tidy(str(text))).strip()


def too_large() -> str:
    """What to do about a file that is too large."""
    return _("The file is larger than 5 MB. Please export a shorter period or fewer calendars.")


@dataclass
class Group:
    """All that a file says about one event: the series and its changed dates."""

    uid: str
    master: Event | None = None
    overrides: list[Event] = field(default_factory=list)

    @property
    def title(self) -> str:
        """How the event is called, as far as it is called anything."""
        components = [self.master] if self.master else self.overrides
        return one_line(components[0].get("summary", "")) or _("Event without a title")


@dataclass(frozen=True)
class CalendarFile:
    """The events of a file, the zone its floating times are in, and what else is in it."""

    groups: list[Group]
    zone: ZoneInfo
    others: int


def read_calendar(content: bytes) -> CalendarFile:
    """The events of a calendar file.

    Raises:
        CalendarFileError: it is too large, broken, or has no events.
    """
    if len(content) > LARGEST:
        raise CalendarFileError(too_large())
    calendars = _parse(content)
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if not events:
        raise CalendarFileError(_("There are no events in this file. Is it the right calendar?"))
    if len(events) > MOST_EVENTS:
        raise CalendarFileError(
            _("There are more than 2,000 events in this file. Please export a shorter period.")
        )
    others = sum(
        len(calendar.walk(kind)) for calendar in calendars for kind in ("VTODO", "VJOURNAL")
    )
    return CalendarFile(_group(events), _calendar_zone(calendars), others)


def _parse(content: bytes) -> list[Calendar]:
    """Calendars in a file; old programs write Windows' characters."""
    broken = _("This is no calendar file, or it is damaged. Please export it again as .ics.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    # No text has a use for it, and PostgreSQL takes none.
    text = text.replace("\0", "")
    if "BEGIN:VCALENDAR" not in text.upper():
        raise CalendarFileError(broken)
    try:
        found = Calendar.from_ical(text, multiple=True)
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        raise CalendarFileError(broken) from error
    if text.upper().count("BEGIN:VCALENDAR") != text.upper().count("END:VCALENDAR"):
        raise CalendarFileError(_("The file breaks off in the middle. Please export it again."))
    # Their rules are followed only when a time is asked for.
    if not all(map(_has_plain_zones, found)):
        raise CalendarFileError(broken)
    return [calendar for calendar in found if calendar.name == "VCALENDAR"]


def _has_plain_zones(calendar: Calendar) -> bool:
    """Whether its time zones change their clocks on a day of some years, as all zones do."""
    changes = [each for zone in calendar.walk("VTIMEZONE") for each in zone.subcomponents]
    rules = [each["rrule"] for each in changes if "rrule" in each]
    if len(changes) > MOST_CLOCK_CHANGES or any(isinstance(rule, list) for rule in rules):
        return False
    texts = {rule.to_ical().decode() for rule in rules}
    return len(texts) <= MOST_CLOCK_RULES and all(map(_is_yearly, texts))


def _is_yearly(text: str) -> bool:
    """Whether a rule has days, and those of a year."""
    rule = {name: values for name, values in from_text(text).items() if name not in _ENDS}
    is_yearly = get_frequency(rule) == "YEARLY"
    return is_yearly and first_start(Entry("zone", date(1970, 1, 1), rule=rule)) is not None


def _group(events: Iterable[Event]) -> list[Group]:
    groups: dict[str, Group] = {}
    for number, event in enumerate(events):
        uid = str(event.get("uid", "")).strip()[:255]
        group = groups.setdefault(uid or f"-{number}", Group(uid))
        if "recurrence-id" in event:
            group.overrides.append(event)
        elif group.master is None or _sequence(event) >= _sequence(group.master):
            group.master = event
    return list(groups.values())


def _sequence(event: Event) -> int:
    try:
        return int(event.get("sequence", 0))
    except (TypeError, ValueError):
        return 0


def _calendar_zone(calendars: list[Calendar]) -> Any:
    """Google and Apple name the zone of floating times in a property of their own."""
    for calendar in calendars:
        name = str(calendar.get("x-wr-timezone", ""))
        found = tzp.timezone(name) if name else None
        if found:
            return found
    return get_default_timezone()


def check_readable(event: Event) -> list[str]:
    """Names of properties that cannot be read and are left out.

    Raises:
        EventRefusedError: one of them is vital.
    """
    names = [str(name).upper() for name, _reason in event.errors if name]
    vital = sorted(VITAL & set(names))
    if vital:
        raise EventRefusedError(
            _("The file is damaged here: %(names)s cannot be read.") % {"names": ", ".join(vital)}
        )
    if "dtstart" not in event:
        raise EventRefusedError(_("It has no beginning."))
    return names


@dataclass(frozen=True)
class Times:
    """When a component takes place, in the district's wall-clock time; `end` is exclusive."""

    start: datetime
    end: datetime | None
    all_day: bool
    #: The zone it was written in, where that is another one than here.
    foreign: str = ""


class Clock:
    """Turns a file's dates into the district's wall-clock time."""

    def __init__(self, floating: Any) -> None:
        self.floating = floating

    def times(self, event: Event) -> Times:
        """Beginning and end of a component.

        Raises:
            EventRefusedError: its time zone is unknown, or it ends before it begins.
        """
        value = event["dtstart"]
        start, all_day = self.local(value.dt, value.params), not isinstance(value.dt, datetime)
        end = self._end(event, start)
        if is_far(start.date()) or (end and is_far(end.date())):
            raise EventRefusedError(check_the_year())
        if end and end < start:
            raise EventRefusedError(
                _("It ends before it begins. Please mend it in the program it comes from.")
            )
        foreign = self._foreign(value.dt, start)
        return Times(start, end if end != start else None, all_day, foreign)

    def _end(self, event: Event, start: datetime) -> datetime | None:
        if "dtend" in event:
            return self.local(event["dtend"].dt, event["dtend"].params)
        return start + event["duration"].dt if "duration" in event else None

    def local(self, value: Any, parameters: Any = None) -> datetime:
        """A date or moment as wall-clock time here.

        Raises:
            EventRefusedError: its time zone is unknown, or it is centuries away.
        """
        if isinstance(value, tuple):
            value = value[0]
        if is_far(value):
            # Before somebody's own zone is followed for as long.
            raise EventRefusedError(check_the_year())
        if not isinstance(value, datetime):
            return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - wall-clock time
        if value.tzinfo is None:
            value = value.replace(tzinfo=self._named_zone(parameters))
        return value.astimezone(get_default_timezone()).replace(tzinfo=None)

    def _named_zone(self, parameters: Any) -> Any:
        """The zone of a time that the parser left without one."""
        name = str((parameters or {}).get("TZID", ""))
        found = tzp.timezone(name) if name else self.floating
        if found is None:
            raise EventRefusedError(
                _(
                    "The time zone “%(name)s” is not known. Please choose Europe/Berlin"
                    " in the program it comes from, and export it again."
                )
                % {"name": name[:60]}
            )
        return found

    def _foreign(self, value: Any, start: datetime) -> str:
        """The name of the zone, if its clocks show another time than ours."""
        if not isinstance(value, datetime) or value.tzinfo is None:
            return ""
        same = value.replace(tzinfo=None) == start
        return "" if same else str(getattr(value.tzinfo, "key", None) or value.tzname())

    def days(self, event: Event, name: str) -> list[Any]:
        """Every value of EXDATE or RDATE, however many lines they stand on, with its parameters."""
        rows = event.get(name, [])
        rows = rows if isinstance(rows, list) else [rows]
        return [(item.dt, row.params) for row in rows for item in row.dts]


def whole_days(times: Times) -> date:
    """The last day of a component: an end at midnight belongs to the day before."""
    if times.end is None:
        return times.start.date()
    if times.all_day:
        return max(times.start, times.end - timedelta(days=1)).date()
    return times.end.date()
