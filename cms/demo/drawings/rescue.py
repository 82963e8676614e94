"""The fire brigade's open day."""

import math

from .brush import WIDTH, Brush
from .nature import tree
from .palette import (
    BRICK,
    INK,
    PAPER,
    STONE,
    WATER,
    WOOD,
    YELLOW,
    Colour,
    mix,
    shade,
    tint,
)
from .people import look, person
from .things import bunting, fire, lamp_post
from .together import square


def fire_brigade(b: Brush) -> None:
    """Show the fire brigade's open day: the engine, a hose, children trying it."""
    rng = b.rng
    square(b, 700)
    for x in (rng.uniform(0, 60), rng.uniform(1500, 1590)):
        tree(b, x, 780, 330)
    bunting(b, (-20, 300), (WIDTH + 20, 330), 24, 60)
    x = rng.uniform(60, 120)
    _engine(b, x, 930, 840)
    child = person(b, 1010, 1040, 215, "reach")
    _jet(b, child[0], child[1], rng.uniform(300, 370))
    person(b, 915, 1030, 325, "hold", who=look(rng, coat=shade(BRICK, 0.1), head="cap"))
    b.line(
        [(child[0] - 30, child[1] + 10), (960, 1030), (700, 1044), (x + 200, 960)],
        tint(YELLOW, 0.2),
        11,
    )
    person(b, x + 80, 1040, 320, "point", who=look(rng, coat=shade(WATER, 0.5), head="cap"))
    for number in range(rng.randint(2, 4)):
        person(
            b,
            x + 240 + number * 105,
            1048 + rng.uniform(-12, 8),
            rng.uniform(180, 225),
            rng.choice(("cheer", "wave", "stand", "talk")),
            facing=rng.choice((-1, 1)),
        )
    lamp_post(b, 1060, 800, 260)


def _engine(b: Brush, x: float, y: float, length: float) -> None:
    tall, red = length * 0.3, BRICK
    top = y - tall
    b.round_rect(x, top, x + length * 0.72, y - 40, 14, red)
    b.poly(
        [
            (x + length * 0.72, top + 8),
            (x + length * 0.9, top + 8),
            (x + length * 0.98, top + tall * 0.46),
            (x + length, y - 40),
            (x + length * 0.72, y - 40),
        ],
        red,
    )
    glass = mix(shade(WATER, 0.25), PAPER, 0.3)
    b.poly(
        [
            (x + length * 0.87, top + 26),
            (x + length * 0.9, top + 26),
            (x + length * 0.965, top + tall * 0.46),
            (x + length * 0.87, top + tall * 0.46),
        ],
        glass,
    )
    b.rect(x + length * 0.75, top + 26, x + length * 0.85, top + tall * 0.46, glass)
    for locker in range(4):
        left = x + length * (0.04 + 0.165 * locker)
        b.rect(left, top + 50, left + length * 0.145, y - 78, tint(STONE, 0.35))
        for slat in range(7):
            level = top + 62 + slat * (tall - 140) / 7
            b.rect(left, level, left + length * 0.145, level + 3, shade(STONE, 0.15))
    b.rect(x, y - 74, x + length * 0.99, y - 56, PAPER)
    _ladder_on_roof(b, x + 20, top, length * 0.66)
    b.round_rect(
        x + length * 0.76,
        top - 20,
        x + length * 0.83,
        top + 8,
        8,
        mix(WATER, PAPER, 0.25),
        glow=True,
    )
    for wheel in (0.17, 0.34, 0.84):
        b.oval(x + length * wheel, y - 36, 54, colour=INK)
        b.oval(x + length * wheel, y - 36, 25, colour=tint(STONE, 0.3))
    b.oval(x + length * 0.975, y - 92, 13, colour=tint(YELLOW, 0.4))


def _ladder_on_roof(b: Brush, x: float, top: float, length: float) -> None:
    metal = tint(INK, 0.5)
    for level in (-12, -34):
        b.rect(x, top + level, x + length, top + level + 6, metal)
    for rung in range(20):
        px = x + length * rung / 20 + 8
        b.line([(px, top - 32), (px, top - 10)], metal, 4)


def _jet(b: Brush, x: float, y: float, reach: float) -> None:
    """Send water from (x, y) in a bow onto a wooden house ``reach`` units away."""
    house, foot = x + reach - 30, y + 150
    b.rect(house, foot - 190, house + 170, foot, tint(BRICK, 0.3))
    b.poly(
        [(house - 24, foot - 186), (house + 85, foot - 270), (house + 194, foot - 186)],
        shade(WOOD, 0.2),
    )
    b.rect(house + 50, foot - 150, house + 120, foot - 76, INK)
    fire(b, house + 85, foot - 76, 66)
    water: Colour = tint(WATER, 0.35)
    for stream, lift in enumerate((1.0, 0.9, 0.8)):
        bow = [
            (x + (reach + 40) * share, y - 20 * share - lift * 150 * math.sin(math.pi * share))
            for share in (step / 14 for step in range(15))
        ]
        b.line(bow, tint(water, 0.3 * stream), 9 - stream * 2)
    for _ in range(24):
        b.oval(
            house + 60 + b.rng.gauss(0, 26),
            foot - 150 + b.rng.gauss(0, 30),
            b.rng.uniform(3, 7),
            colour=tint(water, 0.5),
        )
