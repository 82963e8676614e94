"""Scenes along the two lines of the district: the steps of water and the tram."""

from .brush import HEIGHT, WIDTH, Brush, Point, ridge
from .buildings import ACCENTS, WALLS, Facade, block, facade, tram
from .district import backdrop
from .nature import meadow, tree
from .palette import BRICK, INK, SNOW, STONE, WATER, WOOD, mix, shade, tint
from .people import look, person
from .postures import sitting
from .sky import sky
from .things import lamp_post


def water_axis(b: Brush) -> None:
    """Show the stone steps with water between the blocks, looking uphill."""
    rng = b.rng
    sky(b, 560)
    hill = ridge(rng, 330, 40)
    b.hill(hill, b.mood.hills[0])
    near = ridge(rng, 430, 16)
    meadow(b, near, b.mood.hills[1], 60, 120)
    for x in range(610, 1040, 60):
        tree(b, x + rng.uniform(-20, 20), near(x) + 34, rng.uniform(50, 80), fruit=True)
    b.rect(0, 520, WIDTH, HEIGHT, b.mood.grass)
    for side in (-1, 1):
        _street_of_blocks(b, side)
    _water_steps(b)
    for side, x in ((-1, 360), (1, 1240)):
        for number in range(3):
            far = 1 - number * 0.3
            tree(b, 800 + side * (170 + 330 * far), 560 + 330 * far, 110 + 190 * far)
        if rng.random() < 0.6:
            lamp_post(b, x + side * 40, 820, 250)
    _people_on_steps(b)


def _street_of_blocks(b: Brush, side: int) -> None:
    """Draw two blocks in perspective along one ``side`` (-1 left, 1 right) of the axis."""
    spots = ((200, 300, 520, 560), (330, 760, 585, 760))
    for number, (near_to_axis, outer, foot, outer_foot) in enumerate(spots):
        colour, accent = b.rng.choice(WALLS), b.rng.choice(ACCENTS)
        top, outer_top = (390, 330) if number == 0 else (350, 60)
        inner_x, outer_x = 800 + side * (near_to_axis + 10), 800 + side * (outer + 60)
        corners: tuple[Point, Point, Point, Point] = (
            (inner_x, top),
            (outer_x, outer_top),
            (outer_x, outer_foot),
            (inner_x, foot),
        )
        facade(b, Facade(corners, 5 if number == 0 else 12, 5 + number), colour, accent)
        b.line([corners[0], corners[1]], shade(STONE, 0.45), 5 + 4 * number)
    b.poly(
        [
            (800 + side * 340, 585),
            (800 + side * 860, 775),
            (800 + side * 860, HEIGHT),
            (800 + side * 340, HEIGHT),
        ],
        b.mood.grass,
    )


def _water_steps(b: Brush) -> None:
    winter = b.mood.season == "winter"
    water = tint(WATER, 0.72) if winter else mix(WATER, b.mood.sky[1], 0.25)
    stone = mix(tint(STONE, 0.4), b.mood.path, 0.5)
    count = 13
    for number in range(count):
        near, next_near = (number / count) ** 1.7, ((number + 1) / count) ** 1.7
        top, bottom = 520 + 560 * near, 520 + 560 * next_near
        half, next_half = 90 + 380 * near, 90 + 380 * next_near
        tone = SNOW if winter else (stone, tint(stone, 0.16))[number % 2]
        b.poly(
            [
                (800 - half, top),
                (800 + half, top),
                (800 + next_half, bottom),
                (800 - next_half, bottom),
            ],
            tone,
        )
        for joint in range(-5, 5):
            shift = joint / 5 + (0.1 if number % 2 else 0.2)
            b.line(
                [(800 + half * shift, top), (800 + next_half * shift, bottom)],
                shade(tone, 0.12),
                1 + 2 * near,
            )
        riser = top + (bottom - top) * 0.66
        edge = half + (next_half - half) * 0.66
        b.poly(
            [
                (800 - edge, riser),
                (800 + edge, riser),
                (800 + next_half, bottom),
                (800 - next_half, bottom),
            ],
            shade(stone, 0.32 if not winter else 0.12),
        )
        _fall(b, water, half * 0.3, next_half * 0.3, top, bottom, riser)


def _fall(
    b: Brush,
    water: tuple[int, int, int],
    half: float,
    next_half: float,
    top: float,
    bottom: float,
    riser: float,
) -> None:
    b.poly(
        [
            (800 - half, top),
            (800 + half, top),
            (800 + next_half, bottom),
            (800 - next_half, bottom),
        ],
        water,
    )
    b.poly(
        [
            (800 - next_half, riser),
            (800 + next_half, riser),
            (800 + next_half, bottom),
            (800 - next_half, bottom),
        ],
        tint(water, 0.3),
    )
    thick = (bottom - top) * 0.09
    for _ in range(3):
        x = 800 + b.rng.uniform(-0.7, 0.7) * half
        b.cut(x, (top + riser) / 2, half * 0.5, thick, 0.0, tint(water, 0.5))
    for streak in range(7):
        x = 800 + (streak - 3) * next_half * 0.27
        b.line([(x, riser + 1), (x, bottom)], tint(water, 0.66), thick * 0.8)


def _people_on_steps(b: Brush) -> None:
    rng = b.rng
    spots = [
        (540, 800, 150),
        (1060, 860, 175),
        (1130, 720, 120),
        (610, 690, 105),
        (420, 980, 215),
        (1180, 1010, 225),
    ]
    for x, y, height in rng.sample(spots, rng.randint(4, 6)):
        pose = rng.choice(("walk", "talk", "stand", "wave"))
        person(b, x, y, height, pose, facing=1 if x < 800 else -1)
    if b.mood.season == "summer":
        person(b, 760, 900, 130, "cheer")
        person(b, 860, 830, 105, "reach", facing=-1)


def tram_scene(b: Brush) -> None:
    """Show the tram at its stop below the slope."""
    rng = b.rng
    backdrop(b, 500, quarter=False)
    hill = ridge(rng, 520, 16, 90)
    meadow(b, hill, b.mood.hills[2], 90, 260)
    x = rng.uniform(-60, 20)
    for number in range(3):
        block(
            b,
            x,
            690 - number * 34,
            rng.randint(9, 11),
            5,
            (36, 40),
            colour=rng.choice(WALLS),
            accent=ACCENTS[(number + 1) % 4],
        )
        x += rng.uniform(520, 580)
    for spot in range(7):
        tree(b, spot * 250 + rng.uniform(-60, 60), 742, rng.uniform(130, 190))
    b.rect(0, 735, WIDTH, HEIGHT, b.mood.grass)
    _track(b)
    length = rng.uniform(960, 1060)
    tram(b, rng.uniform(180, 420), 868, length, rng.choice((BRICK, WATER, BRICK)))
    b.rect(0, 905, WIDTH, HEIGHT, b.mood.path)
    b.rect(0, 905, WIDTH, 920, shade(b.mood.path, 0.3))
    for slab in range(-2, 15):
        b.line([(slab * 130, HEIGHT), (slab * 112 + 100, 922)], shade(b.mood.path, 0.14), 3)
    _shelter(b, rng.uniform(30, 110), 1000)
    for number in range(rng.randint(3, 5)):
        place = 620 + number * rng.uniform(150, 210)
        person(
            b,
            place,
            rng.uniform(1000, 1050),
            rng.uniform(215, 250),
            rng.choice(("stand", "walk", "talk", "wave")),
            facing=rng.choice((-1, 1)),
        )
    lamp_post(b, 1500, 1010, 420)


def _track(b: Brush) -> None:
    b.rect(0, 850, WIDTH, 905, shade(b.mood.path, 0.35))
    for sleeper in range(0, WIDTH, 46):
        b.rect(sleeper, 872, sleeper + 24, 884, shade(WOOD, 0.4))
    b.rect(0, 866, WIDTH, 872, tint(INK, 0.45))
    b.rect(0, 886, WIDTH, 892, tint(INK, 0.45))
    for mast in (140, 760, 1380):
        b.rect(mast - 5, 560, mast + 5, 866, shade(STONE, 0.6))
        b.line([(mast, 580), (mast + 90, 606)], shade(STONE, 0.6), 5)
    b.line([(0, 616), (450, 622), (800, 614), (1200, 622), (WIDTH, 614)], INK, 2)


def _shelter(b: Brush, x: float, y: float) -> None:
    glass = mix(tint(WATER, 0.6), b.mood.sky[2], 0.4)
    b.rect(x + 20, y - 270, x + 360, y - 70, glass)
    for streak in (70, 110, 240):
        b.cut(x + streak, y - 170, 130, 10, -1.1, tint(glass, 0.5))
    for post in (14, 186, 360):
        b.rect(x + post, y - 275, x + post + 12, y, shade(STONE, 0.6))
    b.poly(
        [(x - 16, y - 276), (x + 400, y - 276), (x + 384, y - 304), (x, y - 304)], shade(BRICK, 0.2)
    )
    b.rect(x + 30, y - 72, x + 350, y - 58, WOOD)
    sitting(b, x + 110, y - 76, 250, facing=1, who=look(b.rng))
