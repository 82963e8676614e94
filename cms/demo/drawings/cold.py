"""Scenes of the district under snow and at night."""

from .brush import HEIGHT, WIDTH, Brush, ridge
from .buildings import ACCENTS, WALLS, block, far_quarter, tram
from .district import backdrop
from .nature import meadow, tree, tuft
from .palette import BRICK, INK, PAPER, SNOW, STONE, WATER, WOOD, YELLOW, mix, shade
from .people import look, person
from .postures import sitting
from .sky import sky, snowfall
from .things import lamp_post

_SNOW_ARM = ((0.16, 0.58), (0.27, 0.62), (0.36, 0.72))


def winter(b: Brush) -> None:
    """Show the sledging slope under snow."""
    rng = b.rng
    backdrop(b, 520)
    block(
        b,
        rng.uniform(930, 1060),
        700,
        10,
        6,
        (46, 50),
        colour=rng.choice(WALLS),
        accent=rng.choice(ACCENTS),
    )
    hill = ridge(rng, 740, 20, -260)
    meadow(b, hill, SNOW, 50)
    for _ in range(3):
        x = rng.uniform(40, 700)
        tree(b, x, hill(x) + 14, rng.uniform(200, 300))
    tree(b, 1450, hill(1450) + 30, 420)
    _tracks_in_snow(b, hill(500) + 60)
    for number in range(3):
        x = 420 + number * 330 + rng.uniform(-60, 60)
        _sledge(b, x, hill(x) + 70 + number * 44, 190 + number * 44)
    for x, low, height in ((640, 40, 190), (1330, 150, 270)):
        spot = x + rng.uniform(-60, 60)
        person(
            b,
            spot,
            hill(spot) + low,
            height,
            rng.choice(("wave", "stand", "cheer")),
            facing=rng.choice((-1, 1)),
            who=look(rng, head="cap"),
        )
    _snowman(b, rng.uniform(230, 300), 1030, 330)
    person(b, 470, 1040, 280, "reach", facing=-1, who=look(rng, head="cap"))
    snowfall(b, rng.choice((60, 160, 240)))


def _tracks_in_snow(b: Brush, level: float) -> None:
    colour = mix(SNOW, WATER, 0.14)
    for number in range(5):
        y = level + number * 58
        b.line([(0, y - 120), (500, y), (1000, y + 100), (WIDTH, y + 170)], colour, 4)


def _snowman(b: Brush, x: float, y: float, tall: float) -> None:
    for level, radius in ((0.22, 0.25), (0.56, 0.19), (0.82, 0.13)):
        b.oval(x + 6, y - tall * level + 5, tall * radius, colour=mix(SNOW, WATER, 0.22))
        b.oval(x, y - tall * level, tall * radius * 0.96, colour=PAPER)
    b.poly(
        [(x, y - tall * 0.84), (x + tall * 0.2, y - tall * 0.8), (x, y - tall * 0.79)],
        mix(BRICK, YELLOW, 0.4),
    )
    for spot, level in ((-0.03, 0.88), (0.06, 0.88), (0.0, 0.62), (0.0, 0.53), (0.0, 0.44)):
        b.oval(x + spot * tall, y - tall * level, tall * 0.014, colour=INK)
    b.rect(x - tall * 0.13, y - tall * 0.74, x + tall * 0.13, y - tall * 0.69, BRICK)
    b.rect(x - tall * 0.12, y - tall * 0.72, x - tall * 0.07, y - tall * 0.52, BRICK)
    b.rect(x - tall * 0.16, y - tall * 0.95, x + tall * 0.16, y - tall * 0.925, INK)
    b.rect(x - tall * 0.09, y - tall * 1.08, x + tall * 0.09, y - tall * 0.93, INK)
    for side in (-1, 1):
        arm = [(x + side * tall * share, y - tall * level) for share, level in _SNOW_ARM]
        b.line(arm, shade(WOOD, 0.4), tall * 0.018)


def _sledge(b: Brush, x: float, y: float, size: float) -> None:
    tilt = 0.16 * size
    b.line(
        [
            (x - size * 0.4, y - tilt * 0.6),
            (x + size * 0.35, y + tilt * 0.5),
            (x + size * 0.48, y + tilt * 0.2),
        ],
        shade(WOOD, 0.3),
        7,
    )
    seat = [(x - size * 0.4, y - tilt * 0.6 - 24), (x + size * 0.36, y + tilt * 0.5 - 24)]
    b.line(seat, WOOD, 10)
    sitting(b, x - size * 0.16, y - 36, size * 1.05, who=look(b.rng, head="cap"))


def skyline_night(b: Brush) -> None:
    """Show the district at night: lit windows stepping along the slope, the tram below."""
    rng = b.rng
    sky(b, 700)
    b.hill(ridge(rng, 420, 60, rng.choice((-200, 200))), b.mood.hills[0])
    middle = ridge(rng, 540, 30, 160)
    b.hill(middle, b.mood.hills[1])
    far_quarter(b, 600, 1.1, 7)
    x = rng.uniform(-80, 0)
    for number in range(4):
        bays = rng.randint(7, 9)
        tall = rng.choice((5, 6, 8)) if number != 2 else 11
        block(
            b,
            x,
            830 - number * 28,
            bays,
            tall,
            (38, 40),
            colour=rng.choice(WALLS),
            accent=rng.choice(ACCENTS),
        )
        x += bays * 38 + rng.uniform(70, 120)
    meadow(b, ridge(rng, 830, 8, 60), b.mood.grass, 40, 160)
    for spot in range(9):
        tree(b, spot * 200 + rng.uniform(-70, 70), 880, rng.uniform(100, 170))
    b.rect(0, 940, WIDTH, HEIGHT, shade(b.mood.path, 0.35))
    tram(b, rng.uniform(200, 700), 975, 640, BRICK)
    b.rect(0, 974, WIDTH, 979, shade(STONE, 0.2))
    for lamp in range(5):
        spot = 130 + lamp * 340
        b.oval(spot, 1034, 150, 24, mix(b.mood.path, YELLOW, 0.3))
        lamp_post(b, spot, 1030, 190)
    for spot in range(rng.randint(2, 3)):
        person(b, 320 + spot * 420 + rng.uniform(-60, 60), 1046, 130, "walk")
    for number in range(18):
        tuft(b, number * 95, HEIGHT + 6, rng.uniform(30, 60), shade(b.mood.grass, 0.3))
