"""What an editor has entered about one series of dates, in wall-clock time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext_lazy as _

#: A rule as icalendar takes it: lower-case names of RFC 5545's parts without UNTIL and COUNT.
Rule = Mapping[str, Any]


class Status(models.TextChoices):
    """Whether something takes place."""

    # Translators: for readers.
    PLANNED = "planned", _("takes place")
    # Translators: for readers.
    CANCELLED = "cancelled", _("cancelled")
    # Translators: for readers.
    POSTPONED = "postponed", _("postponed")
    # Translators: for readers.
    FULL = "full", _("fully booked")


class ChangeKind(models.TextChoices):
    """What can be different about a single date of a series."""

    LEFT_OUT = "left_out", _("Leave out a date")
    MOVED = "moved", _("Move a date")
    CANCELLED = "cancelled", _("Cancel a date")
    FULL = "full", _("A date is fully booked")
    ADDED = "added", _("Add a date")


class DayOff(models.TextChoices):
    """Days that a series may leave out, as they follow “except”."""

    # Translators: for readers.
    PUBLIC_HOLIDAYS = "public_holidays", _("on public holidays")
    # Translators: for readers.
    SCHOOL_HOLIDAYS = "school_holidays", _("in the school holidays")
    # Translators: for readers.
    OFFICE_CLOSED = "office_closed", _("when the office is closed")


@dataclass(frozen=True)
class Change:
    """An exception: the `day` it is about, and what replaces it."""

    kind: ChangeKind
    day: date
    new_day: date | None = None
    start: time | None = None
    end: time | None = None
    title: str = ""


@dataclass(frozen=True)
class Entry:
    """One date, or one series with a rule. No `start` means all day, no `end` an open one."""

    uid: str
    day: date
    start: time | None = None
    end: time | None = None
    last_day: date | None = None
    about_start: bool = False
    about_end: bool = False
    open_end: bool = False
    rule: Rule = field(default_factory=dict)
    until: date | None = None
    count: int | None = None
    changes: tuple[Change, ...] = ()
    status: str = Status.PLANNED
    title: str = ""
    moved_from: date | None = None
    #: What a series leaves out: months by their numbers, and `DayOff`s.
    months_off: tuple[int, ...] = ()
    days_off: tuple[str, ...] = ()
    #: The days that this comes to, once `days_off.leave_out` has found them.
    left_out: tuple[date, ...] = ()

    @property
    def all_day(self) -> bool:
        """Whether no time of day was given."""
        return self.start is None

    @property
    def first(self) -> datetime:
        """The first day's beginning, without a time zone."""
        return datetime.combine(self.day, self.start or time())

    @property
    def days(self) -> timedelta:
        """How many days the last day is after the first."""
        return (self.last_day or self.day) - self.day


def zone(moment: datetime) -> datetime:
    """Wall-clock time as a moment in the district's time zone."""
    return moment.replace(tzinfo=get_default_timezone())
