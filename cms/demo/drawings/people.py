"""Figures as simple silhouettes, each with its own coat, skin and hair."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from .brush import Brush, Point
from .palette import (
    BRICK,
    CLOTHES,
    DARK_HAIRS,
    HAIRS,
    INK,
    SKINS,
    VINE,
    WATER,
    YELLOW,
    Colour,
    mix,
    shade,
    tint,
)

SCARVES: tuple[Colour, ...] = (
    tint(BRICK, 0.3),
    tint(WATER, 0.3),
    VINE,
    BRICK,
    mix(YELLOW, BRICK, 0.2),
    tint(BRICK, 0.65),
)
Placer = Callable[[Point], Point]

# Hands and feet of each pose, in heights of the figure: x ahead of the middle, y above the ground.
POSES: dict[str, tuple[Point, Point, Point, Point]] = {
    "stand": ((-0.15, 0.44), (0.15, 0.44), (-0.055, 0.0), (0.06, 0.0)),
    "walk": ((-0.17, 0.48), (0.18, 0.5), (-0.15, 0.0), (0.14, 0.0)),
    "wave": ((-0.15, 0.44), (0.22, 1.02), (-0.06, 0.0), (0.07, 0.0)),
    "cheer": ((-0.22, 1.02), (0.22, 1.04), (-0.1, 0.0), (0.1, 0.0)),
    "reach": ((0.24, 0.6), (0.3, 0.66), (-0.06, 0.0), (0.08, 0.0)),
    "up": ((0.18, 1.02), (0.26, 0.92), (-0.06, 0.0), (0.07, 0.0)),
    "dance": ((-0.27, 0.66), (0.27, 0.66), (-0.11, 0.0), (0.1, 0.02)),
    "hold": ((0.13, 0.58), (0.16, 0.6), (-0.06, 0.0), (0.06, 0.0)),
    "point": ((-0.15, 0.46), (0.33, 0.8), (-0.06, 0.0), (0.07, 0.0)),
    "talk": ((-0.14, 0.46), (0.2, 0.66), (-0.05, 0.0), (0.06, 0.0)),
}


@dataclass(frozen=True)
class Look:
    """What somebody wears; ``dress`` reaches below the knee, ``head`` names hair or headgear."""

    skin: Colour
    hair: Colour
    coat: Colour
    legs: Colour
    head: str
    dress: bool
    scarf: Colour


def look(
    rng: random.Random,
    *,
    coat: Colour | None = None,
    head: str | None = None,
    child: bool = False,
) -> Look:
    """Return somebody new; ``coat`` and ``head`` fix what is given, a ``child`` is not grey."""
    heads = ("short", "short", "bob", "bun", "long", "cap", "scarf", "bald")
    skin = rng.choice(SKINS)
    hairs = HAIRS if skin in SKINS[:2] else DARK_HAIRS
    hair = rng.choice(hairs[:-2] if child else hairs)
    legs = rng.choice((shade(CLOTHES[3], 0.3), tint(INK, 0.12), shade(CLOTHES[1], 0.4)))
    return Look(
        skin=skin,
        hair=hair,
        coat=coat or rng.choice(CLOTHES),
        legs=legs,
        head=head or rng.choice(heads[:-2] if child else heads),
        dress=rng.random() < 0.3,
        scarf=rng.choice(SCARVES),
    )


def person(
    b: Brush,
    x: float,
    y: float,
    height: float,
    pose: str = "stand",
    *,
    facing: int = 1,
    who: Look | None = None,
) -> Point:
    """Stand a figure on (x, y) and return where its foremost hand is.

    ``facing`` is 1 for right and -1 for left; a child is simply less high.
    """
    who = who or look(b.rng)
    back, front, left, right = POSES[pose]

    def at(point: Point) -> Point:
        return x + point[0] * height * facing, y - point[1] * height

    sleeve = shade(who.coat, 0.22)
    _arm(b, at, back, -0.085, height, sleeve, who.skin)
    for foot in (left, right):
        _leg(b, at, foot, height, who, facing)
    _body(b, at, who, height)
    _arm(b, at, front, 0.085, height, shade(who.coat, 0.1), who.skin)
    draw_head(b, *at((0.0, 0.905)), height * 0.078, who, facing)
    return at(front)


def _leg(b: Brush, at: Placer, foot: Point, height: float, who: Look, facing: int) -> None:
    hip = (foot[0] * 0.3, 0.48)
    b.line([at(hip), at((foot[0] * 0.8, 0.24)), at((foot[0], 0.02))], who.legs, height * 0.07)
    fx, fy = at(foot)
    b.round_rect(
        fx - height * (0.03 if facing > 0 else 0.075),
        fy - height * 0.035,
        fx + height * (0.075 if facing > 0 else 0.03),
        fy,
        height * 0.015,
        INK,
    )


def _body(b: Brush, at: Placer, who: Look, height: float) -> None:
    hem, flare = (0.24, 0.16) if who.dress else (0.42, 0.115)
    outline = [
        at((-0.05, 0.845)),
        at((0.05, 0.845)),
        at((0.115, 0.8)),
        at((0.105, 0.6)),
        at((flare, hem)),
        at((-flare, hem)),
        at((-0.105, 0.6)),
        at((-0.115, 0.8)),
    ]
    b.poly(outline, who.coat)
    b.cut(*at((-0.055, 0.6)), height * 0.26, height * 0.016, 1.5, tint(who.coat, 0.35))
    b.line([at((0, 0.87)), at((0, 0.83))], shade(who.skin, 0.12), height * 0.06)


def _arm(
    b: Brush, at: Placer, hand: Point, shoulder: float, height: float, sleeve: Colour, skin: Colour
) -> None:
    drop = 0.05 if hand[1] < 0.8 else -0.02
    elbow = (
        (shoulder + hand[0]) / 2 + (0.03 if shoulder > 0 else -0.03),
        (0.78 + hand[1]) / 2 - drop,
    )
    joints = [at((shoulder, 0.79)), at(elbow), at(hand)]
    b.limb(joints, sleeve, height * 0.056)
    b.oval(*joints[-1], height * 0.031, colour=skin)


def draw_head(b: Brush, x: float, y: float, r: float, who: Look, facing: int) -> None:
    """Draw a head of radius ``r`` around (x, y) with its hair or headgear."""
    back = x - facing * r * 0.5
    if who.head == "long":
        b.round_rect(back - r * 0.62, y - r * 0.6, back + r * 0.5, y + r * 1.9, r * 0.4, who.hair)
    if who.head == "scarf":
        b.poly(
            [
                (x - r * 0.9, y),
                (x + r * 0.9, y),
                (x + r * 1.25, y + r * 1.6),
                (x - r * 1.25, y + r * 1.6),
            ],
            who.scarf,
        )
    if who.head in ("bald", "cap"):
        b.oval(x - facing * r * 0.66, y + r * 0.22, r * 0.44, r * 0.6, who.hair)
    b.oval(x, y, r, r * 1.12, who.skin)
    _HEADS.get(who.head, _hair)(b, x, y, r, who, facing)


def _bald(b: Brush, x: float, y: float, r: float, who: Look, facing: int) -> None:
    b.oval(x - facing * r * 0.62, y + r * 0.12, r * 0.15, r * 0.22, shade(who.skin, 0.16))


def _scarf(b: Brush, x: float, y: float, r: float, who: Look, facing: int) -> None:
    back = x - facing * r * 0.3
    b.pie(x - facing * r * 0.08, y - r * 0.1, r * 1.2, 172, 368, who.scarf)
    b.oval(back - facing * r * 0.45, y + r * 0.3, r * 0.6, r * 0.95, who.scarf)
    b.cut(back - facing * r * 0.3, y - r * 0.2, r * 1.1, r * 0.12, 1.2, tint(who.scarf, 0.35))


def _cap(b: Brush, x: float, y: float, r: float, who: Look, facing: int) -> None:
    cap = mix(who.scarf, INK, 0.35)
    b.pie(x, y - r * 0.15, r * 1.12, 180, 360, cap)
    left, right = sorted((x, x + facing * r * 1.6))
    b.rect(left, y - r * 0.34, right, y - r * 0.13, cap)


def _hair(b: Brush, x: float, y: float, r: float, who: Look, facing: int) -> None:
    back = x - facing * r * 0.22
    b.pie(back, y - r * 0.22, r * 1.06, 165 - 12 * facing, 375 - 12 * facing, who.hair)
    b.oval(back - facing * r * 0.58, y - r * 0.1, r * 0.34, r * 0.56, who.hair)
    if who.head == "bob":
        b.oval(back - facing * r * 0.48, y + r * 0.3, r * 0.52, r * 0.9, who.hair)
    if who.head == "bun":
        b.oval(back - facing * r * 0.75, y - r * 0.95, r * 0.48, colour=who.hair)
    b.cut(back, y - r * 0.8, r * 0.9, r * 0.1, 0.25 * facing, tint(who.hair, 0.25))


def _from_behind(b: Brush, x: float, y: float, r: float, who: Look, facing: int) -> None:
    b.oval(x, y - r * 0.1, r * 1.06, r * 1.1, who.hair)
    for strand in range(-2, 3):
        b.cut(
            x + strand * r * 0.32,
            y - r * 0.3,
            r * 0.9,
            r * 0.07,
            1.57 - strand * 0.12 * facing,
            tint(who.hair, 0.2),
        )


_HEADS = {"bald": _bald, "scarf": _scarf, "cap": _cap, "behind": _from_behind}
