"""Events in the API: the dates that readers see, and what each event tells."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from ninja import FilterSchema, Router
from pydantic import BaseModel, Field

from cms.api.errors import wrong
from cms.api.page_routes import add_detail_route, add_list_route
from cms.api.pagination import Day, Word
from cms.api.resources import PageResource
from cms.api.schemas.pages import PageBody, PageItem
from cms.api.schemas.people import Organisation, Place, Term
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import serialize_organisation, serialize_place, serialize_term
from veranstaltungen import models
from veranstaltungen.models import EventPage
from veranstaltungen.models.dates import get_draft_dates, get_event_dates
from veranstaltungen.models.details import WheelchairAccess
from veranstaltungen.models.listing import YEARS
from veranstaltungen.recurrence.entries import zone

Status = Literal["planned", "cancelled", "postponed", "full"]


class Occurrence(BaseModel):
    """One date of an event."""

    id: int
    start: datetime = Field(description="With the office's time zone, summer or winter.")
    end: datetime | None = Field(description="Null where nobody has said when it ends.")
    all_day: bool
    open_end: bool
    about_start: bool = Field(description="It begins at about this time.")
    about_end: bool = Field(description="It ends at about this time.")
    status: Status = Field(
        description="Show `cancelled` and `postponed` as such: people may be on their way."
    )
    moved_from: datetime | None = Field(description="When it was planned for at first.")
    title: str = Field(description="The event's title, or another one for this date.")
    words: str = Field(description="Day and times in words, as the site says them.")


class EventSummary(PageItem):
    """An event as lists show it."""

    type: Literal["event"]
    kind: Term | None
    status: Status = Field(description="Of the event as a whole.")
    status_note: str = Field(description="Why, and what now.")
    place: Place | None
    place_note: str
    organiser: Organisation | None = Field(description="Null: the office itself.")
    is_free: bool
    entry: str = Field(description="What it costs, in words.")
    wheelchair: Literal["unknown", "yes", "no"]
    topics: list[Term]


class EventDetailsMixin(BaseModel):
    """What people ask about before they come."""

    bring: str
    bad_weather: str
    wheelchair_note: str
    registration: str
    registration_url: str
    registration_email: str
    edition: int | None = Field(description="How many-th time it takes place.")
    new_date: date | None = Field(description="Of an event that is postponed.")


class EventDate(EventSummary):
    """One date of an event, with the event."""

    occurrence: Occurrence


class EventDateInFull(PageBody, EventDetailsMixin, EventDate):
    """One date of an event, with all about the event."""


class Event(PageBody, EventDetailsMixin, EventSummary):
    """An event with its next dates."""

    repetitions: list[str] = Field(description="In words.", examples=[["jeden Donnerstag"]])
    occurrences: list[Occurrence] = Field(
        description="The next dates, at most 50; the latest one where all are past."
    )


#: Dates that a single event names.
MOST_DATES = 50


def serialize_occurrence(row: Any, context: SerializerContext) -> dict[str, Any]:
    """The parts of `Occurrence`."""
    return {
        "id": row.pk or 0,
        "start": row.start,
        "end": row.end,
        "all_day": row.all_day,
        "open_end": row.open_end,
        "about_start": row.about_start,
        "about_end": row.about_end,
        "status": row.status,
        "moved_from": row.original_start,
        "title": row.name,
        "words": row.words,
    }


def _occurrences(event: Any, context: SerializerContext) -> list[dict[str, Any]]:
    # A draft has no rows yet.
    get_dates = get_draft_dates if getattr(event, "is_api_draft", False) else get_event_dates
    return [serialize_occurrence(row, context) for row in get_dates(event, MOST_DATES).shown]


SERIALIZERS = {
    "kind": lambda event, context: serialize_term(event.kind, context),
    "place": lambda event, context: serialize_place(event.place, context),
    "organiser": lambda event, context: serialize_organisation(event.organiser, context),
}

EVENT = PageResource(
    EventPage,
    kind="event",
    path="events",
    summary=EventSummary,
    detail=Event,
    detail_select_related=("kind", "place", "organiser"),
    serializers={
        **SERIALIZERS,
        "repetitions": lambda event, _context: event.get_repetitions(),
        "occurrences": _occurrences,
    },
)


class EventDateResource(PageResource):
    """Its items are the dates of events; each date's page is the event."""

    def get_rows(self, context: SerializerContext) -> Any:
        """Dates of events that everybody can read, in the language of the answer."""
        related = (f"event__{name}" for name in EVENT.detail_select_related)
        return models.Occurrence.objects.visible_in(context.scope).select_related("event", *related)

    def get_pages(self, rows: Sequence[Any]) -> Sequence[Any]:
        """The event of each date; one object a date, as each knows its own."""
        for row in rows:
            row.event.occurrence = row
        return [row.event for row in rows]


#: Not among `RESOURCES`, which have one resource for each page type.
EVENT_DATE = EventDateResource(
    EventPage,
    kind="event",
    path="events",
    summary=EventDate,
    detail=EventDateInFull,
    serializers={
        **SERIALIZERS,
        "occurrence": lambda event, context: serialize_occurrence(event.occurrence, context),
    },
    orders={"start": ("start", "pk"), "-start": ("-start", "-pk")},
)

RESOURCES = (EVENT,)
router = Router(tags=["Events"])


class DateFilters(FilterSchema):
    """Which dates."""

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

    def custom_expression(self) -> Q:
        """Dates that began before the first day and go on are included."""
        start, end = self._get_limits()
        given: dict[str, Any] = {
            "until__gt": start,
            "start__lt": end,
            "event__kind__slug": self.kind,
            "event__place__translation_key": self.place,
            "event__organiser__translation_key": self.organiser,
            "status": self.status,
            "event__is_free": self.free,
        }
        query = Q(**{name: value for name, value in given.items() if value is not None})
        if self.accessible is not None:
            answer = WheelchairAccess.YES if self.accessible else WheelchairAccess.NO
            query &= Q(event__wheelchair=answer)
        if self.topic:
            query &= Q(event__in=EventPage.objects.about(self.topic).values("pk"))
        return query

    def _get_limits(self) -> tuple[datetime | None, datetime | None]:
        """From when to when.

        Raises:
            ProblemError: the last day is before the first.
        """
        first = self.first or (None if self.last else timezone.localdate())
        if first and self.last and self.last < first:
            raise wrong("to", "This day is before `from`. Swap them or change one.")
        return _midnight(first), _midnight(self.last, 1)


def _midnight(day: date | None, days_later: int = 0) -> datetime | None:
    if day is None:
        return None
    # Nothing takes place in other years, and not all of them have a midnight in every zone.
    day = min(max(day, date(YEARS[0], 1, 1)), date(YEARS[-1], 12, 31))
    return zone(datetime.combine(day + timedelta(days=days_later), time()))


ABOUT_DATES = """
Every single date of every event, in order.

An event that takes place again and again comes once for each of its dates; `occurrence` tells
them apart. Dates that began before `from` and go on are included.
""".strip()

add_list_route(router, EVENT_DATE, DateFilters, ABOUT_DATES)
add_detail_route(
    router, EVENT, "One event with its text and its next dates, in the language it is written in."
)
