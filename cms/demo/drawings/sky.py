"""The sky: bands, sun and moon, stars, birds, clouds and falling snow."""

import math

from .brush import HEIGHT, WIDTH, Brush
from .palette import (
    INK,
    PAPER,
    YELLOW,
    Colour,
    mix,
    tint,
)


def sky(b: Brush, horizon: float = 620) -> None:
    """Paint the sky in flat waving bands down to ``horizon``, with sun or moon and clouds."""
    rng, bands = b.rng, b.mood.sky
    b.rect(0, 0, WIDTH, HEIGHT, bands[0], glow=True)
    step, swing = horizon / len(bands), rng.uniform(8, 26)
    for number, colour in enumerate(bands[1:], start=1):
        top, phase = step * number, rng.uniform(0, math.tau)
        edge = [
            (float(x), top + swing * math.sin(x / 260 + phase) + 7 * math.sin(x / 90 + phase * 2))
            for x in range(0, WIDTH + 41, 40)
        ]
        b.poly([(0, HEIGHT), *edge, (WIDTH, HEIGHT)], colour, glow=True)
        _gouges(b, top + step * 0.5, step, tint(colour, 0.14))
    low = b.mood.lit > 0.15 and not b.mood.moon
    height = rng.uniform(0.45, 0.6) if low else rng.uniform(0.2, 0.42)
    if b.mood.moon:
        _stars(b, horizon)
        _moon(b, rng.uniform(260, 1340), height * horizon, rng.uniform(34, 44))
    else:
        _sun(b, rng.uniform(260, 1340), height * horizon, rng.uniform(48, 74))
        _birds(b, rng.uniform(200, 1300), rng.uniform(0.2, 0.5) * horizon)
    draw = rng.choice((cloud, heap_cloud))
    for _ in range(rng.randint(2, 4)):
        draw(b, rng.uniform(0, WIDTH), rng.uniform(0.1, 0.55) * horizon, rng.uniform(0.7, 1.4))


def _gouges(b: Brush, level: float, height: float, colour: Colour) -> None:
    for _ in range(16):
        long = b.rng.uniform(50, 190)
        b.cut(
            b.rng.uniform(0, WIDTH),
            level + b.rng.uniform(-0.4, 0.5) * height,
            long,
            b.rng.uniform(2, 4),
            b.rng.uniform(-0.03, 0.03),
            colour,
            glow=True,
        )


def _moon(b: Brush, x: float, y: float, radius: float) -> None:
    b.oval(x, y, radius, colour=b.mood.glow, glow=True)
    b.oval(x + radius * 0.4, y - radius * 0.16, radius * 0.82, colour=b.mood.sky[1], glow=True)


def _sun(b: Brush, x: float, y: float, radius: float) -> None:
    halo = mix(b.mood.sky[1], b.mood.glow, 0.35)
    if b.rng.random() < 0.5:
        b.oval(x, y, radius * 1.45, colour=halo, glow=True)
    else:
        for ray in range(24):
            turn, reach = math.tau * ray / 24, radius * (1.55 if ray % 2 else 1.75)
            b.cut(
                x + math.cos(turn) * reach,
                y + math.sin(turn) * reach,
                radius * (0.5 if ray % 2 else 0.8),
                radius * 0.11,
                turn,
                b.mood.glow,
                glow=True,
            )
    b.oval(x, y, radius, colour=b.mood.glow, glow=True)


def _stars(b: Brush, horizon: float) -> None:
    for _ in range(70):
        x, y = b.rng.uniform(0, WIDTH), b.rng.uniform(0, horizon * 0.8)
        b.oval(x, y, b.rng.choice((1.2, 1.6, 2.4)), colour=tint(YELLOW, 0.7), glow=True)


def _birds(b: Brush, x: float, y: float) -> None:
    ink = mix(INK, b.mood.sky[2], 0.35)
    for _ in range(b.rng.randint(0, 5)):
        px, py = x + b.rng.uniform(-120, 120), y + b.rng.uniform(-50, 50)
        size = b.rng.uniform(8, 15)
        wings = [(px - size, py - size * 0.35), (px, py), (px + size, py - size * 0.5)]
        b.line(wings, ink, 2.6, glow=True)


def cloud(b: Brush, x: float, y: float, size: float) -> None:
    """Lay three or four flat bars of cloud around (x, y)."""
    rng = b.rng
    colour = mix(b.mood.cloud, b.mood.sky[1], 0.25)
    for row in range(rng.randint(2, 4)):
        wide, thick = rng.uniform(70, 170) * size, rng.uniform(9, 15) * size
        cx, cy = x + rng.uniform(-80, 80) * size, y + row * 17 * size
        b.round_rect(cx - wide, cy - thick, cx + wide, cy + thick, thick, colour, glow=True)


def heap_cloud(b: Brush, x: float, y: float, size: float) -> None:
    """Heap up a rounded cloud with a flat foot around (x, y)."""
    colour = mix(b.mood.cloud, b.mood.sky[1], 0.2)
    half = 120 * size
    for puff in range(5):
        share = (puff - 2) / 2
        radius = half * (0.42 - 0.18 * abs(share)) * b.rng.uniform(0.85, 1.15)
        b.pie(x + share * half * 0.68, y, radius, 180, 360, colour, glow=True)
    b.round_rect(x - half, y - 9 * size, x + half, y + 9 * size, 9 * size, colour, glow=True)
    for mark in range(4):
        b.cut(x + (mark - 1.5) * half * 0.4, y + 22 * size, half * 0.4, 4, 0.0, colour, glow=True)


def snowfall(b: Brush, flakes: int = 160) -> None:
    """Let large and small flakes fall over the whole sheet."""
    for _ in range(flakes):
        b.oval(
            b.rng.uniform(0, WIDTH),
            b.rng.uniform(0, HEIGHT),
            b.rng.choice((1.6, 2.2, 3.2, 4.4)),
            colour=PAPER,
            glow=True,
        )
