"""Days on which nothing takes place in the demo: the office is closed, or the garden rests."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateutil.easter import easter

#: Month and day of Thuringia's public holidays that are the same each year.
HOLIDAYS = {(1, 1), (5, 1), (9, 20), (10, 3), (10, 31), (12, 25), (12, 26)}
#: Good Friday, Easter Monday, Ascension and Whit Monday, in days after Easter.
AFTER_EASTER = (-2, 1, 39, 50)
#: From Christmas Eve to New Year's Day, as `schliesszeit.toml` and the contact page say.
LAST_WEEK = 24
#: How long before and after today exceptions are written down.
BEFORE, AFTER = timedelta(days=400), timedelta(days=1100)


def is_office_closed(day: date) -> bool:
    """Whether the office is closed: on public holidays and between the years."""
    between_the_years = day.month == 12 and day.day >= LAST_WEEK  # noqa: PLR2004 - December
    movable = (day - easter(day.year)).days in AFTER_EASTER
    return between_the_years or movable or (day.month, day.day) in HOLIDAYS


def find_closed_days(
    days: Iterable[date], today: date, *, with_office: bool, months: Iterable[int]
) -> Iterator[date]:
    """Those of the days that are left out: while the office is closed, and in these months."""
    months = set(months)
    for day in days:
        is_left_out = day.month in months or (with_office and is_office_closed(day))
        if is_left_out and today - BEFORE <= day <= today + AFTER:
            yield day
