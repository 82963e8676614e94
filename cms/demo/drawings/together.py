"""Scenes outdoors where many meet: market, playground, festival."""

import math

from .brush import HEIGHT, WIDTH, Brush, ridge
from .buildings import ACCENTS, WALLS, block
from .district import backdrop
from .nature import meadow, tree
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
from .postures import sitting
from .sky import snowfall
from .things import bench, bunting, lights, stall


def square(b: Brush, level: float = 760) -> None:
    """Paint blocks around a paved square whose far edge lies at ``level``."""
    rng = b.rng
    backdrop(b, level - 200, quarter=False)
    left = rng.uniform(-120, 0)
    for number in range(3):
        block(
            b,
            left + number * 560,
            level,
            rng.randint(10, 12),
            rng.choice((5, 6, 6, 8)),
            (41, 46),
            colour=rng.choice(WALLS),
            accent=ACCENTS[(number + rng.randint(0, 1)) % 4],
        )
    b.rect(0, level, WIDTH, HEIGHT, b.mood.path)
    joint = shade(b.mood.path, 0.12)
    for row in range(7):
        y = level + (HEIGHT - level) * ((row + 1) / 7) ** 1.5
        b.line([(0, y), (WIDTH, y)], joint, 2 + row * 0.4)
    for column in range(-8, 9):
        b.line([(800 + column * 90, level), (800 + column * 260, HEIGHT)], joint, 2.4)


def market(b: Brush) -> None:
    """Show the market: stalls in a row, lights overhead, visitors."""
    rng = b.rng
    square(b)
    lit = b.mood.lit > 0.05
    if rng.random() < 0.5:
        _fir(b, rng.choice((830, 120, 1480)), 850, 480)
    count = rng.choice((3, 4))
    for number in range(count):
        wide = 1330 / count * 0.74
        person(b, 180 + number * 1330 / count + wide * 0.5, 878, 235, "talk")
        stall(
            b,
            120 + number * 1330 / count + rng.uniform(-20, 20),
            900 + rng.uniform(-10, 10),
            wide,
            ACCENTS[(number + rng.randint(0, 1)) % 3],
            lamps=lit,
        )
    for line in range(3):
        lights(b, (-40, 330 + line * 70), (WIDTH + 40, 300 + line * 90), 17, 50 + line * 10)
    for _ in range(rng.randint(5, 7)):
        x, y = rng.uniform(80, 1520), rng.uniform(950, 1010)
        person(
            b,
            x,
            y,
            240 + (y - 940) * 0.6,
            rng.choice(("stand", "walk", "talk", "hold")),
            facing=rng.choice((-1, 1)),
        )
    x = rng.uniform(500, 1050)
    person(b, x, 1052, 320, "walk")
    person(b, x + 118, 1056, 210, "wave")
    if b.mood.season == "winter":
        snowfall(b, 110)


def _fir(b: Brush, x: float, y: float, tall: float) -> None:
    green = shade(VINE, 0.25)
    b.rect(x - tall * 0.03, y - tall * 0.12, x + tall * 0.03, y, shade(WOOD, 0.3))
    for tier in range(5):
        half, base = tall * (0.28 - tier * 0.045), y - tall * (0.1 + tier * 0.16)
        b.poly(
            [(x - half, base), (x, base - tall * 0.3), (x + half, base)], mix(green, VINE, tier / 6)
        )
        for lamp in range(5 - tier // 2):
            share = (lamp + 0.5) / (5 - tier // 2)
            b.oval(x - half + 2 * half * share, base - tall * 0.02, 6, colour=YELLOW, glow=True)
    b.oval(x, y - tall * 1.05, 11, colour=YELLOW, glow=True)


def playground(b: Brush) -> None:
    """Show the playground between the blocks: slide, swings, climbing dome, children."""
    rng = b.rng
    backdrop(b, 540, quarter=False)
    for number in range(2):
        block(
            b,
            -60 + number * 830 + rng.uniform(-40, 40),
            670 - number * 24,
            rng.randint(12, 14),
            rng.choice((5, 6)),
            (42, 46),
            colour=rng.choice(WALLS),
            accent=rng.choice(ACCENTS),
        )
    meadow(b, ridge(rng, 690, 8), b.mood.grass, 60)
    for x in (rng.uniform(20, 120), rng.uniform(760, 860), rng.uniform(1450, 1560)):
        tree(b, x, 745, rng.uniform(240, 310))
    sand = mix(tint(YELLOW, 0.55), b.mood.path, 0.35)
    b.oval(800, 985, 860, 190, sand)
    for _ in range(60):
        b.cut(
            rng.uniform(60, 1540),
            rng.uniform(840, HEIGHT),
            rng.uniform(16, 44),
            3,
            0.0,
            shade(sand, 0.1),
        )
    kit = [_slide, _swings, _dome]
    rng.shuffle(kit)
    for number, draw in enumerate(kit):
        draw(b, 290 + number * 510, 940)
    for _ in range(3):
        person(
            b,
            rng.uniform(100, 1500),
            rng.uniform(985, 1040),
            rng.uniform(150, 185),
            rng.choice(("walk", "cheer", "wave")),
            facing=rng.choice((-1, 1)),
            who=look(rng, child=True),
        )
    bench(b, rng.choice((240, 1330)), 1050, 250)
    person(b, rng.choice((560, 1060)), 1050, 290, "talk", facing=rng.choice((-1, 1)))


def _slide(b: Brush, x: float, y: float) -> None:
    post, floor = shade(WOOD, 0.2), y - 210
    for px in (x - 150, x - 40):
        b.rect(px - 8, floor - 120, px + 8, y, post)
    b.poly([(x - 180, floor - 112), (x - 95, floor - 190), (x - 10, floor - 112)], BRICK)
    for rung in range(6):
        b.rect(x - 200, y - 34 * (rung + 1), x - 142, y - 34 * (rung + 1) + 8, tint(WOOD, 0.2))
    b.line([(x - 198, y), (x - 190, floor)], post, 9)
    b.rect(x - 165, floor, x - 25, floor + 14, WOOD)
    person(b, x - 95, floor, 150, "cheer", who=look(b.rng, child=True))
    chute = [(x - 30, floor), (x + 40, floor + 26), (x + 150, y - 40), (x + 215, y - 26)]
    b.line(chute, shade(WATER, 0.25), 34)
    b.line([(px, py - 8) for px, py in chute], tint(WATER, 0.3), 18)


def _swings(b: Brush, x: float, y: float) -> None:
    frame = shade(VINE, 0.2)
    for side in (-190, 190):
        for foot in (-50, 50):
            b.line([(x + side, y - 330), (x + side + foot, y)], frame, 11)
    b.rect(x - 200, y - 336, x + 200, y - 322, frame)
    for middle, swing in ((x - 80, b.rng.uniform(-0.5, -0.2)), (x + 85, b.rng.uniform(0.2, 0.5))):
        sx, sy = middle + math.sin(swing) * 230, y - 325 + math.cos(swing) * 230
        for side in (-20, 20):
            b.line([(middle + side, y - 325), (sx + side, sy)], INK, 2.6)
        b.rect(sx - 28, sy, sx + 28, sy + 9, WOOD)
        sitting(b, sx, sy - 4, 175, facing=1 if swing > 0 else -1, who=look(b.rng, child=True))


def _dome(b: Brush, x: float, y: float) -> None:
    rope, tall = mix(BRICK, YELLOW, 0.2), 300
    b.rect(x - 8, y - tall - 20, x + 8, y, shade(STONE, 0.5))
    feet = [(x + side * 46, y + 16 * (1 - abs(side) / 4)) for side in range(-4, 5)]
    for foot in feet:
        b.line([(x, y - tall), foot], rope, 4)
    for ring in range(1, 6):
        share = ring / 6
        b.line(
            [(x + (fx - x) * share, y - tall + (fy - y + tall) * share) for fx, fy in feet],
            rope,
            3.6,
        )
    b.oval(x, y - tall - 20, 14, colour=BRICK)
    person(b, x - 62, y - 46, 150, "up", facing=1, who=look(b.rng, child=True))
    person(b, x + 50, y - 110, 140, "up", facing=-1, who=look(b.rng, child=True))


def festival(b: Brush) -> None:
    """Show the summer festival: stage with musicians, bunting, people dancing."""
    rng = b.rng
    square(b, 740)
    for corner in (70, 1520):
        tree(b, corner, 820, 380)
    _stage(b, rng.choice((420, 480, 540)), 860)
    bunting(b, (-20, 180), (WIDTH + 20, 330), 24, 70)
    bunting(b, (-20, 400), (WIDTH + 20, 210), 24, 40)
    stall(b, 1180, 880, 290, rng.choice(ACCENTS[:3]), lamps=b.mood.lit > 0.05)
    for number in range(7):
        x = 130 + number * 220 + rng.uniform(-50, 50)
        person(
            b,
            x,
            rng.uniform(930, 980),
            rng.uniform(225, 255),
            rng.choice(("cheer", "dance", "wave", "talk", "stand")),
            facing=rng.choice((-1, 1)),
        )
    for number in range(4):
        x = 260 + number * 370 + rng.uniform(-60, 60)
        person(
            b,
            x,
            1056,
            rng.choice((200, 310, 320)),
            rng.choice(("dance", "cheer", "walk")),
            facing=rng.choice((-1, 1)),
        )


def _stage(b: Brush, x: float, y: float) -> None:
    wide, roof = 620, y - 430
    b.rect(x + 20, roof + 40, x + wide - 20, y - 70, shade(WATER, 0.45))
    for fold in range(12):
        b.cut(x + 60 + fold * 46, y - 230, 270, 9, 1.57, shade(WATER, 0.2))
    for px in (x + 10, x + wide - 26):
        b.rect(px, roof, px + 16, y, shade(STONE, 0.6))
    b.poly([(x - 30, roof + 50), (x + wide / 2, roof - 40), (x + wide + 30, roof + 50)], BRICK)
    b.rect(x - 30, roof + 46, x + wide + 30, roof + 62, shade(BRICK, 0.3))
    for number, pose in enumerate(("hold", "hold", "wave", "hold")):
        px = x + 110 + number * 130
        hand = person(b, px, y - 66, 210, pose, facing=1 if number < 2 else -1)
        if pose == "hold":
            _guitar(b, px, y - 175, 1 if number < 2 else -1)
        else:
            b.line([(px - 30, y - 66), (px - 30, y - 230)], INK, 4)
            b.oval(px - 30, y - 236, 8, colour=INK)
            b.oval(*hand, 6, colour=PAPER)
    b.rect(x - 20, y - 70, x + wide + 20, y, WOOD)
    for plank in range(16):
        b.line([(x - 20 + plank * 42, y - 58), (x - 20 + plank * 42, y)], shade(WOOD, 0.3), 3)


def _guitar(b: Brush, x: float, y: float, facing: int) -> None:
    wood = b.rng.choice((tint(WOOD, 0.2), BRICK, YELLOW))
    b.line([(x, y), (x + facing * 78, y - 34)], shade(WOOD, 0.4), 7)
    b.oval(x - facing * 12, y + 6, 25, colour=wood)
    b.oval(x + facing * 10, y - 4, 19, colour=wood)
    b.oval(x - facing * 4, y + 2, 8, colour=INK)
