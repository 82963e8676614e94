"""Scenes in halls: the choir and the planning workshop."""

from .brush import HEIGHT, WIDTH, Brush
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
from .people import look, person
from .postures import portrait
from .rooms import hanging_lamp, room, window

SINGERS = ("short", "bob", "bun", "long", "bald", "scarf", "short")


def choir(b: Brush) -> None:
    """Show the choir singing in three rows, seen from the hall."""
    rng = b.rng
    wall = rng.choice((tint(WATER, 0.5), tint(VINE, 0.52), tint(BRICK, 0.58)))
    b.rect(0, 0, WIDTH, HEIGHT, wall)
    for arch in (200, 600, 1000, 1400):
        b.pie(arch, 330, 140, 180, 360, mix(wall, PAPER, 0.4))
        b.rect(arch - 140, 328, arch + 140, 700, mix(wall, PAPER, 0.4))
        b.rect(arch - 5, 190, arch + 5, 700, wall)
        b.rect(arch - 140, 400, arch + 140, 408, wall)
    for beam in range(9):
        b.rect(beam * 200 - 12, 0, beam * 200 + 12, 120, shade(wall, 0.2))
    b.rect(0, 110, WIDTH, 134, shade(wall, 0.28))
    robe = rng.sample((BRICK, WATER, VINE, shade(WATER, 0.4), tint(INK, 0.2)), 2)
    for row, (count, y, size) in enumerate(((7, 430, 112), (6, 610, 132), (4, 830, 160))):
        for number in range(count):
            x = (number + 0.5 + (row % 2) * 0.04) * WIDTH / count + rng.uniform(-14, 14)
            coat = shade(robe[row % 2], rng.choice((0.0, 0.1, 0.2)))
            portrait(
                b,
                x,
                y + rng.uniform(-16, 12),
                size,
                facing=1 if x < 800 else -1,
                who=look(rng, coat=coat, head=rng.choice(SINGERS)),
                singing=True,
            )
            _folder(b, x, y + size * 0.95, size)
    person(b, 800, 1700, 960, "cheer", who=look(rng, coat=INK, head="behind"))


def _folder(b: Brush, x: float, y: float, size: float) -> None:
    half, tall = size * 0.62, size * 0.62
    cover = shade(BRICK, 0.35)
    b.poly(
        [
            (x - half, y - tall * 0.3),
            (x, y),
            (x + half, y - tall * 0.3),
            (x + half, y + tall * 0.7),
            (x, y + tall),
            (x - half, y + tall * 0.7),
        ],
        cover,
    )
    edge = half * 0.9
    b.poly(
        [
            (x - edge, y - tall * 0.42),
            (x, y - tall * 0.08),
            (x + edge, y - tall * 0.42),
            (x + edge, y - tall * 0.2),
            (x, y + tall * 0.16),
            (x - edge, y - tall * 0.2),
        ],
        PAPER,
    )
    b.line([(x, y), (x, y + tall)], shade(cover, 0.4), 4)


def workshop(b: Brush) -> None:
    """Show a planning workshop: a model of the district on the table, notes on the wall."""
    rng = b.rng
    room(b, rng.choice((tint(STONE, 0.6), tint(YELLOW, 0.66), tint(WATER, 0.7))))
    _pin_wall(b, rng.choice((110, 150)), 130, 720, 400)
    window(b, 1080, 130, 400, 360)
    hanging_lamp(b, 960, 180, shade(WATER, 0.2))
    for number in range(5):
        person(
            b,
            210 + number * 290 + rng.uniform(-40, 40),
            1000,
            rng.uniform(490, 560),
            rng.choice(("point", "reach", "talk", "hold")),
            facing=1 if number < 3 else -1,
        )
    _model_table(b)


def _pin_wall(b: Brush, x: float, y: float, wide: float, tall: float) -> None:
    b.rect(x - 14, y - 14, x + wide + 14, y + tall + 14, shade(WOOD, 0.2))
    b.rect(x, y, x + wide, y + tall, mix(YELLOW, WOOD, 0.45))
    b.rect(x + 40, y + 40, x + 330, y + tall - 50, PAPER)
    for row in range(3):
        for column in range(4):
            left, top = x + 60 + column * 64, y + 70 + row * 84
            b.rect(left, top, left + 46, top + 22, b.rng.choice((tint(INK, 0.5), tint(BRICK, 0.2))))
    b.line([(x + 50, y + tall - 70), (x + 190, y + 148), (x + 320, y + 54)], WATER, 12)
    for row in range(4):
        for column in range(5):
            left = x + 368 + column * 66 + b.rng.uniform(-6, 6)
            top = y + 40 + row * 86 + b.rng.uniform(-8, 8)
            colour = b.rng.choice(
                (tint(YELLOW, 0.3), tint(BRICK, 0.55), tint(WATER, 0.55), tint(VINE, 0.5), PAPER)
            )
            b.rect(left, top, left + 50, top + 54, colour)
            for line in range(3):
                b.rect(
                    left + 8,
                    top + 14 + line * 11,
                    left + 42,
                    top + 17 + line * 11,
                    shade(colour, 0.4),
                )


def _model_table(b: Brush) -> None:
    top = [(60, 850), (250, 760), (1350, 760), (1540, 850)]
    b.poly(top, tint(VINE, 0.45))
    b.rect(60, 850, 1540, 884, WOOD)
    b.rect(110, 884, 170, HEIGHT, shade(WOOD, 0.3))
    b.rect(1430, 884, 1490, HEIGHT, shade(WOOD, 0.3))
    b.poly([(700, 850), (780, 760), (830, 760), (800, 850)], tint(WATER, 0.25))
    for number in range(8):
        x = 190 + number * 150 + b.rng.uniform(-10, 10)
        if 640 < x < 840:
            continue
        high, wide = b.rng.choice((60, 84, 110)), 96
        b.poly(
            [
                (x + wide, 826 - high),
                (x + wide + 26, 812 - high),
                (x + wide + 26, 812),
                (x + wide, 826),
            ],
            shade(STONE, 0.1),
        )
        b.poly(
            [
                (x, 826 - high),
                (x + 26, 812 - high),
                (x + wide + 26, 812 - high),
                (x + wide, 826 - high),
            ],
            shade(PAPER, 0.1),
        )
        b.rect(x, 826 - high, x + wide, 826, PAPER)
        for row in range(int(high / 24)):
            for column in range(5):
                px, py = x + 9 + column * 17, 826 - high + 9 + row * 24
                b.rect(px, py, px + 9, py + 10, tint(STONE, 0.1))
    for number in range(14):
        x = 160 + number * 94 + b.rng.uniform(-20, 20)
        b.rect(x - 2, 828, x + 2, 842, shade(WOOD, 0.2))
        b.oval(x, 820, 15, colour=shade(mix(VINE, YELLOW, 0.2), b.rng.choice((0, 0.2))))
