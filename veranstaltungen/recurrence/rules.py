"""Rules of RFC 5545 for the repetitions that editors can choose, and their first dates."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, takewhile

from dateutil.rrule import rrule, rrulestr
from django.utils.timezone import localdate
from icalendar import vRecur

from veranstaltungen.recurrence.entries import ChangeKind, Entry, Rule

#: RFC 5545's names of the days, Monday first as Python counts.
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: How many days, weeks or months editors can choose from one date to the next, by kind of block.
MAX_INTERVALS = {"daily": 366, "weekly": 52, "monthly": 24}
#: More dates than this are a mistake, or nobody's plan.
LIMIT = 10_000
#: Years in which a rule must have met a date. 29 February on a Monday comes every 28 years.
PATIENCE = {"YEARLY": 40}
USUAL_PATIENCE = 8
#: Steps of a frequency in a year, which a rule is followed for; others are no plan of ours.
STEPS_A_YEAR = {"YEARLY": 1, "MONTHLY": 12, "WEEKLY": 53, "DAILY": 366}
#: Steps after which it is given up, whatever it has met; each looks at as many days as it is long.
MOST_STEPS = {"YEARLY": 400, "MONTHLY": 4_000}
#: Parts of a rule that make several dates of a day.
TIMES_OF_DAY = {"byhour", "byminute", "bysecond"}
#: How far an endless rule is followed at most, from today or from its beginning.
HORIZON = timedelta(days=5 * 366)
#: Days of the year from its end (-1 is 31 December) that the fourth Sunday of Advent can fall on.
FOURTH_ADVENT = range(-14, -7)


def daily(interval: int = 1) -> Rule:
    """Every day, or every few days."""
    return {"freq": "DAILY", "interval": interval}


def weekly(weekdays: list[str], interval: int = 1) -> Rule:
    """On some days of every week, or of every few weeks."""
    ordered = [day for day in WEEKDAYS if day in weekdays]
    return {"freq": "WEEKLY", "interval": interval, "byday": ordered, "wkst": "MO"}


def monthly(position: int, weekday: str, interval: int = 1) -> Rule:
    """On the first, second … or last (-1) of a weekday in the month."""
    return {"freq": "MONTHLY", "interval": interval, "byday": [f"{position}{weekday}"]}


def yearly(day: date) -> Rule:
    """On the same date every year. 29 February comes in leap years only, as in RFC 5545."""
    return {"freq": "YEARLY", "bymonth": [day.month], "bymonthday": [day.day]}


def advent(number: int, weekday: str) -> Rule:
    """Friday, Saturday or Sunday of the weekend on which a Sunday of Advent falls.

    The fourth Sunday of Advent is the last one before Christmas Day, 18 to 24 December. Where
    all seven possible dates lie in December the rule says so in the way calendars know best;
    the first weekend can begin in November, so its rule counts days from the end of the year.
    """
    before = {"FR": 2, "SA": 1, "SU": 0}[weekday] + 7 * (4 - number)
    days = [day - before for day in FOURTH_ADVENT]
    dates = [date(2026, 12, 31) + timedelta(days=day + 1) for day in days]
    if dates[0].month == dates[-1].month:
        numbers = [day.day for day in dates]
        return {"freq": "YEARLY", "bymonth": [12], "bymonthday": numbers, "byday": [weekday]}
    return {"freq": "YEARLY", "byyearday": days, "byday": [weekday]}


class TooManyStepsError(Exception):
    """A rule asks for more work than it can be worth."""


class _CountedInterval(int):
    """Ends dateutil's loop, which has no other end than the year 9999: each step asks for it."""

    left: int

    def __radd__(self, other: int) -> int:
        return other + self._take()

    def __mul__(self, other: int) -> int:
        return self._take() * other

    def _take(self) -> int:
        self.left -= 1
        if self.left < 0:
            raise TooManyStepsError
        return int(self)


def to_text(rule: Rule) -> str:
    """A rule as RFC 5545 writes it."""
    return vRecur(rule).to_ical().decode()


def from_text(text: str) -> Rule:
    """A rule from RFC 5545's notation.

    Raises:
        ValueError: it is none.
    """
    return {name.lower(): values for name, values in vRecur.from_ical(text).items()}


def get_frequency(rule: Rule) -> str:
    """RFC 5545's word for it; empty where there is none."""
    found = rule.get("freq") or [""]
    return str(found if isinstance(found, str) else found[0]).upper()


def check_rule(rule: Rule) -> None:
    """Ask whether a rule is one that can be followed: daily or rarer, with steps that lead on.

    Raises:
        ValueError: it is none.
    """
    interval = rule.get("interval", 1)
    interval = interval if isinstance(interval, int) else next(iter(interval), 1)
    if get_frequency(rule) not in STEPS_A_YEAR or TIMES_OF_DAY & set(rule) or int(interval) < 1:
        raise ValueError("Not daily or rarer")


def naive_rule(entry: Entry) -> rrule:
    """The entry's rule as dateutil has it, in wall-clock time."""
    found = rrulestr(to_text(entry.rule), dtstart=entry.first)
    if entry.until:
        return found.replace(until=datetime.combine(entry.until, time.max))
    if entry.count:
        return found.replace(count=entry.count)
    return found


def _follow(rule: rrule, steps: int) -> Iterator[datetime]:
    """The dates of a rule.

    Raises:
        TooManyStepsError: there may be more.
    """
    interval = _CountedInterval(rule._interval)  # noqa: SLF001 - dateutil tells it in no other way
    interval.left = steps
    # For a sixtieth Monday dateutil looks behind the end of its table of a year.
    with suppress(IndexError):
        yield from rule.replace(interval=interval)


def _starts(entry: Entry) -> Iterator[datetime]:
    """As `starts`.

    Raises:
        TooManyStepsError: the rule goes on for too long.
    """
    if not entry.rule:
        yield entry.first
        return
    try:
        check_rule(entry.rule)
        rule = naive_rule(entry)
    except ValueError:
        return
    frequency = get_frequency(entry.rule)
    if _meets_a_date(rule, entry, frequency):
        yield from _follow(rule, MOST_STEPS.get(frequency, LIMIT))


def starts(entry: Entry) -> Iterator[datetime]:
    """When the rule has its dates, in order; it ends when the rule does or after long waiting."""
    with suppress(TooManyStepsError):
        yield from _starts(entry)


def _meets_a_date(rule: rrule, entry: Entry, frequency: str) -> bool:
    years = PATIENCE.get(frequency, USUAL_PATIENCE)
    limit = datetime(entry.day.year + years, 12, 31)  # noqa: DTZ001 - wall-clock time
    end = min(rule._until or limit, limit)  # noqa: SLF001 - dateutil tells it in no other way
    steps = (years + 1) * STEPS_A_YEAR[frequency]
    try:
        return next(_follow(rule.replace(until=end, count=None), steps), None) is not None
    except TooManyStepsError:
        return False


def first_start(entry: Entry) -> datetime | None:
    """The first date of the rule on or after the entry's day."""
    return next(starts(entry), None)


def count_dates(entry: Entry, horizon: datetime) -> int:
    """How many dates there are, in all or up to `horizon` if endless; not exact beyond LIMIT."""
    found = _starts(entry)
    counted = takewhile(lambda start: start <= horizon, found) if _is_endless(entry) else found
    added = sum(change.kind == ChangeKind.ADDED for change in entry.changes)
    try:
        return sum(1 for _start in islice(counted, LIMIT + 1)) + added
    except TooManyStepsError:
        return LIMIT + 1


def _is_endless(entry: Entry) -> bool:
    return bool(entry.rule) and not entry.until and not entry.count


def is_date_of(entry: Entry, day: date) -> bool:
    """Whether the rule has a date on `day`."""
    days = _days(entry)
    place = bisect_left(days, day)
    return place < len(days) and days[place] == day


def days_around(entry: Entry, day: date) -> list[date]:
    """The rule's dates before and after `day`, as far as there are any."""
    days = _days(entry)
    before, after = bisect_left(days, day), bisect_right(days, day)
    return [*days[max(before - 1, 0) : before], *days[after : after + 1]]


def _days(entry: Entry) -> tuple[date, ...]:
    text = to_text(entry.rule) if entry.rule else ""
    # Nobody knows today what will be different later than that.
    last = max(entry.day, localdate()) + HORIZON if _is_endless(entry) else entry.until
    return _work_out(text, entry.first, last, entry.count)


@lru_cache(maxsize=16)
def _work_out(
    text: str, first: datetime, until: date | None, count: int | None
) -> tuple[date, ...]:
    """The days of a rule, once for all exceptions that are compared with them."""
    rule = from_text(text) if text else {}
    entry = Entry("", first.date(), first.time(), rule=rule, until=until, count=count)
    return tuple(start.date() for start in islice(starts(entry), LIMIT + 1))
