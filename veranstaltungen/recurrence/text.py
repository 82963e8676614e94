"""Dates, times and repetitions in words."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cms.hours.words import day, end_hour, hour, join
from veranstaltungen.recurrence.entries import DayOff, Entry, Rule
from veranstaltungen.recurrence.rules import WEEKDAYS, advent

if TYPE_CHECKING:
    from veranstaltungen.recurrence.expand import OccurrenceTimes


def time_range(times: "OccurrenceTimes") -> str:
    """Only the times: “14–18 Uhr”, “ab 15 Uhr”, “10 bis etwa 14 Uhr”, “ganztägig”."""
    if times.all_day:
        return _("all day")
    start = hour(localtime(times.start).time())
    if times.open_end:
        return _("from %(start)s, open end") % {"start": start}
    if times.end is None:
        pattern = _("about %(start)s") if times.about_start else _("from %(start)s")
        return pattern % {"start": start}
    end = end_hour(localtime(times.end).time())
    return _range_pattern(times) % {"start": start, "end": end}


def _range_pattern(times: "OccurrenceTimes") -> str:
    if times.about_start and times.about_end:
        return _("about %(start)s to about %(end)s")
    if times.about_start:
        return _("about %(start)s to %(end)s")
    if times.about_end:
        return _("%(start)s to about %(end)s")
    return _("%(start)s–%(end)s")


def is_one_day(times: "OccurrenceTimes") -> bool:
    """Whether it begins and ends on a day, or in the night after it."""
    return times.first_day == times.last_day or _is_one_night(times)


def whole(times: "OccurrenceTimes") -> str:
    """Day and times of a date in one phrase."""
    first, last = times.first_day, times.last_day
    if is_one_day(times):
        return pgettext("comma", ", ").join((day(first), time_range(times)))
    if times.all_day:
        return _("%(first)s to %(last)s") % {"first": day(first), "last": day(last)}
    assert times.end  # noqa: S101 - it ends on a later day
    return _("%(first)s, %(start)s, to %(last)s, %(end)s") % {
        "first": day(first),
        "start": _clock(times.start),
        "last": day(last),
        "end": _clock(times.end),
    }


def _is_one_night(times: "OccurrenceTimes") -> bool:
    """Whether it goes past midnight, but not through the next day."""
    if times.all_day or times.end is None:
        return False
    hours = (times.end - times.start).total_seconds() / 3600
    return (times.last_day - times.first_day).days == 1 and hours < 24  # noqa: PLR2004 - a day of them


def _clock(value: datetime) -> str:
    # Translators: a time that stands alone; German adds its word for "o'clock".
    return pgettext("time of day", "%(time)s") % {"time": hour(localtime(value).time())}


def weekday(code: str) -> str:
    """The name of a day that RFC 5545 writes with two letters, as it follows “every”."""
    # Many languages say “on Mondays” here, in a case of its own.
    names = (
        pgettext("every, on each", "Monday"),
        pgettext("every, on each", "Tuesday"),
        pgettext("every, on each", "Wednesday"),
        pgettext("every, on each", "Thursday"),
        pgettext("every, on each", "Friday"),
        pgettext("every, on each", "Saturday"),
        pgettext("every, on each", "Sunday"),
    )
    return names[WEEKDAYS.index(code[-2:])]


def weekdays(codes: list[str]) -> str:
    """“Monday, Wednesday and Friday”."""
    return join([weekday(code) for code in codes])


def ordinal(position: int) -> str:
    """How many-th weekday of the month."""
    names = {
        1: pgettext("weekday of the month", "first"),
        2: pgettext("weekday of the month", "second"),
        3: pgettext("weekday of the month", "third"),
        4: pgettext("weekday of the month", "fourth"),
        5: pgettext("weekday of the month", "fifth"),
        -1: pgettext("weekday of the month", "last"),
    }
    return names[position]


def series(entry: Entry) -> str:
    """The rule and what it leaves out, as readers say it; empty as `repetition` is."""
    rule = repetition(entry.rule)
    off = [in_month(month) for month in entry.months_off]
    off += [str(DayOff(each).label) for each in entry.days_off]
    if not rule or not off:
        return rule
    return _("%(rule)s, except %(days)s") % {"rule": rule, "days": join(off)}


def in_month(number: int) -> str:
    """A month as it follows “except”."""
    names = (
        _("in January"),
        _("in February"),
        _("in March"),
        _("in April"),
        _("in May"),
        _("in June"),
        _("in July"),
        _("in August"),
        _("in September"),
        _("in October"),
        _("in November"),
        _("in December"),
    )
    return names[number - 1]


def repetition(rule: Rule) -> str:
    """The rule as readers say it; empty for rules this program did not make itself."""
    frequency, interval = rule.get("freq"), int(rule.get("interval") or 1)
    if frequency == "DAILY":
        return _daily(interval)
    if frequency == "WEEKLY":
        return _weekly(weekdays(rule["byday"]), interval)
    if frequency == "MONTHLY":
        return _monthly(rule["byday"][0], interval)
    return _yearly(rule) if frequency == "YEARLY" else ""


# A plural's first form is not for 1 alone in every language: in Russian it is for 21 as well.


def _daily(interval: int) -> str:
    if interval == 1:
        return _("every day")
    pattern = ngettext("every %(count)s day", "every %(count)s days", interval)
    return pattern % {"count": interval}


def _weekly(days: str, interval: int) -> str:
    if interval == 1:
        return _("every %(days)s") % {"days": days}
    pattern = ngettext(
        "every %(count)s week on %(days)s", "every %(count)s weeks on %(days)s", interval
    )
    return pattern % {"days": days, "count": interval}


def _monthly(code: str, interval: int) -> str:
    which = {"ordinal": ordinal(int(code[:-2])), "day": weekday(code)}
    if interval == 1:
        return _("every %(ordinal)s %(day)s of the month") % which
    pattern = ngettext(
        "every %(count)s month on the %(ordinal)s %(day)s",
        "every %(count)s months on the %(ordinal)s %(day)s",
        interval,
    )
    return pattern % {**which, "count": interval}


def _yearly(rule: Rule) -> str:
    for number in range(1, 5):
        for code in ("FR", "SA", "SU"):
            if rule == advent(number, code):
                return _advent(number, code)
    if set(rule) != {"freq", "bymonth", "bymonthday"}:
        return ""
    # The year is a leap year and is not shown.
    when = date(2028, rule["bymonth"][0], rule["bymonthday"][0])
    # Translators: a format of Django's date filter.
    text = format_date(when, pgettext("date format without year", "j F"))
    return _("every year on %(day)s") % {"day": text}


def _advent(number: int, code: str) -> str:
    names = (
        pgettext("Sunday of Advent", "first"),
        pgettext("Sunday of Advent", "second"),
        pgettext("Sunday of Advent", "third"),
        pgettext("Sunday of Advent", "fourth"),
    )
    patterns = {
        "FR": _("every year on the Friday before the %(ordinal)s Sunday of Advent"),
        "SA": _("every year on the Saturday before the %(ordinal)s Sunday of Advent"),
        "SU": _("every year on the %(ordinal)s Sunday of Advent"),
    }
    return patterns[code] % {"ordinal": names[number - 1]}
