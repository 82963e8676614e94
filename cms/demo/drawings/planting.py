"""Raised beds and what grows in them."""

from .brush import Brush, Point, between
from .nature import flower, tuft
from .palette import (
    BRICK,
    EARTH,
    PAPER,
    VINE,
    WATER,
    WOOD,
    YELLOW,
    Colour,
    mix,
    shade,
    tint,
)


def raised_bed(b: Brush, x: float, y: float, wide: float, tall: float, depth: float) -> None:
    """Put a bed of planks with its front left foot on (x, y) and plant it."""
    back = depth * 0.55
    top = y - tall
    rim = [
        (x, top),
        (x + wide, top),
        (x + wide + back, top - depth * 0.5),
        (x + back, top - depth * 0.5),
    ]
    end = [(x + wide, top), rim[2], (x + wide + back, y - depth * 0.5), (x + wide, y)]
    b.poly(rim, EARTH if b.mood.season != "winter" else mix(PAPER, WATER, 0.08))
    for row in (0.15, 0.5, 0.85):
        first, last = between(rim[0], rim[3], row), between(rim[1], rim[2], row)
        if row == 0.85:
            _plant_row(b, first, last, tall)
    _plant_row(b, between(rim[0], rim[3], 0.5), between(rim[1], rim[2], 0.5), tall * 0.9)
    b.poly(end, shade(WOOD, 0.4))
    b.rect(x, top, x + wide, y, WOOD)
    planks = 4
    for plank in range(1, planks):
        level = top + tall * plank / planks
        b.line([(x, level), (x + wide, level)], shade(WOOD, 0.4), 3)
        b.cut(
            x + wide * b.rng.uniform(0.2, 0.8),
            level - tall * 0.12,
            wide * 0.2,
            3,
            0.0,
            tint(WOOD, 0.25),
        )
    for post in (0.0, 0.5, 1.0):
        px = x + (wide - 12) * post
        b.rect(px, top - 4, px + 12, y + 2, shade(WOOD, 0.25))
    _plant_row(b, (x + 14, top + 6), (x + wide - 14, top + 6), tall * 0.75)


def _plant_row(b: Brush, first: Point, last: Point, size: float) -> None:
    kind = b.rng.choice(("cabbage", "tomato", "flower", "leek", "bean", "flower"))
    count = max(3, round((last[0] - first[0]) / (size * 0.55)))
    for number in range(count):
        x, y = between(first, last, (number + 0.5) / count)
        plant(b, kind, x, y, size * b.rng.uniform(0.8, 1.15))


def plant(b: Brush, kind: str, x: float, y: float, size: float) -> None:
    """Grow one plant of ``kind`` on (x, y), about ``size`` units high."""
    green = mix(VINE, YELLOW, b.rng.choice((0.0, 0.15, 0.3)))
    if kind == "cabbage":
        for side, radius in ((-0.3, 0.3), (0.3, 0.3), (0.0, 0.36)):
            b.oval(x + side * size, y - size * 0.25, size * radius, colour=shade(green, 0.15))
        b.oval(x, y - size * 0.3, size * 0.24, colour=tint(green, 0.35))
        b.cut(x, y - size * 0.3, size * 0.3, size * 0.05, -1.2, green)
    elif kind in ("tomato", "bean"):
        _climber(b, x, y, size * 1.5, green, BRICK if kind == "tomato" else tint(BRICK, 0.5))
    elif kind == "leek":
        tuft(b, x, y, size * 0.9, green)
    else:
        petals = b.rng.choice((BRICK, YELLOW, PAPER, tint(BRICK, 0.45), tint(WATER, 0.35)))
        flower(b, x, y, size * 1.05, petals)


def _climber(b: Brush, x: float, y: float, size: float, green: Colour, fruit: Colour) -> None:
    b.line([(x, y), (x, y - size)], tint(WOOD, 0.2), max(2, size * 0.03))
    for step in range(6):
        level, side = y - size * (0.18 + 0.14 * step), -1 if step % 2 else 1
        b.cut(x + side * size * 0.1, level, size * 0.3, size * 0.13, -0.5 * side, green)
        if step % 2 == 0:
            b.oval(x - side * size * 0.09, level + size * 0.05, size * 0.055, colour=fruit)
