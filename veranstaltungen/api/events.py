"""Events in the API: a list of dates, and single events."""

from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from cms.api.answers import answer_page
from cms.api.paging import AskedList, Day, Key, Word, answer_list, fields_of, lists_of, order_of
from cms.api.problems import wrong
from cms.api.reading import Reading
from veranstaltungen.api.schemas import Event
from veranstaltungen.api.shapes import EVENT, EVENT_DATE
from veranstaltungen.lists import YEARS, narrow_to_topic
from veranstaltungen.models import Occurrence
from veranstaltungen.models.facts import Accessible
from veranstaltungen.recurrence.entries import zone

router = Router(tags=["Events"])


class AskedDates(AskedList):
    """Which dates, and what of them."""

    order: str = order_of(EVENT_DATE)
    fields: str | None = fields_of(EVENT_DATE)
    first: Day | None = Field(
        None,
        alias="from",
        description="The first day, such as 2026-06-12; today unless it or `to` is given.",
    )
    last: Day | None = Field(None, alias="to", description="The last day; included.")
    kind: Word | None = Field(None, description="The `slug` of a kind of event.")
    topic: Word | None = Field(None, description="The `slug` of a topic.")
    place: UUID | None = Field(None, description="The `uuid` of a place.")
    organiser: UUID | None = Field(None, description="The `uuid` of an organisation.")
    status: Literal["planned", "cancelled", "postponed", "full"] | None = None
    free: bool | None = Field(None, description="Whether entry is free.")
    accessible: bool | None = Field(
        None, description="Whether people in wheelchairs can take part, as far as it is known."
    )


@router.get("/events", response=lists_of(EVENT_DATE), operation_id="list_events")
def list_events(request: HttpRequest, asked: Query[AskedDates]) -> HttpResponse:
    """Every single date of every event, in order.

    An event that takes place again and again comes once for each of its dates; `occurrence` tells
    them apart. Dates that began before `from` and go on are included.
    """
    reading = Reading(asked.lang, request)
    start, end = _get_limits(asked)
    dates = Occurrence.objects.readable(reading.reach).filter(_narrow_down(asked, reading))
    dates = dates.filter(until__gt=start) if start else dates
    dates = dates.filter(start__lt=end) if end else dates
    related = (f"event__{name}" for name in EVENT.shown_with)
    return answer_list(
        reading, asked, EVENT_DATE, dates.select_related("event", *related), _get_events
    )


@router.get("/events/{int:id}", response=Event, operation_id="get_event")
def get_event(request: HttpRequest, id: Key) -> HttpResponse:
    """One event with its text and its next dates, in the language it is written in."""
    return answer_page(request, EVENT, id)


def _get_events(dates: list[Any]) -> list[Any]:
    """The event of each date; one object a date, as each knows its own."""
    for row in dates:
        row.event.occurrence = row
    return [row.event for row in dates]


def _get_limits(asked: AskedDates) -> tuple[datetime | None, datetime | None]:
    """From when to when.

    Raises:
        ProblemError: the last day is before the first.
    """
    first = asked.first or (None if asked.last else timezone.localdate())
    if first and asked.last and asked.last < first:
        raise wrong("to", "This day is before `from`. Swap them or change one.")
    return _midnight(first), _midnight(asked.last, 1)


def _midnight(day: date | None, days_later: int = 0) -> datetime | None:
    if day is None:
        return None
    # Nothing takes place in other years, and not all of them have a midnight in every zone.
    day = min(max(day, date(YEARS[0], 1, 1)), date(YEARS[-1], 12, 31))
    return zone(datetime.combine(day + timedelta(days=days_later), time()))


def _narrow_down(asked: AskedDates, reading: Reading) -> Q:
    given: dict[str, Any] = {
        "event__kind__slug": asked.kind,
        "event__place__translation_key": asked.place,
        "event__organiser__translation_key": asked.organiser,
        "status": asked.status,
        "event__is_free": asked.free,
    }
    query = Q(**{name: value for name, value in given.items() if value is not None})
    if asked.accessible is not None:
        answer = Accessible.YES if asked.accessible else Accessible.NO
        query &= Q(event__wheelchair=answer)
    if asked.topic:
        query &= narrow_to_topic(asked.topic, reading.reach.locale.pk)
    return query
