"""What holds on a day, as data alone: no queries, no words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import combinations
from typing import Protocol, TypeVar
from uuid import UUID

from cms.hours.public_holidays import is_public_holiday


@dataclass(frozen=True)
class Span:
    """From when to when the office is open; `closes` is later than `opens`, or 0:00 after it."""

    opens: time
    closes: time


@dataclass(frozen=True)
class DayHours:
    """Hours of one day; with neither spans nor appointments the office is closed."""

    spans: tuple[Span, ...] = ()
    by_appointment: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether nobody is there."""
        return not self.spans and not self.by_appointment


#: As schema.org and the API call them.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Monday first.
Week = tuple[DayHours, ...]
CLOSED = DayHours()


@dataclass(frozen=True)
class DateRange:
    """Days from the first to the last, both included."""

    first_day: date
    last_day: date

    def includes(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class Period(DateRange):
    """Days with a week of their own, such as summer hours; `key` finds their name."""

    key: UUID
    week: Week


@dataclass(frozen=True)
class Closure(DateRange):
    """Days on which the office is closed; `kind` is a `ClosureKind` or empty.

    `key` finds the reason in staff's own words.
    """

    key: UUID
    kind: str
    is_announced: bool


@dataclass(frozen=True)
class SchoolHoliday(DateRange):
    """School holidays; `kind` is a `SchoolHolidayKind`."""

    kind: str


@dataclass(frozen=True)
class Notice:
    """From when to when something is said above all pages; `key` finds the text."""

    key: UUID
    starts_at: datetime | None
    ends_at: datetime

    def is_current(self, moment: datetime) -> bool:
        """Whether it stands there now."""
        return (self.starts_at is None or self.starts_at <= moment) and moment < self.ends_at


@dataclass(frozen=True)
class Day:
    """What holds on one day. A public holiday counts more than a closure, that more than hours."""

    date: date
    hours: DayHours
    is_public_holiday: bool = False
    closure: Closure | None = None

    @property
    def is_special(self) -> bool:
        """Whether the office is closed although it is a day like others."""
        return self.is_public_holiday or self.closure is not None


@dataclass(frozen=True)
class Schedule:
    """All that is known of when the office is open; without a `week` nothing is."""

    week: Week = ()
    periods: tuple[Period, ...] = ()
    closures: tuple[Closure, ...] = ()
    school_holidays: tuple[SchoolHoliday, ...] = ()
    notices: tuple[Notice, ...] = field(default=())

    def get_day(self, day: date) -> Day:
        """What holds on a day."""
        if is_public_holiday(day):
            return Day(day, CLOSED, is_public_holiday=True)
        closure = self.find_closure(day)
        if closure:
            return Day(day, CLOSED, closure=closure)
        return Day(day, self.get_usual_hours(day))

    def get_usual_hours(self, day: date) -> DayHours:
        """Those of its weekday, in days with other hours of these."""
        period = find_most_specific(self.periods, day)
        week = period.week if period else self.week
        return week[day.weekday()] if week else CLOSED

    def find_closure(self, day: date) -> Closure | None:
        """Why the office is closed on a day, public holidays left aside: the closest reason."""
        return find_most_specific(self.closures, day)

    def find_last_day_closed(self, day: date) -> date:
        """The end of the closures that follow on one another from a day on."""
        last = day
        while closures := [each for each in self.closures if each.includes(last)]:
            last = max(each.last_day for each in closures) + timedelta(days=1)
        return max(day, last - timedelta(days=1))

    def is_in_school_holidays(self, day: date) -> bool:
        """Whether there is no school on a day because of holidays."""
        return any(each.includes(day) for each in self.school_holidays)

    def get_special_days(self, first: date, number: int) -> list[Day]:
        """Of so many days those with other hours than their weekday has."""
        days = (self.get_day(first + timedelta(days=each)) for each in range(number))
        return [day for day in days if self.week and day.hours != self.week[day.date.weekday()]]

    def get_moments(self) -> list[datetime]:
        """When notices begin and end, in order."""
        moments = [each.starts_at for each in self.notices if each.starts_at]
        return sorted([*moments, *(each.ends_at for each in self.notices)])


class Days(Protocol):
    """Days from the first to the last: a `DateRange`, or a row of the office's form."""

    @property
    def first_day(self) -> date: ...
    @property
    def last_day(self) -> date: ...


D = TypeVar("D", bound=Days)


def find_most_specific(ranges: Iterable[D], day: date) -> D | None:
    """Of those that include a day the shortest; of equally long ones the first."""
    found = [each for each in ranges if each.first_day <= day <= each.last_day]
    return min(found, key=lambda each: each.last_day - each.first_day, default=None)


def find_overlaps(ranges: Iterable[D]) -> list[tuple[D, D]]:
    """Each two that share a day, in the order of their first days."""
    ordered = sorted(ranges, key=lambda each: (each.first_day, each.last_day))
    return [
        (one, other) for one, other in combinations(ordered, 2) if other.first_day <= one.last_day
    ]
