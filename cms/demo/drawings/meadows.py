"""Scenes on the slope's meadows: the orchard and the bench with a view."""

from .brush import HEIGHT, WIDTH, Brush, ridge
from .buildings import far_quarter
from .nature import bush, flower, meadow, tree, tuft
from .palette import (
    BRICK,
    INK,
    PAPER,
    STONE,
    VINE,
    WATER,
    WOOD,
    YELLOW,
    mix,
    shade,
    tint,
)
from .people import person
from .postures import sitting
from .sky import sky
from .things import basket, bench


def orchard(b: Brush) -> None:
    """Show fruit trees on the slope with the district below."""
    rng = b.rng
    sky(b, 560)
    b.hill(ridge(rng, 380, 46, rng.choice((-80, 80))), b.mood.hills[0])
    b.hill(ridge(rng, 470, 18), b.mood.hills[1])
    far_quarter(b, 560, 0.9, 8)
    meadow(b, ridge(rng, 560, 10), b.mood.hills[2], 60, 200)
    for row, (count, base, tall) in enumerate(((7, 640, 150), (5, 760, 240))):
        for number in range(count):
            x = (number + 0.5 + (row % 2) * 0.3) * WIDTH / count + rng.uniform(-40, 40)
            tree(b, x, base + rng.uniform(-14, 20), tall * rng.uniform(0.9, 1.15), fruit=True)
        meadow(
            b,
            ridge(rng, base + 30, 10, 40),
            mix(b.mood.hills[2], b.mood.grass, 0.5 + row / 2),
            50,
            160,
        )
    left = rng.uniform(300, 420)
    tree(b, left, 1000, 620, fruit=True)
    _ladder(b, left + 130, 1010, 400)
    person(b, left + 172, 820, 270, "up", facing=-1)
    person(
        b,
        rng.uniform(860, 960),
        990,
        280,
        rng.choice(("hold", "walk", "talk")),
        facing=rng.choice((-1, 1)),
    )
    for number in range(3):
        basket(
            b,
            700 + number * 130 + rng.uniform(-20, 20),
            1030,
            100,
            rng.choice((BRICK, YELLOW, VINE)),
        )
    tree(b, rng.uniform(1300, 1420), 1040, 540, fruit=True)
    _fringe(b)


def _ladder(b: Brush, x: float, y: float, tall: float) -> None:
    lean = tall * 0.16
    for side in (-24, 24):
        b.line([(x + side + lean, y), (x + side * 0.7 - lean, y - tall)], tint(WOOD, 0.1), 9)
    for rung in range(1, 8):
        share = rung / 8
        px = x + lean * (1 - 2 * share)
        b.line([(px - 24, y - tall * share), (px + 24, y - tall * share)], tint(WOOD, 0.1), 7)


def _fringe(b: Brush) -> None:
    """Let grass and flowers grow along the lower edge."""
    for number in range(26):
        tuft(
            b,
            number * 64 + b.rng.uniform(-20, 20),
            HEIGHT + 8,
            b.rng.uniform(40, 84),
            shade(b.mood.grass, b.rng.choice((0.15, 0.3))),
        )
    if b.mood.season in ("spring", "summer"):
        for _ in range(9):
            flower(
                b,
                b.rng.uniform(0, WIDTH),
                HEIGHT + 4,
                b.rng.uniform(60, 110),
                b.rng.choice((PAPER, BRICK, YELLOW, tint(WATER, 0.4))),
            )


def bench_scene(b: Brush) -> None:
    """Show two neighbours on a bench under a tree, looking over the district."""
    rng = b.rng
    sky(b, 640)
    b.hill(ridge(rng, 450, 60, rng.choice((-120, 120))), b.mood.hills[0])
    b.hill(ridge(rng, 560, 26), b.mood.hills[1])
    far_quarter(b, 670, 1.2, 6)
    meadow(b, ridge(rng, 680, 10), b.mood.hills[2], 60, 120)
    for x in range(40, WIDTH, 150):
        bush(b, x + rng.uniform(-40, 40), 740 + rng.uniform(-10, 20), rng.uniform(26, 44))
    meadow(b, ridge(rng, 810, 14, -60), b.mood.grass, 90, 240)
    left = rng.uniform(250, 340)
    tree(b, left, 950, 820)
    bench(b, left + 420, 960, 430)
    first = rng.choice((-1, 1))
    sitting(b, left + (290 if first > 0 else 340), 866, 400, facing=first)
    sitting(b, left + 545, 866, 385, facing=-1)
    if rng.random() < 0.6:
        _dog(b, left + 720, 985, 120)
    else:
        basket(b, left + 690, 985, 110)
    if rng.random() < 0.5:
        person(b, left + 940, 930, 250, "walk", facing=-1)
    b.cut(left + 420, 985, 520, 12, 0.0, shade(b.mood.grass, 0.3))
    _fringe(b)


def _dog(b: Brush, x: float, y: float, size: float) -> None:
    coat = b.rng.choice((shade(STONE, 0.7), WOOD, tint(WOOD, 0.35)))
    for leg in (-0.36, -0.24, 0.18, 0.28):
        b.limb(
            [(x + leg * size, y - size * 0.3), (x + leg * size, y - size * 0.03)], coat, size * 0.09
        )
    b.oval(x - size * 0.05, y - size * 0.42, size * 0.4, size * 0.17, coat)
    b.oval(x + size * 0.22, y - size * 0.46, size * 0.18, size * 0.2, coat)
    b.limb(
        [(x + size * 0.26, y - size * 0.5), (x + size * 0.42, y - size * 0.78)], coat, size * 0.17
    )
    b.oval(x + size * 0.46, y - size * 0.8, size * 0.15, size * 0.13, coat)
    b.limb(
        [(x + size * 0.5, y - size * 0.77), (x + size * 0.64, y - size * 0.74)], coat, size * 0.1
    )
    b.oval(x + size * 0.69, y - size * 0.76, size * 0.03, colour=INK)
    b.oval(x + size * 0.38, y - size * 0.74, size * 0.065, size * 0.13, shade(coat, 0.35))
    b.limb(
        [(x - size * 0.4, y - size * 0.5), (x - size * 0.58, y - size * 0.76)], coat, size * 0.07
    )
