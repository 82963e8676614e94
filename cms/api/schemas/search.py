"""What a search finds, and what the office answers itself."""

from pydantic import BaseModel, Field

from cms.api.pagination import List
from cms.api.schemas.hours import Hours
from cms.api.schemas.pages import PageItem
from cms.api.schemas.people import OrganisationEntry, Person, Place
from cms.api.schemas.site import Contact


class Answers(BaseModel):
    """What the office answers itself to these words. Show it above the pages."""

    hours: Hours | None = Field(description="If somebody asks when the office is open.")
    contact: Contact | None = Field(description="If somebody asks how to reach the office.")
    people: list[Person] = Field(description="Called so; three at most.")
    places: list[Place] = Field(description="Called so; three at most.")
    organisations: list[OrganisationEntry] = Field(description="Called so; three at most.")


class PageItemList(List):
    """Pages that these words mean, the best match first."""

    answers: Answers
    items: list[PageItem]
