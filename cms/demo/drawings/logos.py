"""Stand-ins for the funders' marks: plain drawings of our own, not the official logos."""

import math

from PIL import Image, ImageDraw

from .brush import Point
from .lettering import SANS, SANS_BOLD, font
from .palette import BRICK, INK, VINE, WATER, YELLOW, Colour, shade, tint

SIZE = (600, 200)
_OVER = 2  # drawn larger and reduced for smooth edges


def draw_logo(key: str) -> Image.Image:
    """Draw the mark of a funder: ``eu``, ``staedtebau``, ``thueringen`` or ``stadt``.

    Returns 600 by 200 pixels with a transparent ground, meant to stand on paper. An unknown key
    raises ``KeyError``.
    """
    sign, lines = _MARKS[key]
    sheet = Image.new("RGBA", (SIZE[0] * _OVER, SIZE[1] * _OVER), (*tint(INK, 1.0), 0))
    pen = ImageDraw.Draw(sheet)
    sign(pen)
    _words(pen, lines)
    return sheet.reduce(_OVER)


def _words(pen: ImageDraw.ImageDraw, lines: tuple[str, ...]) -> None:
    top = SIZE[1] / 2 - (len(lines) - 1) * 20
    for number, line in enumerate(lines):
        face = font(SANS_BOLD if number == 0 else SANS, 29 * _OVER)
        pen.text((264 * _OVER, (top + number * 40) * _OVER), line, fill=INK, font=face, anchor="lm")


def _box(
    pen: ImageDraw.ImageDraw, left: float, top: float, right: float, bottom: float, colour: Colour
) -> None:
    pen.rectangle((left * _OVER, top * _OVER, right * _OVER, bottom * _OVER), fill=colour)


def _shape(pen: ImageDraw.ImageDraw, corners: list[Point], colour: Colour) -> None:
    pen.polygon([(x * _OVER, y * _OVER) for x, y in corners], fill=colour)


def _star(x: float, y: float, radius: float) -> list[Point]:
    points = []
    for number in range(10):
        turn, reach = math.pi * (number / 5 - 0.5), radius * (0.382 if number % 2 else 1.0)
        points.append((x + math.cos(turn) * reach, y + math.sin(turn) * reach))
    return points


def _ring_of_stars(pen: ImageDraw.ImageDraw) -> None:
    _box(pen, 10, 25, 235, 175, shade(WATER, 0.25))
    for number in range(12):
        turn = math.tau * number / 12
        star = _star(122.5 + math.cos(turn) * 50, 100 + math.sin(turn) * 50, 10)
        _shape(pen, star, YELLOW)


def _houses(pen: ImageDraw.ImageDraw) -> None:
    for left, top, colour in ((10, 90, VINE), (66, 50, WATER), (122, 74, BRICK), (178, 34, INK)):
        _box(pen, left, top, left + 48, 164, colour)
        for row in range(int((150 - top) / 26)):
            for column in range(2):
                x, y = left + 9 + column * 19, top + 12 + row * 26
                _box(pen, x, y, x + 11, y + 14, tint(colour, 0.85))
    _box(pen, 10, 170, 226, 175, INK)


def _hills(pen: ImageDraw.ImageDraw) -> None:
    for level, colour in ((58, tint(VINE, 0.55)), (92, tint(VINE, 0.25)), (126, VINE)):
        crest = [
            (10 + step * 4.5, level + 13 * math.sin(step / 50 * math.tau + level))
            for step in range(51)
        ]
        _shape(pen, [(10.0, 172.0), *crest, (235.0, 172.0)], colour)


def _grapes(pen: ImageDraw.ImageDraw) -> None:
    for row, count in enumerate((4, 3, 2, 1)):
        for number in range(count):
            x, y = 118 + (number - (count - 1) / 2) * 36, 72 + row * 30
            box = [(x - 16) * _OVER, (y - 16) * _OVER, (x + 16) * _OVER, (y + 16) * _OVER]
            pen.ellipse(box, fill=WATER if (row + number) % 2 else shade(WATER, 0.3))
    _shape(pen, [(118, 52), (150, 20), (206, 26), (176, 56)], VINE)
    _box(pen, 114, 24, 121, 56, shade(VINE, 0.3))


_MARKS = {
    "eu": (_ring_of_stars, ("Kofinanziert", "von der", "Europäischen Union")),
    "staedtebau": (_houses, ("Städtebauförderung", "Bund, Länder", "und Gemeinden")),
    "thueringen": (_hills, ("Freistaat", "Thüringen")),
    "stadt": (_grapes, ("Stadt Jena",)),
}
