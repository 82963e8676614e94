"""Dates as the calendar's lists show them: filtered, by day, by month."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _

from cms.core.models import Organisation, Place, Topic
from veranstaltungen.models.details import WheelchairAccess
from veranstaltungen.models.events import EventPage
from veranstaltungen.models.occurrences import Occurrence
from veranstaltungen.models.snippets import EventKind
from veranstaltungen.recurrence.entries import zone

NAMES = ("kind", "place", "organiser", "topic", "free", "accessible", "from", "to")
#: Months with a page of their own; nobody needs others, and machines would walk on for ever.
YEARS = range(1990, 2101)


@dataclass(frozen=True)
class Day:
    """A day with what takes place on it."""

    date: date
    occurrences: list[Any]
    is_today: bool = False
    #: In a month's table: whether the day belongs to that month.
    is_inside: bool = True


@dataclass(frozen=True)
class Month:
    """A month as a table of weeks."""

    first: date
    weeks: list[list[Day]]

    @property
    def days(self) -> list[Day]:
        """The days of the month that have something."""
        return [day for week in self.weeks for day in week if day.occurrences and day.is_inside]


@dataclass(frozen=True)
class EventFilters:
    """What a reader has chosen in the filters, and what is wrong with it."""

    values: dict[str, str]
    start: datetime | None
    end: datetime | None
    error: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen."""
        return not any(self.values.values())


def read_filters(request: HttpRequest) -> EventFilters:
    """The filters of the address. Days that cannot be read are named, and left out."""
    # PostgreSQL takes no NUL; what stands for it fits nothing either.
    values = {name: request.GET.get(name, "")[:80].replace("\0", "\ufffd") for name in NAMES}
    first, last = _day(values["from"]), _day(values["to"])
    unread = [name for name, day in (("from", first), ("to", last)) if values[name] and not day]
    error = _("Please write days like %(day)s.") % {"day": example_day()} if unread else ""
    if first and last and last < first:
        error = _("The last day is before the first. Please swap them or mend one.")
        last = None
    return EventFilters(values, _midnight(first), _midnight(last, 1), error)


def example_day() -> str:
    """Today as people write it in the reader's language."""
    return date_format(timezone.localdate(), "SHORT_DATE_FORMAT")


def _day(text: str) -> date | None:
    """A day as people write it, or as programs do; it stands in an address, and stays that day."""
    field = forms.DateField(required=False, input_formats=get_format("DATE_INPUT_FORMATS"))
    try:
        day = field.clean(text)
    except ValidationError:
        return None
    return day if day and day.year in YEARS else None


def _midnight(day: date | None, days_later: int = 0) -> datetime | None:
    return zone(datetime.combine(day + timedelta(days=days_later), time())) if day else None


def apply_filters(occurrences: Any, filters: EventFilters) -> Any:
    """Only what fits the filters. Numbers that are none fit nothing."""
    query = Q()
    values = filters.values
    if values["kind"]:
        query &= Q(event__kind__slug=values["kind"])
    if values["topic"]:
        query &= Q(event__in=EventPage.objects.about(values["topic"]).values("pk"))
    for name in ("place", "organiser"):
        if values[name]:
            query &= Q(**{f"event__{name}_id": _number(values[name])})
    if values["free"]:
        query &= Q(event__is_free=True)
    if values["accessible"]:
        query &= Q(event__wheelchair=WheelchairAccess.YES)
    if filters.end:
        query &= Q(start__lt=filters.end)
    return occurrences.filter(query)


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0


def get_filter_choices(dates: Any, filters: EventFilters, locale_id: int) -> dict[str, list[Any]]:
    """What the filters offer by name: what one of `dates` has, and what is chosen already.

    Each with its `value` in addresses and its `name`, all with one query.
    """
    chosen = filters.values
    choices: dict[str, list[Any]] = {}
    parts = []
    for name, model, key, where in (
        ("kind", EventKind, "slug", {"event__kind": OuterRef("pk")}),
        ("place", Place, "pk", {"event__place": OuterRef("pk")}),
        ("organiser", Organisation, "pk", {"event__organiser": OuterRef("pk")}),
        ("topic", Topic, "slug", {"event__topics__translation_key": OuterRef("translation_key")}),
    ):
        choices[name] = []
        is_chosen = Q(**{key: chosen[name] if key == "slug" else _number(chosen[name])})
        rows = model.objects.filter(Exists(dates.filter(**where)) | is_chosen, locale_id=locale_id)
        value = Cast(key, CharField())
        parts.append(rows.order_by().values("name", filter=Value(name), value=value))
    first, *others = parts
    for row in first.union(*others, all=True).order_by("name"):
        choices[row["filter"]].append(row)
    return choices


def by_day(occurrences: Iterable[Occurrence], first: date | None = None) -> list[Day]:
    """Dates in the order given, grouped by day; what began earlier stands on `first`."""
    today = timezone.localdate()

    def shown_on(occurrence: Occurrence) -> date:
        return max(occurrence.first_day, first) if first else occurrence.first_day

    return [
        Day(day, list(found), is_today=day == today)
        for day, found in groupby(occurrences, shown_on)
    ]


def read_month(text: str) -> date | None:
    """The first of a month written `2026-12`; None when it is no month with a page."""
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if not found or int(found[1]) not in YEARS:
        return None
    return date(int(found[1]), int(found[2]), 1)


def next_month(first: date, step: int = 1) -> date:
    """The first of the following month, or with -1 of the one before."""
    return (first + timedelta(days=31 if step > 0 else -1)).replace(day=1)


def month_limits(first: date) -> tuple[datetime, datetime]:
    """Beginning of a month and of the next."""
    begin, end = (datetime.combine(day, time()) for day in (first, next_month(first)))
    return zone(begin), zone(end)


def build_month(first: date, occurrences: Iterable[Occurrence]) -> Month:
    """The table of a month; what lasts several days stands on each of them."""
    found: dict[date, list[Occurrence]] = {}
    for occurrence in occurrences:
        day = max(occurrence.first_day, first)
        while day <= occurrence.last_day and day < next_month(first):
            found.setdefault(day, []).append(occurrence)
            day += timedelta(days=1)
    today = timezone.localdate()
    weeks = [
        [Day(day, found.get(day, []), day == today, day.month == first.month) for day in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
    return Month(first, weeks)
