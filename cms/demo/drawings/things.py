"""Things people make and use outdoors: stalls, benches, ovens, lights."""

import math
from itertools import pairwise

from .brush import Brush, Point, between
from .palette import (
    BRICK,
    EARTH,
    INK,
    PAPER,
    STONE,
    VINE,
    WATER,
    WOOD,
    YELLOW,
    Colour,
    mix,
    shade,
    tint,
)

FLAME = mix(YELLOW, BRICK, 0.35)


def bench(b: Brush, x: float, y: float, wide: float) -> None:
    """Put a slatted bench on (x, y), its middle; the seat is 0.2 ``wide`` above the ground."""
    seat, half = y - wide * 0.2, wide / 2
    for side in (-0.8, 0.8):
        b.rect(x + side * half - 5, seat, x + side * half + 5, y, shade(STONE, 0.6))
        b.line(
            [(x + side * half, seat), (x + side * half, seat - wide * 0.22)], shade(STONE, 0.6), 6
        )
    for row in (0.24, 0.16, 0.08):
        b.rect(x - half, seat - wide * row, x + half, seat - wide * (row - 0.055), WOOD)
    b.rect(x - half - 4, seat - wide * 0.02, x + half + 4, seat + wide * 0.035, tint(WOOD, 0.12))


def stall(b: Brush, x: float, y: float, wide: float, colour: Colour, *, lamps: bool = True) -> None:
    """Put a market stall on (x, y), its left foot: striped roof, counter, goods, lamps."""
    tall = wide * 0.95
    roof, eaves, counter = y - tall, y - tall * 0.72, y - tall * 0.34
    b.rect(x + wide * 0.05, eaves, x + wide * 0.95, counter, shade(EARTH, 0.1))
    if lamps:
        b.rect(
            x + wide * 0.08, eaves, x + wide * 0.92, counter, mix(YELLOW, EARTH, 0.35), glow=True
        )
    _goods(b, x + wide * 0.1, x + wide * 0.9, counter, wide)
    b.rect(x, counter, x + wide, y, WOOD)
    for plank in range(1, 7):
        px = x + wide * plank / 7
        b.line([(px, counter), (px, y)], shade(WOOD, 0.35), 2.5)
    b.rect(x - 6, counter - 8, x + wide + 6, counter + 4, tint(WOOD, 0.2))
    for side in (0.03, 0.97):
        b.rect(x + wide * side - 5, eaves, x + wide * side + 5, y, shade(WOOD, 0.4))
    _awning(b, x, wide, roof, eaves, colour)
    if lamps:
        lights(b, (x + 10, eaves + 16), (x + wide - 10, eaves + 16), 9, 18)


def _awning(b: Brush, x: float, wide: float, roof: float, eaves: float, colour: Colour) -> None:
    stripes = 8
    for stripe in range(stripes):
        left, right = stripe / stripes, (stripe + 1) / stripes
        inner = 0.1
        tone = colour if stripe % 2 == 0 else PAPER
        top_left = x + wide * (inner + (1 - 2 * inner) * left)
        top_right = x + wide * (inner + (1 - 2 * inner) * right)
        low_left, low_right = x + wide * (1.12 * left - 0.06), x + wide * (1.12 * right - 0.06)
        b.poly([(top_left, roof), (top_right, roof), (low_right, eaves), (low_left, eaves)], tone)
        middle, radius = (low_left + low_right) / 2, (low_right - low_left) / 2
        b.pie(middle, eaves, radius, 0, 180, shade(tone, 0.1))
    if b.mood.season == "winter":
        b.round_rect(x + wide * 0.07, roof - 14, x + wide * 0.93, roof + 10, 12, PAPER)


def _goods(b: Brush, left: float, right: float, level: float, wide: float) -> None:
    count = 7
    for number in range(count):
        x = left + (right - left) * (number + 0.5) / count
        colour = b.rng.choice((BRICK, VINE, tint(BRICK, 0.4), PAPER, WATER, tint(WOOD, 0.3)))
        size = wide * b.rng.uniform(0.03, 0.05)
        if number % 3 == 0:
            b.rect(x - size, level - size * 2.6, x + size, level, colour)
        else:
            for side in (-0.7, 0.7, 0.0):
                b.oval(
                    x + side * size,
                    level - size * (0.7 if side else 1.7),
                    size * 0.75,
                    colour=colour,
                )


def lights(b: Brush, start: Point, end: Point, count: int, sag: float) -> None:
    """Hang ``count`` lamps on a line that sags ``sag`` units in the middle."""
    spots = []
    for number in range(count + 1):
        share = number / count
        x, y = between(start, end, share)
        spots.append((x, y + sag * 4 * share * (1 - share)))
    b.line(spots, shade(STONE, 0.6), 2)
    for x, y in spots[1:-1]:
        b.oval(x, y + 7, 6.5, 8, mix(YELLOW, PAPER, 0.25), glow=True)


def bunting(b: Brush, start: Point, end: Point, count: int, sag: float) -> None:
    """Hang small flags in the house colours on a sagging line."""
    colours = (BRICK, PAPER, VINE, YELLOW, WATER)
    spots = []
    for number in range(count + 1):
        share = number / count
        x, y = between(start, end, share)
        spots.append((x, y + sag * 4 * share * (1 - share)))
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(spots)):
        tip = ((x0 + x1) / 2, max(y0, y1) + abs(x1 - x0) * 0.95)
        inner = [(x0 + (x1 - x0) * 0.12, y0), (x1 - (x1 - x0) * 0.12, y1), tip]
        b.poly(inner, colours[number % len(colours)])
    b.line(spots, INK, 2)


def oven(b: Brush, x: float, y: float, size: float) -> None:
    """Put a clay oven with a fire inside on (x, y), its middle; ``size`` is its width."""
    clay, half = mix(tint(BRICK, 0.3), YELLOW, 0.25), size / 2
    base = y - size * 0.36
    b.rect(x - half, base, x + half, y, tint(STONE, 0.12))
    for row in range(3):
        for stone in range(5):
            px = x - half + size * (stone + (0.5 if row % 2 else 0.0)) / 5
            right = min(px + size / 5 - 4, x + half)
            level = base + size * 0.12 * row
            b.round_rect(
                px,
                level + 4,
                max(right, px + 3),
                level + size * 0.115,
                4,
                shade(tint(STONE, 0.3), b.rng.choice((0.0, 0.12, 0.22))),
            )
    b.rect(x - half - 12, base - 10, x + half + 12, base + 8, shade(STONE, 0.25))
    b.rect(x + size * 0.1, base - size * 0.68, x + size * 0.22, base - size * 0.3, shade(clay, 0.3))
    b.pie(x, base - 8, size * 0.47, 180, 360, clay)
    for turn in range(7):
        angle = math.pi * (1.12 + turn * 0.06)
        b.cut(
            x + math.cos(angle) * size * 0.4,
            base + math.sin(angle) * size * 0.4,
            size * 0.14,
            5,
            angle + math.pi / 2,
            tint(clay, 0.4),
        )
    b.pie(x, base - 8, size * 0.24, 180, 360, shade(clay, 0.45))
    b.pie(x, base - 8, size * 0.2, 180, 360, INK)
    fire(b, x, base - 8, size * 0.2)


def fire(b: Brush, x: float, y: float, size: float) -> None:
    """Light a fire on (x, y), ``size`` units high."""
    for share, colour in ((1.0, BRICK), (0.72, FLAME), (0.42, mix(YELLOW, PAPER, 0.3))):
        for tongue in (-0.34, 0.34, 0.0):
            tall = size * share * (1.0 if tongue == 0 else b.rng.uniform(0.6, 0.8))
            px, half = x + tongue * size * share * 0.8, size * 0.2 * share
            lean = b.rng.uniform(-0.1, 0.1) * size
            b.poly(
                [
                    (px - half, y),
                    (px - half * 0.9, y - tall * 0.35),
                    (px + lean, y - tall),
                    (px + half * 0.9, y - tall * 0.4),
                    (px + half, y),
                ],
                colour,
                glow=True,
            )


def smoke(b: Brush, x: float, y: float, size: float) -> None:
    """Let smoke curl up from (x, y); ``size`` is the width of the first puff."""
    colour = mix(b.mood.cloud, b.mood.sky[2], 0.35)
    for puff in range(6):
        drift = math.sin(puff * 0.9) * size * 0.5 + puff * size * 0.32
        b.oval(
            x + drift,
            y - puff * size * 0.85,
            size * (0.5 + puff * 0.13),
            size * (0.42 + puff * 0.09),
            colour,
            glow=True,
        )


def pergola(b: Brush, x: float, y: float, wide: float, tall: float) -> None:
    """Put a pergola grown over with vine on (x, y), its left foot."""
    wood = shade(WOOD, 0.15)
    for share in (0.0, 0.33, 0.67, 1.0):
        px = x + wide * share
        b.rect(px - 8, y - tall, px + 8, y, wood)
        b.line([(px + 4, y - tall * 0.78), (px + tall * 0.13, y - tall * 0.98)], wood, 7)
    b.rect(x - wide * 0.05, y - tall - 12, x + wide * 1.05, y - tall + 10, tint(wood, 0.1))
    for beam in range(9):
        px = x + wide * beam / 8
        b.rect(px - 7, y - tall - 30, px + 7, y - tall - 4, shade(wood, 0.2))
    if b.mood.season == "winter":
        return
    for _ in range(46):
        px, colour = x + wide * b.rng.uniform(-0.04, 1.04), b.rng.choice(b.mood.leaves)
        py = y - tall - 26 + abs(b.rng.gauss(0, 1)) * 26
        b.cut(px, py, 34, 15, b.rng.uniform(-0.9, 0.9), shade(colour, b.rng.choice((0, 0.2))))


def lamp_post(b: Brush, x: float, y: float, tall: float) -> None:
    """Put a street lamp on (x, y); it shines when windows do."""
    b.rect(x - 4, y - tall, x + 4, y, shade(STONE, 0.6))
    b.rect(x - 8, y - 18, x + 8, y, shade(STONE, 0.7))
    lit = b.mood.lit > 0.3
    if lit:
        b.oval(x, y - tall, 30, colour=mix(b.mood.sky[2], YELLOW, 0.35), glow=True)
    b.oval(x, y - tall, 15, colour=mix(YELLOW, PAPER, 0.4) if lit else PAPER, glow=lit)
    b.pie(x, y - tall - 2, 19, 180, 360, shade(STONE, 0.7))


def basket(b: Brush, x: float, y: float, size: float, fill: Colour = BRICK) -> None:
    """Put a full basket on (x, y), its middle; ``size`` is its width."""
    half = size / 2
    for number in range(7):
        px = x - half * 0.75 + size * 0.125 * number
        lift = 0.48 if number % 2 else 0.58
        b.oval(
            px,
            y - size * lift,
            size * 0.13,
            colour=mix(fill, YELLOW, b.rng.choice((0.0, 0.15, 0.35))),
        )
    b.poly(
        [
            (x - half, y - size * 0.5),
            (x + half, y - size * 0.5),
            (x + half * 0.78, y),
            (x - half * 0.78, y),
        ],
        WOOD,
    )
    for row in range(1, 4):
        level = y - size * 0.5 + size * 0.12 * row
        for weave in range(5):
            px = x - half * 0.7 + size * 0.18 * weave + (size * 0.06 if row % 2 else 0)
            b.cut(px, level, size * 0.15, size * 0.035, 0.0, tint(WOOD, 0.35))


def table(
    b: Brush,
    x: float,
    y: float,
    wide: float,
    tall: float,
    cloth: Colour = PAPER,
    *,
    drop: float = 0.34,
) -> None:
    """Put a table on (x, y), its left foot; its cloth hangs down ``drop`` of its height."""
    for px in (x + wide * 0.06, x + wide * 0.92):
        b.rect(px, y - tall, px + wide * 0.02 + 6, y, shade(WOOD, 0.35))
    b.rect(x - 8, y - tall, x + wide + 8, y - tall + 12, tint(cloth, 0.1))
    fold = tall * drop
    b.rect(x - 2, y - tall + 12, x + wide + 2, y - tall + fold, shade(cloth, 0.1))
    hem = y - tall + fold
    b.rect(x - 2, hem - fold * 0.2, x + wide + 2, hem - fold * 0.1, shade(cloth, 0.35))
    for crease in range(1, 9):
        px = x + wide * crease / 9
        b.cut(px, y - tall + fold * 0.58, fold * 0.6, 5, 1.57, shade(cloth, 0.2))
