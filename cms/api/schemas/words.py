"""Rich text."""

from pydantic import BaseModel, Field


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
