"""What the calendar's answers are made of."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from cms.api.schemas.pages import PageItem, Story
from cms.api.schemas.people import Organisation, Place, Term

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


class EventFacts(BaseModel):
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


class EventDateInFull(Story, EventFacts, EventDate):
    """One date of an event, with all about the event."""


class Event(Story, EventFacts, EventSummary):
    """An event with its next dates."""

    repetitions: list[str] = Field(description="In words.", examples=[["jeden Donnerstag"]])
    occurrences: list[Occurrence] = Field(
        description="The next dates, at most 50; the latest one where all are past."
    )


class EventKind(Term):
    """What sort of event it is."""

    id: int
