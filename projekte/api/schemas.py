"""What the projects' answers are made of."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from cms.api.schemas.media import Document
from cms.api.schemas.pages import PageItem, ReadOn, Story
from cms.api.schemas.people import Organisation, Person, Place, Term


class ProjectSummary(PageItem):
    """A project as lists show it."""

    type: Literal["project"]
    aim: str = Field(description="What shall be better afterwards.")
    status: Literal["planned", "running", "finished"]
    period: str = Field(description="In words.", examples=["Januar 2026 bis Dezember 2028"])
    start_month: date | None = Field(description="The first day of the month.")
    end_month: date | None = Field(description="Null while the end is open.")
    carrier: Organisation | None = Field(description="Who is responsible.")
    place: Place | None
    topics: list[Term]


class FundingLine(BaseModel):
    """A source of money."""

    source: str
    amount: float | None = Field(description="In euro; null where it is not known.")
    share: float | None = Field(description="In per cent, as the grant says it.")
    note: str


class ProjectDocument(BaseModel):
    """A file about the project."""

    document: Document | None = Field(description="Null: it is not for everybody, or gone.")
    title: str
    description: str


class Partner(BaseModel):
    """An organisation that takes part."""

    uuid: str
    name: str
    url: str


class Project(ReadOn, Story, ProjectSummary):
    """A project with its text, partners, money and documents."""

    contact: Person | None
    partners: list[Partner]
    funding: list[FundingLine]
    documents: list[ProjectDocument]
