"""What the garden's answers are made of."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, Field

from cms.api.schemas.pages import PageItem, Story
from cms.api.schemas.people import Person, Place, Term
from cms.api.schemas.words import RichText
from garten.plan import COLUMNS, ROWS, Kind

Task = Literal["sow", "plant", "harvest", "do"]
Season = Literal["spring", "summer", "autumn", "winter"]


class Plot(BaseModel):
    """A plot and where it lies on the plan; a square is 2.5 metres long."""

    number: int
    name: str
    kind: str = Field(json_schema_extra={"enum": [*Kind.values]})
    kind_label: str = Field(description="The kind in words.")
    looked_after_by: str = Field(description="A group; never a private person.")
    note: str
    column: int = Field(description=f"1 to {COLUMNS}, from the left.")
    row: int = Field(description=f"1 to {ROWS}, from the top.")
    width: int
    height: int


class GardenSummary(PageItem):
    """The garden as lists show it."""

    type: Literal["garden"]
    area: int | None = Field(description="In square metres.")
    hours: str = Field(description="When somebody is there, in words.")
    place: Place | None
    topics: list[Term]


class Garden(Story, GardenSummary):
    """The garden with its plots and how to join."""

    joining: RichText
    contact: Person | None
    plots: list[Plot]


class DiarySummary(PageItem):
    """An entry of the diary as lists show it."""

    type: Literal["diary_entry"]
    date: dt.date | None = Field(description="The day it tells of.")
    season: Season | None
    weather: str


class DiaryEntry(Story, DiarySummary):
    """An entry of the diary with its text."""


class GardenTask(BaseModel):
    """One thing to do in one month."""

    month: int = Field(ge=1, le=12)
    kind: Task
    what: str
    note: str


class GardenYearSummary(PageItem):
    """A garden year as lists show it."""

    type: Literal["garden_year"]


class GardenYear(GardenYearSummary):
    """What is sown, planted, harvested and done in which month."""

    tasks: list[GardenTask] = Field(description="By month; within a month in the editors' order.")
