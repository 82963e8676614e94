"""Places, organisations and people, which many pages refer to."""

from pydantic import BaseModel, Field

from cms.api.schemas.media import Image

LANG = Field(
    description="The language it is written in; another than the item's where it is a proper name."
)


class Place(BaseModel):
    """Somewhere in the district."""

    id: int
    uuid: str = Field(description="Shared by its translations.")
    lang: str = LANG
    name: str
    street: str
    postal_code: str
    city: str
    directions: str = Field(description="How to find it, in the language asked for; may be empty.")
    accessibility: str = Field(description="Steps, lift, toilet; may be empty.")


class Organisation(BaseModel):
    """A member of the district's network."""

    id: int
    uuid: str = Field(description="Shared by its translations.")
    lang: str = LANG
    name: str
    kind: str = Field(description="For example school, club, counselling; may be empty.")
    description: str
    url: str
    phone: str
    email: str


class OrganisationEntry(Organisation):
    """An organisation with the place where it is found."""

    place: Place | None


class Person(BaseModel):
    """Whom to turn to."""

    id: int
    lang: str = LANG
    name: str
    role: str
    phone: str
    email: str
    office_hours: str
    photo: Image | None


class Term(BaseModel):
    """A word that lists can be narrowed down to."""

    uuid: str = Field(description="Shared by its translations.")
    name: str
    slug: str = Field(description="What filters take.")


class Topic(Term):
    """What articles, projects and events are about."""

    id: int = Field(description="Of this topic in this language.")
