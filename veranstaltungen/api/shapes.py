"""How events and their dates become items."""

from typing import Any

from cms.api import builders
from cms.api.reading import Reading
from cms.api.shapes import Shape, register
from veranstaltungen.api.schemas import Event, EventDate, EventDateInFull, EventSummary
from veranstaltungen.dates import get_draft_dates, get_event_dates
from veranstaltungen.models import EventPage

#: Dates that a single event names.
MOST_DATES = 50


def build_occurrence(row: Any, reading: Reading) -> dict[str, Any]:
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


def _occurrences(event: Any, reading: Reading) -> list[dict[str, Any]]:
    # A draft has no rows yet.
    get_dates = get_draft_dates if getattr(event, "is_api_draft", False) else get_event_dates
    return [build_occurrence(row, reading) for row in get_dates(event, MOST_DATES).shown]


BUILDERS = {
    "kind": lambda event, reading: builders.term(event.kind, reading),
    "place": lambda event, reading: builders.place(event.place, reading),
    "organiser": lambda event, reading: builders.organisation(event.organiser, reading),
}

EVENT = register(
    Shape(
        EventPage,
        kind="event",
        path="events",
        summary=EventSummary,
        detail=Event,
        shown_with=("kind", "place", "organiser"),
        builders={
            **BUILDERS,
            "repetitions": lambda event, _reading: event.get_repetitions(),
            "occurrences": _occurrences,
        },
    )
)

#: Not registered: its items are dates, whose pages are events.
EVENT_DATE = Shape(
    EventPage,
    kind="event",
    path="events",
    summary=EventDate,
    detail=EventDateInFull,
    builders={
        **BUILDERS,
        "occurrence": lambda event, reading: build_occurrence(event.occurrence, reading),
    },
    orders={"start": ("start", "pk"), "-start": ("-start", "-pk")},
)
