"""What every page has in common."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from django.conf import settings
from pydantic import BaseModel, Field
from typing_extensions import TypeAliasType

from cms.api.schemas.blocks import Block
from cms.api.schemas.media import Image

#: A language of the site, as parameters take it and answers name it.
if TYPE_CHECKING:
    Language = str
else:
    # With a name of its own, so that the document has it once, for client code to use.
    Language = TypeAliasType(
        "Language", Literal[tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)]
    )


class Translation(BaseModel):
    """The page in one of its languages."""

    id: int = Field(description="Of the page in this language.", examples=[43])
    lang: Language = Field(examples=["uk"])
    title: str
    url: str
    api_url: str
    state: Literal["current", "stale", "machine"] = Field(
        description=(
            "`stale`: the original was changed since. `machine`: a machine wrote parts of it and"
            " nobody has checked them. Say so to your readers."
        )
    )


class PageLink(BaseModel):
    """A page of the site."""

    id: int
    uuid: str
    lang: str = Field(description="Another than the item's where the page is not translated.")
    title: str
    url: str
    api_url: str


class PageItem(BaseModel):
    """What every page has."""

    id: int = Field(description="Of this page in this language.", examples=[42])
    uuid: str = Field(
        description="Shared by its translations; stays the same when it moves.",
        examples=["6f1c0a1e-58c8-4b63-9c3f-0d8f7a1b2c3d"],
    )
    type: str = Field(description="What kind of page it is.")
    lang: Language = Field(description="Language code.", examples=["de"])
    title: str
    slug: str = Field(description="The last part of its address.")
    url: str = Field(description="Where people read it.")
    api_url: str = Field(description="Where programs read it.")
    published_at: datetime | None = Field(description="When it appeared first.")
    updated_at: datetime | None = Field(description="When it was published last.")
    translations: list[Translation] = Field(
        description="All languages it can be read in, its own included."
    )
    teaser: str = Field(description="One or two sentences; may be empty.")
    image: Image | None


class PageBody(BaseModel):
    """What a page tells."""

    body: list[Block] = Field(description="The blocks of the text in their order.")
    body_html: str = Field(
        description="The body rendered as HTML. Only where a single item is asked for."
    )
    text: str = Field(description="All words of the body without HTML.")
    word_count: int = Field(description="How many words the body has.")


class ReadOn(BaseModel):
    """Pages to read on."""

    related: list[PageLink] = Field(description="Chosen by the editors, in their order.")


class PlainPage(PageBody, PageItem):
    """A page without data of its own: the office's pages, the sections' first pages."""

    type: Literal["page"]
