"""What cannot be, said in a sentence that tells what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.german_dates import YEARS
from cms.hours.public_holidays import is_public_holiday
from veranstaltungen.recurrence.entries import Change, ChangeKind, DayOff, Entry
from veranstaltungen.recurrence.rules import (
    LIMIT,
    count_dates,
    days_around,
    first_start,
    is_date_of,
    starts,
)

#: Endless rules are worked out at least this far ahead; a job goes on from there every day.
HORIZON = timedelta(days=2 * 366)


@dataclass(frozen=True)
class Problem:
    """A sentence, the field it belongs to, and for an exception its place in the list."""

    field: str
    sentence: str
    change: int | None = None


def horizon() -> datetime:
    """Up to when endless rules are worked out, in wall-clock time."""
    return datetime.combine(localdate() + HORIZON, datetime.min.time())


def find_problems(entry: Entry) -> list[Problem]:
    """Everything about an entry that cannot be; empty when all is well."""
    return list(_times(entry)) or list(_repetition(entry)) or list(_changes(entry))


def is_far(day: date | None) -> bool:
    """Whether a day is so far away that it must be a mistake."""
    return day is not None and day.year not in YEARS


def check_the_year() -> str:
    """What to do about such a day."""
    return _("Please check the year: it must be between 1900 and 2200.")


def too_many_dates() -> str:
    """What to do about more dates than can be meant."""
    limit = ngettext(
        "These are more than %(limit)s date.", "These are more than %(limit)s dates.", LIMIT
    ) % {"limit": number_format(LIMIT, force_grouping=True)}
    return limit + " " + _("Please enter an earlier end.")


def _times(entry: Entry) -> Iterator[Problem]:
    names = ("day", "last_day", "until", "moved_from")
    far = [name for name in names if is_far(getattr(entry, name))]
    if far:
        yield Problem(far[0], check_the_year())
    elif entry.last_day and entry.last_day < entry.day:
        yield Problem(
            "last_day", _("The last day is before the first. Please swap them or mend one.")
        )
    if entry.end and not entry.start:
        yield Problem("start", _no_beginning())
    elif entry.end and entry.open_end:
        yield Problem("open_end", _("Please choose: a time when it ends, or an open end."))
    elif _ends_before_it_starts(entry):
        yield Problem(
            "end",
            _(
                "The end is before the beginning. If it goes on past midnight,"
                " enter the next day as the last day."
            ),
        )


def _no_beginning() -> str:
    return _("There is an end but no beginning. Enter both, or neither for the whole day.")


def _ends_before_it_starts(entry: Entry) -> bool:
    return bool(entry.start and entry.end and not entry.days and entry.end <= entry.start)


def _repetition(entry: Entry) -> Iterator[Problem]:
    if not entry.rule:
        return
    if entry.until and entry.count:
        yield Problem("until", _("Please choose: a last date, or a number of dates."))
    elif entry.until and entry.until < entry.day:
        yield Problem("until", _("The series ends before it begins. Please mend one of the days."))
    elif first_start(entry) is None or _has_only_days_off(entry):
        yield Problem(
            "day",
            _("With these choices there is never a date. Please change the rule or its end."),
        )
    elif count_dates(entry, horizon()) > LIMIT:
        yield Problem("until", too_many_dates())


def _has_only_days_off(entry: Entry) -> bool:
    """Whether what is left out in every year leaves nothing of a series."""
    if not entry.months_off and not entry.days_off:
        return False
    first = islice(starts(entry), LIMIT)
    return all(_is_off(entry, start.date()) for start in takewhile(_is_near, first))


def _is_off(entry: Entry, day: date) -> bool:
    """Holidays of the school and closures of the office may change any day."""
    leaves_out_holidays = {DayOff.PUBLIC_HOLIDAYS, DayOff.OFFICE_CLOSED} & {*entry.days_off}
    return day.month in entry.months_off or bool(leaves_out_holidays and is_public_holiday(day))


def _is_near(start: datetime) -> bool:
    return start <= horizon() + HORIZON


def _changes(entry: Entry) -> Iterator[Problem]:
    seen: set[date] = set()
    for number, change in enumerate(entry.changes):
        for field, sentence in _change(entry, change, seen):
            yield Problem(field, sentence, number)
        seen.add(change.day)


def _change(entry: Entry, change: Change, seen: set[date]) -> Iterator[tuple[str, str]]:
    far = [name for name in ("day", "new_day") if is_far(getattr(change, name))]
    if far:
        yield far[0], check_the_year()
    elif change.day in seen:
        yield "day", _("This day stands in the list of exceptions twice. Please remove one.")
    elif change.kind == ChangeKind.ADDED:
        if is_date_of(entry, change.day):
            yield "day", _("The series has this date already. To change it, move it.")
    elif not is_date_of(entry, change.day):
        yield "day", _no_date(entry, change.day)
    start, end = change.start or entry.start, change.end
    if end and not start:
        yield "start", _no_beginning()
    elif start and end and end <= start and not entry.days:
        yield "end", _("The end is before the beginning. Please mend one of the times.")


def _no_date(entry: Entry, day: date) -> str:
    """The series has nothing on `day`; say what it has instead."""
    near = [format_date(found, "j. F Y") for found in days_around(entry, day)]
    sentence = _("The series has no date on this day.")
    if not near:
        return sentence
    listed = _(" and ").join(near)
    return f"{sentence} " + _("The nearest ones: %(days)s.") % {"days": listed}
