"""Rooms with a window, and the scenes at home in them: kitchen and reading."""

from .brush import HEIGHT, WIDTH, Brush
from .buildings import far_block
from .palette import (
    BRICK,
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
from .people import look, person
from .postures import on_floor, sitting
from .things import basket

FLOOR = 800
WALLS: tuple[Colour, ...] = (
    tint(VINE, 0.62),
    tint(WATER, 0.66),
    tint(YELLOW, 0.6),
    tint(BRICK, 0.7),
    tint(STONE, 0.55),
    mix(tint(VINE, 0.6), tint(WATER, 0.6), 0.5),
)


def room(b: Brush, wall: Colour, floor: Colour = WOOD) -> None:
    """Paint a plain room: a wall with a rail, a floor of boards."""
    b.rect(0, 0, WIDTH, FLOOR, wall)
    for stripe in range(0, WIDTH, 80):
        b.rect(stripe, 0, stripe + 40, FLOOR, mix(wall, PAPER, 0.12))
    b.rect(0, FLOOR - 22, WIDTH, FLOOR, shade(wall, 0.25))
    boards = tint(floor, 0.35)
    b.rect(0, FLOOR, WIDTH, HEIGHT, boards)
    for board in range(-9, 10):
        b.line([(800 + board * 110, FLOOR), (800 + board * 230, HEIGHT)], shade(boards, 0.18), 3)
    for _ in range(26):
        b.cut(
            b.rng.uniform(0, WIDTH),
            b.rng.uniform(FLOOR + 20, HEIGHT),
            b.rng.uniform(30, 80),
            4,
            0.0,
            shade(boards, 0.1),
        )


def window(b: Brush, left: float, top: float, wide: float, tall: float) -> None:
    """Open a window onto sky, hill and blocks; the sill juts out below."""
    right, bottom = left + wide, top + tall
    for band, colour in enumerate(b.mood.sky):
        b.rect(left, top + tall * band / len(b.mood.sky), right, bottom, colour, glow=True)
    b.oval(
        left + wide * b.rng.uniform(0.2, 0.8),
        top + tall * 0.24,
        tall * 0.07,
        colour=b.mood.glow,
        glow=True,
    )
    rise = b.rng.uniform(0.04, 0.12) * tall
    b.poly(
        [
            (left, bottom),
            (left, bottom - tall * 0.36),
            (left + wide * 0.4, bottom - tall * 0.45),
            (right, bottom - tall * 0.36 - rise),
            (right, bottom),
        ],
        b.mood.hills[0],
    )
    x = left + 8
    while x < right - wide * 0.2:
        broad = wide * b.rng.uniform(0.16, 0.26)
        far_block(
            b,
            x,
            bottom - tall * 0.06,
            min(broad, (right - x) * 0.86),
            tall * b.rng.uniform(0.2, 0.34),
            mix(STONE, PAPER, 0.5),
        )
        x += broad * 1.25
    b.rect(left, bottom - tall * 0.08, right, bottom, b.mood.grass)
    for px in (left, left + wide / 2, right):
        b.rect(px - 8, top - 8, px + 8, bottom + 8, PAPER)
    b.rect(left - 8, top - 8, right + 8, top + 8, PAPER)
    b.rect(left - 24, bottom, right + 24, bottom + 18, tint(STONE, 0.6))


def hanging_lamp(b: Brush, x: float, drop: float, colour: Colour) -> None:
    """Hang a lamp with a wide shade ``drop`` units below the upper edge."""
    b.line([(x, 0), (x, drop - 50)], INK, 4)
    b.oval(x, drop, 34, colour=mix(YELLOW, PAPER, 0.5), glow=True)
    b.pie(x, drop, 84, 180, 360, colour)


def kitchen(b: Brush) -> None:
    """Show neighbours cooking together around a long table."""
    rng = b.rng
    room(b, rng.choice(WALLS))
    window(b, rng.choice((120, 160)), 120, 400, 330)
    _shelf(b, rng.uniform(940, 1000), 165, 500)
    _stove(b, 1180, FLOOR, 330)
    shade_colour = rng.choice((BRICK, WATER, VINE))
    for x in (680, 880):
        hanging_lamp(b, x, rng.uniform(170, 210), shade_colour)
    poses = ["reach", "hold", "talk", "reach", "hold"]
    rng.shuffle(poses)
    for number, pose in enumerate(poses):
        height = rng.uniform(520, 575) if number != 3 else rng.uniform(390, 430)
        person(
            b,
            210 + number * 270 + rng.uniform(-26, 26),
            1090,
            height,
            pose,
            facing=1 if number < 2 else -1,
        )
    _worktop(b, 60, 880, 1470)


def _shelf(b: Brush, x: float, y: float, wide: float) -> None:
    for row in range(2):
        level = y + row * 130
        b.rect(x, level, x + wide, level + 14, shade(WOOD, 0.1))
        px = x + 24
        while px < x + wide - 60:
            size = b.rng.uniform(20, 32)
            colour = b.rng.choice((BRICK, tint(WATER, 0.2), PAPER, VINE, YELLOW))
            if b.rng.random() < 0.5:
                b.round_rect(px, level - size * 2.4, px + size * 1.5, level, 7, tint(colour, 0.1))
                lid = level - size * 2.5
                b.rect(px, lid, px + size * 1.5, lid + size * 0.4, shade(WOOD, 0.2))
            else:
                b.pie(px + size, level - size * 1.05, size * 1.1, 0, 180, colour)
            px += size * 2.6


def _stove(b: Brush, x: float, floor: float, wide: float) -> None:
    top = floor - 250
    b.rect(x, top, x + wide, floor, PAPER)
    b.rect(x + 30, top + 80, x + wide - 30, floor - 40, tint(INK, 0.2))
    b.rect(x + 50, top + 100, x + wide - 50, floor - 100, mix(YELLOW, BRICK, 0.35), glow=True)
    b.rect(x - 8, top - 6, x + wide + 8, top + 12, shade(STONE, 0.4))
    for number, colour in enumerate((BRICK, shade(WATER, 0.2))):
        px = x + 36 + number * 150
        b.round_rect(px, top - 96, px + 124, top - 6, 10, colour)
        b.rect(px - 12, top - 102, px + 136, top - 90, shade(colour, 0.3))
        for puff in range(3):
            b.cut(px + 38 + puff * 24, top - 140 - puff % 2 * 12, 62, 6, -1.4, PAPER)


def _worktop(b: Brush, x: float, y: float, wide: float) -> None:
    b.rect(x, y, x + wide, y + 34, tint(WOOD, 0.3))
    b.rect(x, y + 34, x + wide, y + 44, shade(WOOD, 0.3))
    b.rect(x + 30, y + 44, x + wide - 30, HEIGHT, WOOD)
    for panel in range(5):
        left = x + 60 + panel * (wide - 60) / 5
        b.rect(left, y + 74, left + (wide - 60) / 5 - 40, HEIGHT, shade(WOOD, 0.16))
        for grain in range(4):
            b.cut(left + 60 + grain * 34, y + 140, 90, 4, 1.57, shade(WOOD, 0.3))
    px: float = x + 70
    kinds = ["board", "bowl", "pot", "bread", "basket"]
    b.rng.shuffle(kinds)
    while px < x + wide - 90:
        kinds.append(kind := kinds.pop(0))
        _on_table(b, kind, px, y)
        px += b.rng.uniform(140, 180)


def _on_table(b: Brush, kind: str, x: float, y: float) -> None:
    if kind == "board":
        b.rect(x - 60, y - 10, x + 60, y, tint(WOOD, 0.5))
        for slice_ in range(6):
            colour = b.rng.choice((BRICK, mix(VINE, YELLOW, 0.4), YELLOW))
            b.oval(x - 42 + slice_ * 17, y - 16, 11, colour=colour)
    elif kind == "bowl":
        for leaf in range(7):
            b.cut(
                x - 34 + leaf * 11,
                y - 62,
                40,
                17,
                -1.57 + (leaf - 3) * 0.3,
                shade(mix(VINE, YELLOW, 0.3), 0.06 * leaf),
            )
        b.pie(x, y - 56, 56, 0, 180, b.rng.choice((tint(WATER, 0.2), PAPER, tint(BRICK, 0.2))))
    elif kind == "pot":
        b.round_rect(x - 46, y - 72, x + 46, y, 9, shade(WATER, 0.3))
        b.rect(x - 58, y - 78, x + 58, y - 66, shade(WATER, 0.5))
    elif kind == "bread":
        b.pie(x, y, 54, 180, 360, mix(WOOD, YELLOW, 0.4))
        for mark in (-20, 0, 20):
            b.cut(x + mark, y - 34, 28, 6, -1.0, tint(YELLOW, 0.4))
    else:
        basket(b, x, y, 110, b.rng.choice((BRICK, YELLOW, VINE)))


def reading(b: Brush) -> None:
    """Show reading aloud: shelves, an armchair, children on the floor."""
    rng = b.rng
    room(b, rng.choice(WALLS))
    _bookcase(b, rng.choice((70, 110)), 110, rng.choice((420, 470)), 670)
    window(b, rng.uniform(1080, 1150), 120, 400, 350)
    rug = rng.choice((BRICK, WATER, VINE, mix(YELLOW, BRICK, 0.4)))
    b.oval(800, 970, 620, 110, tint(rug, 0.25))
    b.oval(800, 970, 560, 94, tint(mix(rug, YELLOW, 0.2), 0.55))
    _standing_lamp(b, 1080, 880)
    chair = rng.choice((BRICK, VINE, WATER))
    _armchair(b, 850, 910, chair)
    who = look(rng, coat=rng.choice((PAPER, tint(WATER, 0.4), YELLOW, tint(BRICK, 0.45))))
    hand = sitting(b, 850, 770, 560, facing=-1, who=who)
    _book(b, hand[0] - 10, hand[1] - 6, 66)
    for x, y in ((250, 960), (420, 1010), (590, 1045), (1010, 1045), (1190, 1010), (1380, 960)):
        if rng.random() < 0.85:
            on_floor(
                b,
                x + rng.uniform(-24, 24),
                y,
                rng.uniform(330, 380),
                facing=1 if x < 800 else -1,
                who=look(rng, child=True),
            )


def _bookcase(b: Brush, x: float, y: float, wide: float, tall: float) -> None:
    b.rect(x - 14, y - 14, x + wide + 14, y + tall, shade(WOOD, 0.2))
    rows = 4
    for row in range(rows):
        top = y + tall * row / rows
        shelf = y + tall * (row + 1) / rows - 14
        b.rect(x, top, x + wide, shelf, shade(WOOD, 0.5))
        px = x + 6
        while px < x + wide - 34:
            thick, high = b.rng.uniform(13, 30), (shelf - top) * b.rng.uniform(0.62, 0.92)
            colour = b.rng.choice(
                (
                    BRICK,
                    VINE,
                    WATER,
                    YELLOW,
                    PAPER,
                    tint(BRICK, 0.4),
                    tint(WATER, 0.4),
                    shade(VINE, 0.3),
                )
            )
            b.rect(px, shelf - high, px + thick, shelf, colour)
            b.rect(px, shelf - high * 0.8, px + thick, shelf - high * 0.74, tint(colour, 0.4))
            px += thick + (3 if b.rng.random() < 0.9 else 40)


def _standing_lamp(b: Brush, x: float, y: float) -> None:
    b.rect(x - 5, 420, x + 5, y, INK)
    b.oval(x, y, 60, 13, INK)
    b.poly(
        [(x - 92, 470), (x + 92, 470), (x + 52, 350), (x - 52, 350)],
        mix(YELLOW, PAPER, 0.3),
        glow=True,
    )
    for fold in range(-3, 4):
        b.cut(x + fold * 20, 412, 96, 4, 1.57 - fold * 0.09, mix(YELLOW, BRICK, 0.12), glow=True)


def _armchair(b: Brush, x: float, y: float, colour: Colour) -> None:
    b.round_rect(x - 40, y - 360, x + 170, y - 30, 50, shade(colour, 0.15))
    b.round_rect(x - 150, y - 130, x + 160, y - 20, 26, colour)
    b.round_rect(x - 120, y - 190, x + 190, y - 140, 25, tint(colour, 0.12))
    for foot in (-130, 130):
        b.rect(x + foot - 9, y - 24, x + foot + 9, y, shade(WOOD, 0.4))


def _book(b: Brush, x: float, y: float, size: float) -> None:
    b.poly(
        [(x, y), (x - size, y - size * 0.4), (x - size, y - size * 1.1), (x, y - size * 0.7)], PAPER
    )
    b.poly(
        [
            (x, y),
            (x + size * 0.7, y - size * 0.5),
            (x + size * 0.7, y - size * 1.2),
            (x, y - size * 0.7),
        ],
        shade(PAPER, 0.14),
    )
