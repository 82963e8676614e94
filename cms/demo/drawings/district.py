"""Scenes of the district itself: the slope and the courtyards; the backdrop of others."""

import math

from .brush import HEIGHT, WIDTH, Brush, Ridge, ridge
from .buildings import ACCENTS, WALLS, block, far_quarter
from .nature import bush, meadow, poplar, tree, vine_row
from .palette import BRICK, INK, PAPER, STONE, WATER, YELLOW, shade, tint
from .people import person
from .postures import sitting
from .sky import sky
from .things import bench


def backdrop(b: Brush, horizon: float, *, quarter: bool = True) -> None:
    """Paint sky, two ranges of hills and, if wanted, a row of distant blocks."""
    rng = b.rng
    sky(b, horizon + 40)
    far = ridge(rng, horizon - 120, 60, rng.uniform(-60, 60))
    b.hill(far, b.mood.hills[0])
    middle = ridge(rng, horizon - 40, 34, rng.uniform(-50, 50))
    b.hill(middle, b.mood.hills[1])
    for _ in range(26):
        x = rng.uniform(0, WIDTH)
        b.cut(
            x,
            middle(x) + rng.uniform(8, 60),
            rng.uniform(30, 90),
            3.4,
            rng.uniform(-0.1, 0.1),
            tint(b.mood.hills[1], 0.2),
        )
    if quarter:
        far_quarter(b, horizon + 12, rng.uniform(0.85, 1.15))


def slope(b: Brush) -> None:
    """Show the slope from below: orchard, blocks stepping up, old vines in front."""
    rng = b.rng
    sky(b, 640)
    b.hill(ridge(rng, 330, 50, 120), b.mood.hills[0])
    hill = ridge(rng, 470, 26, 300)
    meadow(b, hill, b.mood.hills[1], 120)
    for _ in range(12):
        x = rng.uniform(820, 1580)
        tree(b, x, hill(x) + rng.uniform(20, 70), rng.uniform(60, 90), fruit=True)
    far_quarter(b, 690, 0.9, 5)
    _steps_of_blocks(b, rng.uniform(-30, 40), rng.randint(3, 4))
    ground = ridge(rng, 850, 18, 120)
    meadow(b, ground, b.mood.grass, 80)
    for x in range(60, 1600, rng.randint(150, 210)):
        bush(b, x + rng.uniform(-40, 40), ground(x) + 12, rng.uniform(24, 40))
    _vineyard(b, ground, rng.uniform(500, 1100))


def _vineyard(b: Brush, ground: Ridge, vanish: float) -> None:
    """Fan rows of vines out from the slope towards the viewer."""
    rows = range(-5, 6)
    for row in sorted(rows, key=abs, reverse=True):
        top = vanish + row * 130
        vine_row(b, (top, ground(top) + 66), (vanish + row * 330, HEIGHT + 70), 44, 190)


def _steps_of_blocks(b: Brush, left: float, count: int) -> None:
    x = left
    for number in range(count):
        bays = b.rng.randint(7, 10)
        y = 850 - number * 62
        block(
            b,
            x,
            y,
            bays,
            b.rng.choice((5, 5, 6)),
            (36, 42),
            colour=WALLS[(number + b.rng.randint(0, 4)) % 5],
            accent=ACCENTS[number % 4],
        )
        if b.rng.random() < 0.8:
            poplar(b, x + bays * 36 + 88, y + 26, b.rng.uniform(140, 200))
        x += bays * 36 + 118


def blocks(b: Brush) -> None:
    """Show a courtyard between blocks with trees, washing line and passers-by."""
    rng = b.rng
    backdrop(b, 560)
    wall = rng.sample(WALLS, 3)
    accents = rng.sample(ACCENTS, 3)
    block(b, rng.uniform(560, 700), 700, 13, 5, (48, 54), colour=wall[0], accent=accents[0])
    b.rect(0, 690, WIDTH, HEIGHT, b.mood.grass)
    tall = rng.choice((6, 8))
    block(b, rng.uniform(-80, 10), 770, 9, tall, (54, 60), colour=wall[1], accent=accents[1])
    ground = ridge(rng, 765, 5)
    meadow(b, ground, b.mood.grass, 70, 280)
    for x in (rng.uniform(620, 800), rng.uniform(960, 1120), rng.uniform(1280, 1500)):
        tree(b, x, 790 + rng.uniform(0, 40), rng.uniform(210, 290))
    _path(b, 640, 772, rng.uniform(60, 130), 130)
    if rng.random() < 0.6:
        _washing_line(b, 980, 930, 420)
    else:
        bench(b, 1200, 930, 240)
        sitting(b, 1180, 876, 250, facing=rng.choice((-1, 1)))
    for x, y in ((600, 900), (690, 990)):
        person(
            b,
            x,
            y,
            150 + (y - 850) * 0.75,
            rng.choice(("walk", "talk")),
            facing=1 if x < 650 else -1,
        )
    bush(b, 90, 1000, 90)
    bush(b, 1490, 1060, 110)


def _path(b: Brush, x: float, top: float, sway: float, width: float) -> None:
    """Wind a path from (x, top) to the lower edge, ``width`` units wide there."""
    left, right = [], []
    for step in range(25):
        share = step / 24
        middle = x + sway * math.sin(share * math.tau * 0.8) * (0.4 + share)
        half = width / 2 * (0.22 + 0.78 * share)
        level = top + (HEIGHT + 10 - top) * share
        left.append((middle - half, level))
        right.append((middle + half, level))
    b.poly([*left, *reversed(right)], b.mood.path)


def _washing_line(b: Brush, x: float, y: float, wide: float) -> None:
    for post in (x, x + wide):
        b.rect(post - 5, y - 230, post + 5, y, shade(STONE, 0.5))
        b.rect(post - 34, y - 232, post + 34, y - 222, shade(STONE, 0.5))
    b.line([(x, y - 226), (x + wide / 2, y - 216), (x + wide, y - 226)], INK, 2)
    cloth = x + 26
    while cloth < x + wide - 70:
        broad, long = b.rng.uniform(38, 74), b.rng.uniform(60, 120)
        colour = b.rng.choice((PAPER, tint(WATER, 0.4), tint(BRICK, 0.3), tint(YELLOW, 0.3)))
        sway = b.rng.uniform(-10, 14)
        b.poly(
            [
                (cloth, y - 224),
                (cloth + broad, y - 222),
                (cloth + broad + sway, y - 222 + long),
                (cloth + sway, y - 222 + long),
            ],
            colour,
        )
        b.cut(
            cloth + broad * 0.4 + sway / 2,
            y - 218 + long * 0.5,
            long * 0.5,
            4,
            1.5,
            shade(colour, 0.2),
        )
        cloth += broad + 14
