"""A brush that draws in units of the sheet, whatever the size of the picture.

The sheet is always 1600 units wide and 1067 high, origin at the top left, y downwards.
Angles are radians, clockwise from the right.
"""

import math
import random
from collections.abc import Callable, Iterable

from PIL import Image, ImageDraw

from .moods import Mood
from .palette import Colour, mix

WIDTH = 1600
HEIGHT = 1067

Point = tuple[float, float]
Ridge = Callable[[float], float]


class Brush:
    """Draws flat shapes on an image; colours take on the cast of the mood unless they glow."""

    def __init__(self, image: Image.Image, mood: Mood, rng: random.Random) -> None:
        """Draw on ``image``, whose width stands for the 1600 units of the sheet."""
        self.mood = mood
        self.rng = rng
        self.scale = image.width / WIDTH
        self._draw = ImageDraw.Draw(image)

    def colour(self, colour: Colour) -> Colour:
        """Return ``colour`` as it looks in the light of the mood."""
        return mix(colour, self.mood.cast, self.mood.cast_share)

    def _ink(self, colour: Colour, glow: bool) -> Colour:
        return colour if glow else self.colour(colour)

    def poly(self, points: Iterable[Point], colour: Colour, *, glow: bool = False) -> None:
        """Fill the polygon with the corners ``points``."""
        k = self.scale
        self._draw.polygon([(x * k, y * k) for x, y in points], fill=self._ink(colour, glow))

    def rect(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        colour: Colour,
        *,
        glow: bool = False,
    ) -> None:
        """Fill an upright rectangle; ``right`` and ``bottom`` may not be smaller."""
        k = self.scale
        box = (left * k, top * k, max(left, right) * k, max(top, bottom) * k)
        self._draw.rectangle(box, fill=self._ink(colour, glow))

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float | None = None,
        colour: Colour = (0, 0, 0),
        *,
        glow: bool = False,
    ) -> None:
        """Fill an ellipse around (x, y); a circle when ``ry`` is left out."""
        k = self.scale
        ry = rx if ry is None else ry
        box = ((x - rx) * k, (y - ry) * k, (x + rx) * k, (y + ry) * k)
        self._draw.ellipse(box, fill=self._ink(colour, glow))

    def pie(
        self,
        x: float,
        y: float,
        r: float,
        start: float,
        end: float,
        colour: Colour,
        *,
        glow: bool = False,
    ) -> None:
        """Fill a slice of a circle from ``start`` to ``end`` degrees."""
        k = self.scale
        box = ((x - r) * k, (y - r) * k, (x + r) * k, (y + r) * k)
        self._draw.pieslice(box, start, end, fill=self._ink(colour, glow))

    def line(
        self, points: Iterable[Point], colour: Colour, width: float, *, glow: bool = False
    ) -> None:
        """Draw a line ``width`` units thick with square ends."""
        k = self.scale
        thick = max(1, round(width * k))
        scaled = [(x * k, y * k) for x, y in points]
        self._draw.line(scaled, fill=self._ink(colour, glow), width=thick, joint="curve")

    def limb(
        self, points: list[Point], colour: Colour, width: float, *, glow: bool = False
    ) -> None:
        """Draw a line with round ends."""
        self.line(points, colour, width, glow=glow)
        for x, y in (points[0], points[-1]):
            self.oval(x, y, width / 2, colour=colour, glow=glow)

    def round_rect(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        radius: float,
        colour: Colour,
        *,
        glow: bool = False,
    ) -> None:
        """Fill a rectangle with rounded corners."""
        k = self.scale
        box = (left * k, top * k, right * k, bottom * k)
        self._draw.rounded_rectangle(box, radius * k, fill=self._ink(colour, glow))

    def cut(
        self,
        x: float,
        y: float,
        length: float,
        width: float,
        angle: float,
        colour: Colour,
        *,
        glow: bool = False,
    ) -> None:
        """Draw the mark of a gouge: a thin lens, ``length`` by ``width``, centred on (x, y)."""
        dx, dy = math.cos(angle) * length / 2, math.sin(angle) * length / 2
        nx, ny = -math.sin(angle) * width / 2, math.cos(angle) * width / 2
        corners = [
            (x - dx, y - dy),
            (x - dx * 0.3 + nx, y - dy * 0.3 + ny),
            (x + dx * 0.4 + nx, y + dy * 0.4 + ny),
            (x + dx, y + dy),
            (x + dx * 0.3 - nx, y + dy * 0.3 - ny),
            (x - dx * 0.4 - nx, y - dy * 0.4 - ny),
        ]
        self.poly(corners, colour, glow=glow)

    def hill(self, ridge: Ridge, colour: Colour, bottom: float = HEIGHT) -> None:
        """Fill everything between ``ridge`` and ``bottom``."""
        crest = [(float(x), ridge(x)) for x in range(-20, WIDTH + 41, 20)]
        self.poly([(-20, bottom), *crest, (WIDTH + 20, bottom)], colour)


def ridge(rng: random.Random, level: float, sway: float, climb: float = 0.0) -> Ridge:
    """Return the height of a hill as a function of x.

    ``level`` is its height in the middle of the sheet, ``sway`` how far it rolls up and down,
    ``climb`` how much higher it is at the right edge than at the left (all in units).
    """
    waves = [
        (sway * share, rng.uniform(*turns) * math.tau / WIDTH, rng.uniform(0, math.tau))
        for share, turns in ((0.7, (0.5, 0.9)), (0.25, (1.4, 2.0)), (0.08, (3.5, 5.0)))
    ]

    def height(x: float) -> float:
        roll = sum(size * math.sin(speed * x + shift) for size, speed, shift in waves)
        return level - climb * (x / WIDTH - 0.5) + roll

    return height


def between(first: Point, second: Point, share: float) -> Point:
    """Return the point ``share`` (0 to 1) of the way from ``first`` to ``second``."""
    return (
        first[0] + (second[0] - first[0]) * share,
        first[1] + (second[1] - first[1]) * share,
    )
