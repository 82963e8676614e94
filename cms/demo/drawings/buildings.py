"""Slab blocks, the tram and other things built of straight lines."""

from dataclasses import dataclass

from .brush import Brush, Point, between
from .palette import (
    BRICK,
    CONCRETE,
    INK,
    PAPER,
    SNOW,
    STONE,
    VINE,
    WATER,
    YELLOW,
    Colour,
    mix,
    shade,
    tint,
)

Quad = tuple[Point, Point, Point, Point]
ACCENTS: tuple[Colour, ...] = (BRICK, VINE, WATER, mix(YELLOW, BRICK, 0.15))
WALLS: tuple[Colour, ...] = (
    CONCRETE,
    tint(CONCRETE, 0.4),
    mix(CONCRETE, YELLOW, 0.18),
    mix(CONCRETE, BRICK, 0.12),
    mix(CONCRETE, WATER, 0.12),
)


@dataclass(frozen=True)
class Facade:
    """A wall seen at any slant: corners top left, top right, bottom right, bottom left."""

    corners: Quad
    bays: int
    storeys: int

    def at(self, across: float, down: float) -> Point:
        """Return the point ``across`` and ``down`` the wall (0 to 1), in perspective."""
        top_left, top_right, bottom_right, bottom_left = self.corners
        near = abs(bottom_left[1] - top_left[1])
        far = abs(bottom_right[1] - top_right[1])
        share = across * near / (across * near + (1 - across) * far) if near != far else across
        return between(
            between(top_left, top_right, share), between(bottom_left, bottom_right, share), down
        )

    def cell(self, bay: float, storey: float, wide: float, tall: float) -> Quad:
        """Return the corners of a field ``wide`` bays and ``tall`` storeys large."""
        left, right = bay / self.bays, (bay + wide) / self.bays
        top, bottom = storey / self.storeys, (storey + tall) / self.storeys
        upper = self.at(left, top), self.at(right, top)
        return (*upper, self.at(right, bottom), self.at(left, bottom))


def facade(b: Brush, wall: Facade, colour: Colour, accent: Colour) -> None:
    """Paint a panel wall with windows, every third bay a balcony, doors at its foot."""
    b.poly(wall.corners, colour)
    for storey in range(1, wall.storeys):
        down = storey / wall.storeys
        b.line([wall.at(0, down), wall.at(1, down)], shade(colour, 0.14), 1.2)
    for bay in range(wall.bays):
        for storey in range(wall.storeys):
            if bay % 3 == 1:
                _balcony(b, wall, bay, storey, accent)
            else:
                _window(b, wall, bay, storey)
    for bay in range(2, wall.bays, 6):
        _door(b, wall, bay, accent)


def _pane(b: Brush) -> tuple[Colour, bool]:
    """Return the colour of a window and whether a lamp is on behind it."""
    if b.rng.random() < b.mood.lit:
        return mix(YELLOW, PAPER, b.rng.choice((0.15, 0.35, 0.5))), True
    return mix(shade(WATER, 0.3), PAPER, b.rng.choice((0.12, 0.22, 0.34))), False


def _window(b: Brush, wall: Facade, bay: int, storey: int) -> None:
    colour, lamp = _pane(b)
    b.poly(wall.cell(bay + 0.2, storey + 0.24, 0.6, 0.5), colour, glow=lamp)


def _balcony(b: Brush, wall: Facade, bay: int, storey: int, accent: Colour) -> None:
    colour, lamp = _pane(b)
    b.poly(wall.cell(bay + 0.06, storey + 0.16, 0.88, 0.76), shade(CONCRETE, 0.5))
    b.poly(wall.cell(bay + 0.22, storey + 0.2, 0.56, 0.4), colour, glow=lamp)
    b.poly(wall.cell(bay + 0.03, storey + 0.56, 0.94, 0.38), accent)


def _door(b: Brush, wall: Facade, bay: int, accent: Colour) -> None:
    last = wall.storeys - 1
    b.poly(wall.cell(bay + 0.1, last + 0.1, 0.8, 0.9), shade(CONCRETE, 0.3))
    b.poly(wall.cell(bay + 0.28, last + 0.34, 0.44, 0.66), shade(accent, 0.3))
    b.poly(wall.cell(bay, last + 0.1, 1, 0.14), tint(accent, 0.1))


def block(
    b: Brush,
    x: float,
    y: float,
    bays: int,
    storeys: int,
    cell: tuple[float, float],
    *,
    colour: Colour = CONCRETE,
    accent: Colour = BRICK,
) -> None:
    """Stand a slab block on (x, y), its left foot; a bay and a storey measure ``cell`` units.

    The gable end is drawn to the right of the front, in shade.
    """
    wide, tall = bays * cell[0], storeys * cell[1]
    top, depth, lift = y - tall, cell[0] * 1.7, cell[1] * 0.35
    right = x + wide
    gable: Quad = ((right, top), (right + depth, top - lift), (right + depth, y - lift), (right, y))
    _roof_house(b, x + wide * b.rng.uniform(0.2, 0.7), top, cell)
    b.poly(gable, shade(colour, 0.34))
    side = Facade(gable, 2, storeys)
    for storey in range(storeys):
        pane, lamp = _pane(b)
        b.poly(
            side.cell(0.75, storey + 0.3, 0.5, 0.42), pane if lamp else shade(pane, 0.2), glow=lamp
        )
    front: Quad = ((x, top), (right, top), (right, y), (x, y))
    facade(b, Facade(front, bays, storeys), colour, accent)
    _eaves(b, x, right, top, depth, lift, cell[1] * 0.14)


def _roof_house(b: Brush, x: float, top: float, cell: tuple[float, float]) -> None:
    b.rect(x, top - cell[1] * 0.6, x + cell[0] * 1.3, top, shade(CONCRETE, 0.28))
    mast = x + cell[0] * 0.4
    b.line([(mast, top), (mast, top - cell[1] * 1.5)], shade(STONE, 0.4), 1.6)


def _eaves(
    b: Brush, left: float, right: float, top: float, depth: float, lift: float, thick: float
) -> None:
    colour = SNOW if b.mood.season == "winter" else shade(STONE, 0.45)
    thick = thick * 2 if b.mood.season == "winter" else thick
    edge = [(left - 2, top), (right, top), (right + depth, top - lift)]
    crown = [(px, py - thick) for px, py in reversed(edge)]
    b.poly([*edge, *crown], colour)


def far_block(b: Brush, x: float, y: float, wide: float, tall: float, colour: Colour) -> None:
    """Stand a block in the distance on (x, y): a wall, a shaded end, rows of small windows."""
    b.rect(x, y - tall, x + wide, y, colour)
    b.rect(x + wide, y - tall, x + wide * 1.12, y, shade(colour, 0.25))
    rows, columns = max(3, round(tall / 16)), max(4, round(wide / 13))
    for row in range(rows):
        for column in range(columns):
            lamp = b.rng.random() < b.mood.lit
            pane = mix(YELLOW, PAPER, 0.25) if lamp else shade(colour, 0.34)
            px, py = x + (column + 0.3) * wide / columns, y - tall + (row + 0.3) * tall / rows
            b.rect(px, py, px + wide / columns * 0.42, py + tall / rows * 0.42, pane, glow=lamp)


def far_quarter(b: Brush, level: float, size: float = 1.0, count: int = 7) -> None:
    """Line up ``count`` distant blocks across the sheet, their feet around ``level``."""
    rng, x = b.rng, b.rng.uniform(-60, 60)
    for _ in range(count):
        wide, tall = rng.uniform(110, 230) * size, rng.choice((62, 78, 78, 130)) * size
        colour = mix(rng.choice(WALLS), b.mood.sky[-1], 0.28)
        far_block(b, x, level + rng.uniform(-12, 12) * size, wide, tall, colour)
        x += wide + rng.uniform(30, 90) * size


def tram(b: Brush, x: float, y: float, length: float, colour: Colour = BRICK) -> None:
    """Put a three-part tram on the rail at height ``y``, its tail at ``x``; it faces right."""
    tall = length * 0.155
    top, sill = y - tall, y - tall * 0.36
    _pantograph(b, x + length * 0.46, top, tall)
    b.round_rect(x, top, x + length, y - tall * 0.12, tall * 0.16, tint(PAPER, 0.0))
    nose = [
        (x + length * 0.93, top),
        (x + length * 0.98, top + tall * 0.1),
        (x + length * 1.03, sill),
        (x + length * 1.03, y - tall * 0.12),
        (x + length * 0.9, y - tall * 0.12),
        (x + length * 0.9, top),
    ]
    b.poly(nose, PAPER)
    b.rect(x + 2, sill, x + length * 1.03, y - tall * 0.12, colour)
    b.rect(x + 6, top + tall * 0.03, x + length * 0.93, top + tall * 0.1, shade(colour, 0.25))
    _tram_windows(b, x, top, sill, length, tall)
    for share in (0.1, 0.42, 0.58, 0.88):
        b.oval(x + length * share, y - tall * 0.06, tall * 0.1, colour=INK)
        b.oval(x + length * share + tall * 0.26, y - tall * 0.06, tall * 0.1, colour=INK)
    b.rect(x + 8, y - tall * 0.13, x + length * 1.02, y - tall * 0.08, shade(STONE, 0.6))


def _tram_windows(b: Brush, x: float, top: float, sill: float, length: float, tall: float) -> None:
    lamp = b.mood.lit > 0.3
    glass = mix(YELLOW, PAPER, 0.4) if lamp else mix(shade(WATER, 0.25), PAPER, 0.25)
    upper, fields = top + tall * 0.16, 15
    for field in range(fields):
        left = x + length * (0.015 + 0.06 * field)
        right = left + length * 0.052
        if field in (2, 7, 12):
            b.rect(left, upper, right, sill + tall * 0.22, shade(STONE, 0.5))
            b.rect(left + 3, upper + 3, right - 3, sill + tall * 0.18, glass, glow=lamp)
        else:
            b.rect(left, upper, right, sill - tall * 0.06, glass, glow=lamp)
            if b.rng.random() < 0.5:
                _passenger(b, (left + right) / 2, sill - tall * 0.06, tall)
        if field in (4, 10):
            b.rect(right, top, right + length * 0.008, sill + tall * 0.24, shade(STONE, 0.65))
    b.poly(
        [
            (x + length * 0.925, upper),
            (x + length * 0.975, upper),
            (x + length * 1.02, sill),
            (x + length * 0.925, sill),
        ],
        glass,
        glow=lamp,
    )


def _passenger(b: Brush, x: float, y: float, tall: float) -> None:
    colour = mix(INK, WATER, 0.3)
    b.oval(x, y - tall * 0.19, tall * 0.06, colour=colour)
    b.pie(x, y, tall * 0.12, 180, 360, colour)


def _pantograph(b: Brush, x: float, top: float, tall: float) -> None:
    bars = [(x, top), (x + tall * 0.4, top - tall * 0.3), (x + tall * 0.05, top - tall * 0.56)]
    b.line(bars, INK, 3)
    b.line([(x - tall * 0.2, top - tall * 0.56), (x + tall * 0.3, top - tall * 0.56)], INK, 3.6)
