"""Scenes of the community garden: beds, harvest, oven, spring fire."""

from .brush import HEIGHT, WIDTH, Brush, ridge
from .buildings import ACCENTS, WALLS, block
from .district import backdrop
from .nature import bush, meadow, tree
from .palette import (
    BRICK,
    EARTH,
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
from .people import look, person
from .planting import plant, raised_bed
from .postures import crouching, sitting
from .things import FLAME, basket, bench, bunting, fire, lights, oven, pergola, smoke, table

CLOTHS = (PAPER, tint(BRICK, 0.5), tint(WATER, 0.5), tint(VINE, 0.45))


def garden_ground(b: Brush, horizon: float = 560) -> None:
    """Paint blocks beyond a hedge and the garden's lawn with a path of gravel."""
    rng = b.rng
    backdrop(b, horizon - 40, quarter=False)
    left = rng.uniform(-60, 260)
    for number in range(2):
        block(
            b,
            left + number * 700,
            horizon + 30,
            rng.randint(10, 13),
            rng.choice((5, 6)),
            (38, 42),
            colour=rng.choice(WALLS),
            accent=rng.choice(ACCENTS),
        )
    ground = ridge(rng, horizon + 40, 8)
    for x in range(-20, WIDTH + 60, 74):
        bush(b, x + rng.uniform(-14, 14), ground(x) + 20, rng.uniform(48, 66))
    meadow(b, ground, b.mood.grass, 100)


def beds(b: Brush) -> None:
    """Show raised beds with gardeners at work."""
    rng = b.rng
    garden_ground(b)
    _greenhouse(b, rng.uniform(60, 160), 800, 340)
    tree(b, rng.uniform(1330, 1480), 760, 330, fruit=True)
    _gravel(b, 800)
    for number in range(2):
        raised_bed(b, 600 + number * 470 + rng.uniform(-20, 20), 845, 330, 80, 90)
    person(
        b,
        rng.uniform(1000, 1030),
        870,
        250,
        rng.choice(("reach", "hold", "talk")),
        facing=rng.choice((-1, 1)),
    )
    if rng.random() < 0.6:
        person(b, rng.uniform(520, 560), 880, 245, "reach")
    for number in range(2):
        raised_bed(b, -40 + number * 880 + rng.uniform(-20, 20), 1035, 600, 120, 130)
    spot = rng.uniform(690, 750)
    crouching(b, spot, 1040, 290, facing=rng.choice((-1, 1)))
    _watering_can(b, rng.uniform(620, 650), 1050, 80)


def _gravel(b: Brush, level: float) -> None:
    b.poly([(0, level + 60), (WIDTH, level + 20), (WIDTH, HEIGHT), (0, HEIGHT)], b.mood.path)
    for _ in range(120):
        b.oval(
            b.rng.uniform(0, WIDTH),
            b.rng.uniform(level + 60, HEIGHT),
            b.rng.uniform(2, 4.5),
            b.rng.uniform(1.5, 3),
            shade(b.mood.path, b.rng.choice((0.1, 0.2))),
        )


def _greenhouse(b: Brush, x: float, y: float, wide: float) -> None:
    glass, frame = mix(tint(WATER, 0.7), b.mood.sky[2], 0.4), shade(VINE, 0.3)
    tall = wide * 0.52
    roof = [
        (x, y - tall),
        (x + wide * 0.14, y - tall * 1.5),
        (x + wide * 0.86, y - tall * 1.5),
        (x + wide, y - tall),
    ]
    b.poly([*roof, (x + wide, y), (x, y)], glass)
    for number in range(9):
        plant(b, "tomato", x + wide * (0.08 + 0.105 * number), y, tall * 0.42)
    for number in range(7):
        px = x + wide * number / 6
        b.line(
            [(px, y), (px, y - tall), (x + wide * (0.14 + 0.12 * number), y - tall * 1.5)], frame, 5
        )
    b.line([roof[0], roof[3]], frame, 6)
    b.line([roof[1], roof[2]], frame, 6)
    b.rect(x - 4, y - 14, x + wide + 4, y, frame)
    for streak in (0.2, 0.55, 0.7):
        b.cut(x + wide * streak, y - tall * 0.75, tall * 0.4, 6, -1.1, PAPER)


def _watering_can(b: Brush, x: float, y: float, size: float) -> None:
    metal = tint(WATER, 0.25)
    b.line([(x + size * 0.4, y - size * 0.2), (x + size * 0.95, y - size * 0.78)], metal, 9)
    left, right, rise = x - size * 0.3, x + size * 0.3, y - size * 0.6
    grip = [(left, rise), (x, y - size * 0.95), (right, rise)]
    b.limb(grip, shade(metal, 0.25), 7)
    b.rect(x - size * 0.38, y - size * 0.62, x + size * 0.42, y, metal)
    b.cut(x - size * 0.2, y - size * 0.3, size * 0.5, 5, 1.57, tint(metal, 0.5))


def harvest(b: Brush) -> None:
    """Show the harvest festival: a long table of crops, baskets, pumpkins, bunting."""
    rng = b.rng
    garden_ground(b)
    pergola(b, rng.uniform(80, 220), 800, 560, 300)
    tree(b, rng.uniform(1280, 1480), 790, 420, fruit=True)
    bunting(b, (640, 400 + rng.uniform(0, 60)), (1330, 420), 13, 40)
    for number in range(6):
        person(
            b,
            250 + number * 220 + rng.uniform(-40, 40),
            930,
            rng.uniform(280, 325),
            rng.choice(("talk", "hold", "reach", "wave", "stand")),
            facing=rng.choice((-1, 1)),
        )
    table(b, 180, 965, 1200, 150, rng.choice(CLOTHS), drop=0.9)
    _crops(b, 220, 1340, 815)
    for number in range(4):
        _pumpkin(b, 150 + number * 135 + rng.uniform(-20, 20), 1040, rng.uniform(46, 74))
    for number in range(3):
        basket(b, 1000 + number * 170, 1045, 140, rng.choice((BRICK, VINE, YELLOW)))


def _crops(b: Brush, left: float, right: float, level: float) -> None:
    x, kinds = left, ["loaf", "bottle", "bowl", "cabbage", "pumpkin"]
    b.rng.shuffle(kinds)
    while x < right:
        kinds.append(kind := kinds.pop(0))
        if kind == "loaf":
            b.pie(x, level, 44, 180, 360, tint(WOOD, 0.15))
            for mark in (-16, 2, 20):
                b.cut(x + mark, level - 26, 24, 5, -1.0, tint(WOOD, 0.5))
        elif kind == "bottle":
            b.round_rect(x - 12, level - 62, x + 12, level, 6, shade(VINE, 0.2))
            b.rect(x - 5, level - 88, x + 5, level - 58, shade(VINE, 0.2))
            b.rect(x - 12, level - 42, x + 12, level - 20, PAPER)
        elif kind == "bowl":
            fruit = b.rng.choice((BRICK, YELLOW, mix(VINE, YELLOW, 0.5)))
            for side in (-24, 24, 0):
                b.oval(x + side, level - (48 if side else 60), 18, colour=shade(fruit, 0.1))
            b.pie(x, level - 44, 44, 0, 180, tint(WATER, 0.2))
        elif kind == "cabbage":
            plant(b, "cabbage", x, level, 74)
        else:
            _pumpkin(b, x, level, 44)
        x += b.rng.uniform(96, 120)


def _pumpkin(b: Brush, x: float, y: float, radius: float) -> None:
    skin = mix(BRICK, YELLOW, b.rng.choice((0.45, 0.6, 0.75)))
    for side, tone in ((-0.62, 0.25), (0.62, 0.25), (-0.34, 0.12), (0.34, 0.12), (0.0, 0.0)):
        b.oval(
            x + side * radius, y - radius * 0.72, radius * 0.46, radius * 0.72, shade(skin, tone)
        )
    b.cut(x - radius * 0.1, y - radius * 0.8, radius * 0.8, radius * 0.09, 1.5, tint(skin, 0.4))
    b.line(
        [(x, y - radius * 1.4), (x + radius * 0.16, y - radius * 1.75)],
        shade(VINE, 0.2),
        radius * 0.2,
    )


def clay_oven(b: Brush) -> None:
    """Show people baking at the clay oven in the garden."""
    rng = b.rng
    garden_ground(b)
    pergola(b, rng.uniform(960, 1060), 820, 500, 310)
    bench(b, 1260, 850, 260)
    sitting(b, 1175, 796, 250, facing=1)
    sitting(b, 1345, 796, 240, facing=-1)
    b.poly([(0, 860), (WIDTH, 830), (WIDTH, HEIGHT), (0, HEIGHT)], b.mood.path)
    x = rng.uniform(420, 520)
    smoke(b, x + 74, 590, 40)
    oven(b, x, 960, 460)
    hand = person(b, x + 380, 1010, 380, "reach", facing=-1)
    b.line([(hand[0] + 150, hand[1] - 26), (x + 70, 770)], tint(WOOD, 0.3), 9)
    b.oval(x + 50, 774, 58, 10, tint(WOOD, 0.3))
    b.pie(x + 44, 772, 38, 180, 360, mix(YELLOW, WOOD, 0.4))
    person(b, x - 330, 1000, 350, rng.choice(("talk", "hold")), facing=1)
    person(b, x - 225, 1012, 250, rng.choice(("wave", "stand")), facing=1)
    table(b, x + 510, 1056, 540, 170, rng.choice(CLOTHS), drop=0.8)
    _crops(b, x + 570, x + 1030, 888)


def newroz(b: Brush) -> None:
    """Show the spring fire: a chain of dancers around the flames at dusk."""
    rng = b.rng
    backdrop(b, 540)
    for x in (rng.uniform(60, 200), rng.uniform(1380, 1540)):
        tree(b, x, 760, 380, fruit=True)
    meadow(b, ridge(rng, 700, 12), b.mood.grass, 70)
    lights(b, (0, 380), (WIDTH, 360), 19, 60)
    shine = mix(b.mood.grass, YELLOW, 0.3)
    b.oval(800, 950, 640, 130, mix(b.mood.grass, shine, 0.5))
    b.oval(800, 950, 430, 84, shine)
    for number in range(9):
        _dancer(b, 232 + number * 142, 850 - 26 * (1 - abs(number - 4) / 4), 250)
    _woodpile(b, 800, 985)
    fire(b, 800, 960, rng.uniform(300, 360))
    for _ in range(30):
        b.oval(
            800 + rng.gauss(0, 110),
            rng.uniform(400, 800),
            rng.uniform(2, 4.5),
            colour=FLAME,
            glow=True,
        )
    for side in (-1, 1):
        _dancer(b, 800 + side * 440, 1040, 320)
        _dancer(b, 800 + side * 622, 1000, 310)


def _dancer(b: Brush, x: float, y: float, height: float) -> None:
    coat = b.rng.choice((BRICK, VINE, YELLOW, tint(WATER, 0.25), tint(BRICK, 0.3)))
    person(b, x, y, height, "dance", facing=b.rng.choice((-1, 1)), who=look(b.rng, coat=coat))


def _woodpile(b: Brush, x: float, y: float) -> None:
    for turn in (-1, 1):
        for log in range(3):
            b.limb(
                [(x - turn * (110 - log * 26), y), (x + turn * (70 - log * 22), y - 50)],
                mix(EARTH, WOOD, log / 3),
                20,
            )
    for stone in range(9):
        b.oval(x - 180 + stone * 45, y + 12, 26, 17, shade(STONE, b.rng.choice((0.2, 0.4))))
