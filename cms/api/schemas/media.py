"""Pictures and files."""

from typing import Any

from pydantic import BaseModel, Field


class FocalPoint(BaseModel):
    """What must stay in view when a picture is cropped, as shares of width and height."""

    x: float = Field(description="0 is the left edge, 1 the right one.", examples=[0.5])
    y: float = Field(description="0 is the top edge, 1 the lower one.", examples=[0.33])


class Sources(BaseModel):
    """`srcset` attributes, ready to be used; narrowest copy first."""

    webp: str = Field(
        description="Copies as WebP with their widths.",
        examples=["https://www.example.org/media/images/a.width-320.webp 320w"],
    )
    fallback: str = Field(
        description="The same widths as JPEG, or as PNG where the picture has transparent parts."
    )
    fallback_type: str = Field(
        description="Media type of `fallback`.", examples=["image/jpeg", "image/png"]
    )


class Image(BaseModel):
    """A picture with the words of the page it stands on, in all its sizes."""

    id: int
    alt: str = Field(description="What can be seen. Empty for a picture that only decorates.")
    caption: str = Field(description="Stands below the picture; may be empty.")
    credit: str = Field(description="Who took or drew it. Show it wherever you show the picture.")
    width: int = Field(description="Of the original, in pixels.")
    height: int = Field(description="Of the original, in pixels.")
    focal_point: FocalPoint | None = Field(description="Null: the middle.")
    src: str = Field(description="A copy of medium size, as JPEG or PNG.")
    srcset: Sources


class Document(BaseModel):
    """A file to take away."""

    id: int
    title: str
    url: str
    filename: str = Field(examples=["zeitung-2026-06.pdf"])
    type: str = Field(description="Media type.", examples=["application/pdf"])
    size: int | None = Field(description="In bytes.")
    hash: str = Field(
        description="SHA-1 of the contents in hexadecimal digits; empty where it is not known."
    )


def focal_point(row: dict[str, Any]) -> dict[str, float] | None:
    """The focal point of an image's row, as shares."""
    x, y = row["focal_point_x"], row["focal_point_y"]
    if x is None or y is None or not row["width"] or not row["height"]:
        return None
    return {"x": round(x / row["width"], 4), "y": round(y / row["height"], 4)}
