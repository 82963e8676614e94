"""Hills, trees, vines and what grows in between."""

import math

from .brush import WIDTH, Brush, Point, Ridge, between
from .palette import (
    BLOSSOM,
    BRICK,
    EARTH,
    INK,
    SNOW,
    VINE,
    WOOD,
    YELLOW,
    Colour,
    mix,
    shade,
    tint,
)


def meadow(b: Brush, ground: Ridge, colour: Colour, marks: int = 90, depth: float = 420) -> None:
    """Fill a slope and cut grass marks into the upper ``depth`` units of it."""
    b.hill(ground, colour)
    rng = b.rng
    for _ in range(marks):
        x = rng.uniform(0, WIDTH)
        down = rng.random() ** 1.3 * depth + 8
        lean = math.atan2(ground(x + 30) - ground(x - 30), 60)
        tone = tint(colour, 0.22) if rng.random() < 0.6 else shade(colour, 0.16)
        length = rng.uniform(24, 70) * (0.5 + down / depth)
        b.cut(x, ground(x) + down, length, length * 0.07, lean, tone)


def tree(b: Brush, x: float, y: float, height: float, *, fruit: bool = False) -> None:
    """Stand a tree on (x, y); blossom, fruit, colours and snow follow the season."""
    if b.mood.season == "winter":
        _bare_tree(b, x, y, height)
        return
    trunk = shade(WOOD, 0.35)
    wide = height * 0.035
    fork = y - height * 0.45
    b.poly([(x - wide, y), (x + wide, y), (x + wide * 0.6, fork), (x - wide * 0.6, fork)], trunk)
    for side in (-1, 1):
        b.limb(
            [(x, y - height * 0.32), (x + side * height * 0.16, fork - height * 0.05)],
            trunk,
            wide * 0.7,
        )
    _crown(b, x, y - height * 0.64, height * 0.34, fruit)


def _crown(b: Brush, x: float, y: float, radius: float, fruit: bool) -> None:
    rng = b.rng
    colour = rng.choice(b.mood.leaves)
    puffs = [(x, y, radius * 0.8)]
    for number in range(6):
        turn = math.tau * number / 6 + rng.uniform(-0.3, 0.3)
        reach = radius * rng.uniform(0.5, 0.68)
        puffs.append(
            (
                x + math.cos(turn) * reach * 1.1,
                y + math.sin(turn) * reach * 0.85,
                radius * rng.uniform(0.4, 0.52),
            )
        )
    for px, py, size in puffs:
        b.oval(px + size * 0.08, py + size * 0.14, size, colour=shade(colour, 0.3))
    for px, py, size in puffs:
        b.oval(px - size * 0.06, py - size * 0.06, size * 0.9, colour=colour)
    for px, py, size in puffs:
        _leaf_marks(b, px, py, size, tint(colour, 0.28))
    if b.mood.season == "spring":
        _dots(b, x, y, radius, tint(BLOSSOM, 0.3), 34 if fruit else 14)
    elif fruit:
        _dots(b, x, y, radius, mix(BRICK, YELLOW, rng.choice((0.0, 0.25, 0.6))), 16)


def _leaf_marks(b: Brush, x: float, y: float, radius: float, colour: Colour) -> None:
    length = min(radius * 0.42, 34)
    for _ in range(4 + int(radius / 9)):
        turn = b.rng.uniform(math.pi * 0.95, math.pi * 1.75)
        reach = radius * b.rng.uniform(0.25, 0.78)
        px, py = x + math.cos(turn) * reach, y + math.sin(turn) * reach
        b.cut(px, py, length, length * 0.22, turn + math.pi / 2, colour)


def _dots(b: Brush, x: float, y: float, radius: float, colour: Colour, count: int) -> None:
    size = max(2.6, min(radius * 0.065, 11))
    for _ in range(count if radius < 150 else count * 2):
        turn, reach = b.rng.uniform(0, math.tau), radius * math.sqrt(b.rng.random()) * 0.92
        b.oval(x + math.cos(turn) * reach, y + math.sin(turn) * reach * 0.9, size, colour=colour)


def _bare_tree(b: Brush, x: float, y: float, height: float) -> None:
    _branch(b, x, y, height * 0.36, -math.pi / 2 + b.rng.uniform(-0.08, 0.08), height * 0.05, 5)


def _branch(b: Brush, x: float, y: float, size: float, turn: float, wide: float, left: int) -> None:
    ex, ey = x + math.cos(turn) * size, y + math.sin(turn) * size
    b.line([(x, y), (ex, ey)], mix(shade(WOOD, 0.5), INK, 0.3), max(1.2, wide))
    if left <= 3 and wide > 1.6 and abs(math.cos(turn)) > 0.35:
        b.line([(x, y - wide * 0.6), (ex, ey - wide * 0.6)], SNOW, wide * 0.6)
    if left == 0:
        return
    for side in (-1, 1):
        bend = turn + side * b.rng.uniform(0.3, 0.62)
        _branch(b, ex, ey, size * b.rng.uniform(0.62, 0.78), bend, wide * 0.62, left - 1)


def poplar(b: Brush, x: float, y: float, height: float) -> None:
    """Stand a slim upright tree on (x, y)."""
    if b.mood.season == "winter":
        _bare_tree(b, x, y, height * 0.8)
        return
    colour = b.rng.choice(b.mood.leaves)
    b.rect(x - height * 0.02, y - height * 0.2, x + height * 0.02, y, shade(WOOD, 0.35))
    b.oval(x, y - height * 0.55, height * 0.13, height * 0.45, shade(colour, 0.3))
    b.oval(x - height * 0.02, y - height * 0.56, height * 0.1, height * 0.42, colour)
    for number in range(6):
        b.cut(
            x - height * 0.04,
            y - height * (0.25 + 0.11 * number),
            height * 0.1,
            height * 0.014,
            -1.25,
            tint(colour, 0.28),
        )


def bush(b: Brush, x: float, y: float, size: float) -> None:
    """Put a low round shrub on (x, y), ``size`` units high."""
    colour = b.rng.choice(b.mood.leaves)
    if b.mood.season == "winter":
        colour = mix(SNOW, b.mood.path, 0.4)
    for side in (-0.7, 0.7, 0.0):
        b.oval(x + side * size, y - size * 0.35, size * 0.6, colour=shade(colour, 0.2))
        b.oval(x + side * size - size * 0.06, y - size * 0.42, size * 0.52, colour=colour)
    for side in (-0.7, 0.0, 0.7):
        _leaf_marks(b, x + side * size, y - size * 0.42, size * 0.5, tint(colour, 0.25))


def vine_row(b: Brush, far: Point, near: Point, far_size: float, near_size: float) -> None:
    """Plant a row of vines on posts and wires from ``far`` to ``near``; sizes are heights."""
    count = 13
    for number in range(count):
        share = (number / (count - 1)) ** 1.6
        x, y = between(far, near, share)
        tall = far_size + (near_size - far_size) * share
        b.rect(x - tall * 0.035, y - tall, x + tall * 0.035, y, shade(WOOD, 0.3))
        if b.mood.season == "winter":
            for side in (-1, 1):
                b.line(
                    [(x, y - tall * 0.45), (x + side * tall * 0.35, y - tall * 0.8)],
                    shade(WOOD, 0.5),
                    tall * 0.04,
                )
        else:
            _vine(b, x, y, tall)


def _vine(b: Brush, x: float, y: float, tall: float) -> None:
    colour = b.rng.choice(b.mood.leaves)
    b.oval(x, y - tall * 0.62, tall * 0.4, tall * 0.34, shade(colour, 0.32))
    for leaf in range(17):
        reach = tall * (0.33 if leaf < 12 else 0.14)
        turn = math.tau * leaf / (12 if leaf < 12 else 5) + b.rng.uniform(-0.25, 0.25)
        px, py = x + math.cos(turn) * reach, y - tall * 0.64 + math.sin(turn) * reach * 0.86
        tone = shade(colour, b.rng.choice((0.0, 0.0, 0.12, 0.22)))
        b.oval(px, py, tall * 0.15, tall * 0.12, tone)
        b.cut(px, py, tall * 0.2, tall * 0.025, turn + 0.6, tint(tone, 0.3))
    if b.mood.season in ("summer", "autumn"):
        for side in (-0.18, 0.16):
            _grapes(b, x + side * tall, y - tall * 0.52, tall * 0.045)


def _grapes(b: Brush, x: float, y: float, size: float) -> None:
    colour = mix(shade(BRICK, 0.35), b.mood.sky[0], 0.15)
    for row in range(3):
        for place in range(3 - row):
            b.oval(
                x + (place - (2 - row) / 2) * size * 1.7, y + row * size * 1.6, size, colour=colour
            )


def tuft(b: Brush, x: float, y: float, size: float, colour: Colour = VINE) -> None:
    """Let a tuft of ``size`` units high grass stand on (x, y)."""
    for number in range(5):
        lean = (number - 2) * 0.22
        tip = (x + lean * size, y - size * b.rng.uniform(0.7, 1.1))
        root = x + (number - 2) * size * 0.08
        b.poly([(root - size * 0.05, y), tip, (root + size * 0.05, y)], colour)


def flower(b: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    """Let a flower on a stem ``size`` units high stand on (x, y)."""
    sway = b.rng.uniform(-0.12, 0.12) * size
    b.line([(x, y), (x + sway, y - size)], shade(VINE, 0.1), max(1.6, size * 0.045))
    b.cut(x + size * 0.1, y - size * 0.35, size * 0.32, size * 0.1, -0.6, VINE)
    b.cut(x - size * 0.08, y - size * 0.25, size * 0.3, size * 0.1, -2.4, VINE)
    for petal in range(6):
        turn = math.tau * petal / 6
        b.oval(
            x + sway + math.cos(turn) * size * 0.1,
            y - size + math.sin(turn) * size * 0.1,
            size * 0.075,
            colour=colour,
        )
    b.oval(x + sway, y - size, size * 0.065, colour=mix(YELLOW, EARTH, 0.3))
