"""The site as a whole."""

from typing import Literal

from pydantic import BaseModel, Field

from cms.api.schemas.hours import Hours, Notice
from cms.api.schemas.media import Image
from cms.api.schemas.pages import Language


class SiteLanguage(BaseModel):
    """A language that is online."""

    code: Language = Field(examples=["uk"])
    name: str = Field(description="In the language itself.")
    direction: Literal["ltr", "rtl"]
    url: str = Field(description="The front page in this language.")


class MenuLink(BaseModel):
    """An entry of a menu."""

    title: str
    url: str
    lang: str = Field(description="The language spoken there.")


class Feed(BaseModel):
    """A feed for readers that know nothing of this API."""

    title: str
    url: str
    type: str = Field(description="Media type.")


class Contact(BaseModel):
    """Where the office is and how to reach it."""

    publisher: str = Field(description="Who answers for the site by law.")
    street: str
    postal_code: str
    city: str
    phone: str
    email: str


class Funder(BaseModel):
    """A funder. Show logo and wording as they are: the grants ask for it."""

    name: str
    wording: str
    url: str
    logo: Image | None


class Site(BaseModel):
    """What stands around every page, in one language."""

    name: str
    tagline: str
    lang: Language
    direction: Literal["ltr", "rtl"]
    url: str
    languages: list[SiteLanguage]
    menu: list[MenuLink]
    footer_menu: list[MenuLink]
    legal: list[MenuLink] = Field(description="Pages the law asks for.")
    feeds: list[Feed]
    contact: Contact | None
    opening_hours: list[str] = Field(description="The usual week in words, one entry a line.")
    hours: Hours | None = Field(description="The same as data, with all that is different.")
    notices: list[Notice] = Field(description="Show them above every page as long as they hold.")
    funders: list[Funder]
    sections: list[str] = Field(description="Names of the sections there are.")


class Redirect(BaseModel):
    """An old address."""

    redirect: str = Field(description="Where to go instead.")
