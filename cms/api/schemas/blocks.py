"""The blocks of a body: a union told apart by `type`."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from cms.api.schemas.media import Document, Image
from cms.api.schemas.people import Person


class RichText(BaseModel):
    """Running text: as HTML, and as plain text for search, notifications or speech."""

    html: str = Field(
        description=(
            "Clean HTML of `p`, `b`, `i`, `ul`, `ol`, `li`, `br` and `a`. Links are absolute;"
            " one that leads to another language says so with `hreflang`."
        ),
        examples=["<p>Am Mittwoch wurde <b>gepflanzt</b>.</p>"],
    )
    text: str = Field(description="Without HTML; paragraphs are separated by an empty line.")
    words: int = Field(description="How many words it has.")


class _Block(BaseModel):
    id: str = Field(description="Stays the same while the text around it changes.")


class TextBlock(_Block, RichText):
    """Paragraphs, lists and links."""

    type: Literal["text"]


class HeadingBlock(_Block):
    """A heading inside the text."""

    type: Literal["heading"]
    text: str
    level: Literal[2, 3]


class QuoteBlock(_Block):
    """Somebody's own words."""

    type: Literal["quote"]
    text: str
    name: str
    role: str


class InterviewTurn(BaseModel):
    """A question and its answer."""

    question: str
    answer: RichText


class InterviewBlock(_Block):
    """Questions and answers."""

    type: Literal["interview"]
    introduction: str
    turns: list[InterviewTurn]


class AccordionItem(BaseModel):
    """A line that opens to show its text."""

    title: str
    text: RichText


class AccordionBlock(_Block):
    """Short answers to open one by one."""

    type: Literal["accordion"]
    items: list[AccordionItem]


class ImageBlock(_Block):
    """One picture."""

    type: Literal["image"]
    image: Image | None = Field(description="Null: the picture is no longer there.")


class GalleryBlock(_Block):
    """Several pictures that belong together."""

    type: Literal["gallery"]
    title: str
    images: list[Image]


class EmbedBlock(_Block):
    """A film or a map from elsewhere. Load nothing from there before your reader agrees."""

    type: Literal["embed"]
    url: str
    title: str
    description: str
    provider: str = Field(description="Who learns about the reader; empty where it is a mere link.")
    embed_url: str = Field(description="For a frame; empty where it is a mere link.")


class DownloadBlock(_Block):
    """A file to take away."""

    type: Literal["download"]
    document: Document | None = Field(description="Null: the file is not for everybody, or gone.")
    title: str
    description: str


class TableColumn(BaseModel):
    """A column of a table."""

    type: Literal["text", "number"]
    heading: str


class TableBlock(_Block):
    """Rows and columns."""

    type: Literal["table"]
    title: str
    columns: list[TableColumn]
    rows: list[list[str]] = Field(description="As many cells a row as there are columns.")
    note: str


class ProgrammeEntry(BaseModel):
    """One thing that happens on a day."""

    time: str
    title: str
    place: str
    note: str


class ProgrammeDay(BaseModel):
    """A day and what happens on it."""

    day: str
    entries: list[ProgrammeEntry]


class ProgrammeBlock(_Block):
    """A programme of one or several days, in words."""

    type: Literal["programme"]
    title: str
    days: list[ProgrammeDay]


class ContactBlock(_Block):
    """Whom to turn to."""

    type: Literal["contact"]
    person: Person | None
    note: str


class Link(BaseModel):
    """A way to somewhere."""

    url: str = Field(description="Empty where the page is not for everybody.")
    title: str
    lang: str = Field(description="The language spoken there, where it is not that of the item.")


class CallToActionBlock(_Block):
    """What a reader can do now."""

    type: Literal["call_to_action"]
    title: str
    text: str
    link: Link


Block = Annotated[
    TextBlock
    | HeadingBlock
    | QuoteBlock
    | InterviewBlock
    | AccordionBlock
    | ImageBlock
    | GalleryBlock
    | EmbedBlock
    | DownloadBlock
    | TableBlock
    | ProgrammeBlock
    | ContactBlock
    | CallToActionBlock,
    Field(discriminator="type"),
]
