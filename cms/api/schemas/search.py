"""What a search finds beside pages."""

from pydantic import BaseModel, Field

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


class FacetChoice(BaseModel):
    """One way to narrow the pages down."""

    value: str = Field(description="What the parameter called like the facet takes.")
    label: str
    count: int | None = Field(description="How many pages; null where there are too many to count.")


class Facet(BaseModel):
    """What the pages differ in. Each counts what is left by all others that were chosen."""

    name: str = Field(description="The parameter.", examples=["topic"])
    label: str
    choices: list[FacetChoice]


class FoundPage(PageItem):
    """A page that was found."""

    snippet: str = Field(
        description=(
            "HTML: the sentence that has most of the words, each in a `mark`; empty if they stand"
            " in the title alone."
        )
    )


class Suggestion(BaseModel):
    """A page whose title goes on like this."""

    id: int
    title: str
    url: str


class Suggestions(BaseModel):
    """What somebody may be about to type."""

    items: list[Suggestion]
