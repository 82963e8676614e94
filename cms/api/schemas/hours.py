"""When the office is open."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from cms.api.schemas.pages import Language

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Span(BaseModel):
    """From when to when somebody is there, in local time (Europe/Berlin).

    Who closes at 00:00 does so when the day ends.
    """

    opens: str = Field(examples=["09:00"])
    closes: str = Field(examples=["12:00"])


class DayHours(BaseModel):
    """Hours of a day; closed without spans and appointments."""

    spans: list[Span]
    by_appointment: bool


class WeekdayHours(DayHours):
    """Hours of a weekday."""

    weekday: Weekday


class Day(DayHours):
    """What holds on one day."""

    date: date
    reason: str = Field(description="Why it is closed; empty where this language has no words.")
    text: str = Field(description="The same as a sentence for readers.")


class Period(BaseModel):
    """Days with a week of their own."""

    name: str
    first_day: date
    last_day: date
    week: list[WeekdayHours]


class Closure(BaseModel):
    """Days on which the office is closed."""

    first_day: date
    last_day: date
    reason: str = Field(description="Empty where this language has no words.")


class PublicHoliday(BaseModel):
    """A public holiday of Thuringia; the office is closed."""

    date: date
    name: str


class SchoolHoliday(BaseModel):
    """School holidays of Thuringia."""

    name: str
    first_day: date
    last_day: date


class Hours(BaseModel):
    """When the office is open.

    A public holiday counts more than a closure, that more than a period, that more than the week.
    """

    today: Day
    week: list[WeekdayHours]
    note: str
    periods: list[Period] = Field(description="Those that are not over.")
    closures: list[Closure] = Field(description="Those that are not over.")
    public_holidays: list[PublicHoliday] = Field(description="Of the next 366 days.")
    school_holidays: list[SchoolHoliday] = Field(description="Those that are not over.")


class Notice(BaseModel):
    """What is to stand above every page at this moment."""

    text: str
    lang: Language
    starts_at: datetime | None
    ends_at: datetime
