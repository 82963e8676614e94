"""Text on drawings: typefaces, lines that break at words, columns."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from PIL import ImageDraw, ImageFont

from .palette import INK, Colour

Face = Literal["EBGaramond-Regular", "EBGaramond-Bold", "OpenSans-Regular", "OpenSans-Bold"]
SERIF: Face = "EBGaramond-Regular"
SERIF_BOLD: Face = "EBGaramond-Bold"
SANS: Face = "OpenSans-Regular"
SANS_BOLD: Face = "OpenSans-Bold"


def font_path(face: Face) -> Path:
    """Return the file of ``face``; see ``fonts/README.md`` for origin and licence."""
    return Path(__file__).parent / "fonts" / f"{face}.ttf"


@lru_cache(maxsize=64)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """Return ``face`` at ``size`` pixels."""
    return ImageFont.truetype(font_path(face), size)


def wrap(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Break ``text`` between words into lines of at most ``width`` pixels."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fit(text: str, face: Face, width: float, largest: int) -> ImageFont.FreeTypeFont:
    """Return ``face`` in the largest size up to ``largest`` at which ``text`` fits one line."""
    size = largest
    while size > 12 and font(face, size).getlength(text) > width:
        size -= 2
    return font(face, size)


def write(
    pen: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    face: ImageFont.FreeTypeFont,
    width: float,
    *,
    colour: Colour = INK,
    leading: float = 1.2,
) -> float:
    """Write ``text`` in lines from the top left ``place`` on; return where the next may begin."""
    left, top = place
    for line in wrap(text, face, width):
        pen.text((left, top), line, fill=colour, font=face, anchor="la")
        top += face.size * leading
    return top
