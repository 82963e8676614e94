"""The calendar of what appears when: a month for those who publish."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.dates import WEEKDAYS
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from cms.dashboard.planned import Entry, find_entries
from cms.editorial.permissions import may_publish_somewhere
from cms.types import Link

#: Months one can leaf to; programs that follow every link come to an end.
YEARS = range(2000, 2101)


@dataclass(frozen=True)
class Day:
    """A day of the table with what happens on it."""

    date: date
    entries: list[Entry]
    is_today: bool
    is_inside: bool

    @property
    def classes(self) -> str:
        """How the cell looks: today, outside of the month, or with nothing on it."""
        marks = {
            "today": self.is_today,
            "outside": not self.is_inside,
            "empty": not self.entries and not self.is_today,
        }
        return " ".join(f"schedule__day--{name}" for name, is_so in marks.items() if is_so)


def schedule(request: HttpRequest, month: str = "") -> HttpResponse:
    """A month, the present one unless `month` is another such as `2026-12`.

    Raises:
        Http404: that is no month.
        PermissionDenied: this is for those who publish.
    """
    if not may_publish_somewhere(request.user):
        raise PermissionDenied
    first = _read_month(month) if month else localdate().replace(day=1)
    following = _get_neighbour(first, 1)
    entries = find_entries(request, _get_midnight(first), _get_midnight(following))
    context = {
        "name": format_date(first, "F Y"),
        "weeks": _make_weeks(first, entries),
        "weekdays": WEEKDAYS.values(),
        "has_entries": bool(entries),
        "previous": _link(_get_neighbour(first, -1)),
        "next": _link(following),
        "today_url": "" if first == localdate().replace(day=1) else reverse("schedule"),
    }
    return render(request, "dashboard/schedule.html", context)


def _read_month(text: str) -> date:
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if not found or int(found[1]) not in YEARS:
        raise Http404(_("Please write the month like 2026-12."))
    return date(int(found[1]), int(found[2]), 1)


def _get_neighbour(first: date, step: int) -> date:
    """The first of the month after, or with -1 of the month before."""
    return (first + timedelta(days=31 if step > 0 else -1)).replace(day=1)


def _get_midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))


def _link(first: date) -> Link | None:
    """The way to a month; None beyond the first and the last."""
    if first.year not in YEARS:
        return None
    return Link(format_date(first, "F Y"), reverse("schedule", args=[f"{first:%Y-%m}"]))


def _make_weeks(first: date, entries: list[Entry]) -> list[list[Day]]:
    found: dict[Any, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.day, []).append(entry)
    today = localdate()
    return [
        [Day(day, found.get(day, []), day == today, day.month == first.month) for day in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
