"""Figures that sit, crouch or show only head and shoulders."""

from .brush import Brush, Point
from .palette import (
    INK,
    shade,
    tint,
)
from .people import Look, draw_head, look


def sitting(
    b: Brush,
    x: float,
    y: float,
    height: float,
    *,
    facing: int = 1,
    who: Look | None = None,
) -> Point:
    """Seat a figure seen from the side, hips at (x, y); ``height`` is that of it standing.

    Its feet come to rest 0.27 heights below; returns where the hands are.
    """
    who = who or look(b.rng)
    h = height

    def at(point: Point) -> Point:
        return x + point[0] * h * facing, y - point[1] * h

    knee, foot = (0.25, 0.01), (0.26, -0.25)
    b.line([at((0.0, 0.03)), at(knee), at(foot)], who.legs, h * 0.085)
    b.oval(*at(knee), h * 0.043, colour=who.legs)
    fx, fy = at(foot)
    b.round_rect(
        min(fx - facing * h * 0.03, fx + facing * h * 0.08),
        fy - h * 0.02,
        max(fx - facing * h * 0.03, fx + facing * h * 0.08),
        fy + h * 0.02,
        h * 0.015,
        INK,
    )
    b.poly(
        [
            at((-0.09, -0.03)),
            at((0.09, -0.03)),
            at((0.1, 0.28)),
            at((0.04, 0.375)),
            at((-0.06, 0.375)),
            at((-0.12, 0.28)),
        ],
        who.coat,
    )
    hand = at((0.22, 0.12))
    b.limb([at((0.0, 0.31)), at((0.06, 0.15)), hand], shade(who.coat, 0.15), h * 0.058)
    b.oval(*hand, h * 0.031, colour=who.skin)
    b.line([at((0, 0.4)), at((0, 0.35))], shade(who.skin, 0.12), h * 0.06)
    draw_head(b, *at((0.01, 0.445)), h * 0.078, who, facing)
    return hand


def crouching(
    b: Brush,
    x: float,
    y: float,
    height: float,
    *,
    facing: int = 1,
    who: Look | None = None,
) -> Point:
    """Let a figure work near the ground at (x, y), bent over to its ``facing`` side."""
    who = who or look(b.rng)
    h = height

    def at(point: Point) -> Point:
        return x + point[0] * h * facing, y - point[1] * h

    for foot in (-0.04, 0.08):
        b.line([at((-0.04, 0.3)), at((foot + 0.1, 0.2)), at((foot, 0.0))], who.legs, h * 0.085)
        fx, fy = at((foot, 0))
        b.rect(
            min(fx, fx + facing * h * 0.09),
            fy - h * 0.035,
            max(fx, fx + facing * h * 0.09),
            fy,
            INK,
        )
    b.poly(
        [
            at((-0.12, 0.22)),
            at((-0.12, 0.36)),
            at((0.12, 0.56)),
            at((0.24, 0.54)),
            at((0.26, 0.46)),
            at((0.04, 0.22)),
        ],
        who.coat,
    )
    hand = at((0.38, 0.16))
    b.limb([at((0.2, 0.48)), at((0.24, 0.3)), hand], shade(who.coat, 0.15), h * 0.058)
    b.oval(*hand, h * 0.031, colour=who.skin)
    draw_head(b, *at((0.31, 0.57)), h * 0.078, who, facing)
    return hand


def on_floor(
    b: Brush,
    x: float,
    y: float,
    height: float,
    *,
    facing: int = 1,
    who: Look | None = None,
) -> None:
    """Seat a figure cross-legged on the floor at (x, y); ``height`` is that of it standing."""
    who = who or look(b.rng)
    h = height
    for side in (-1, 1):
        knee = (x + side * h * 0.21, y - h * 0.07)
        b.limb(
            [(x + side * h * 0.05, y - h * 0.08), knee, (x - side * h * 0.1, y - h * 0.03)],
            shade(who.legs, 0.15 if side < 0 else 0.0),
            h * 0.085,
        )
    half = ((0.11, 0.04), (0.125, 0.36), (0.05, 0.43))
    b.poly(
        [(x + h * px, y - h * py) for px, py in half]
        + [(x - h * px, y - h * py) for px, py in reversed(half)],
        who.coat,
    )
    for side in (-1, 1):
        hand = (x + side * h * 0.15, y - h * 0.12)
        b.limb(
            [(x + side * h * 0.1, y - h * 0.37), (x + side * h * 0.17, y - h * 0.22), hand],
            shade(who.coat, 0.15),
            h * 0.056,
        )
        b.oval(*hand, h * 0.031, colour=who.skin)
    b.line([(x, y - h * 0.47), (x, y - h * 0.41)], shade(who.skin, 0.12), h * 0.06)
    draw_head(b, x, y - h * 0.51, h * 0.08, who, facing)


def portrait(
    b: Brush,
    x: float,
    y: float,
    size: float,
    *,
    facing: int = 1,
    who: Look | None = None,
    singing: bool = False,
) -> None:
    """Draw head and shoulders; (x, y) is the middle of the chest, ``size`` the head's height."""
    who = who or look(b.rng)
    r = size / 2
    b.round_rect(x - r * 1.75, y - r * 0.55, x + r * 1.75, y + r * 4, r * 0.9, who.coat)
    b.poly(
        [
            (x - r * 0.4, y - r * 0.9),
            (x + r * 0.4, y - r * 0.9),
            (x + r * 0.5, y - r * 0.3),
            (x - r * 0.5, y - r * 0.3),
        ],
        shade(who.skin, 0.14),
    )
    b.cut(x - r * 1.2, y + r * 0.9, r * 1.8, r * 0.12, 1.5, tint(who.coat, 0.35))
    draw_head(b, x, y - r * 1.75, r, who, facing)
    if singing:
        mouth = shade(who.skin, 0.8)
        b.oval(x + facing * r * 0.22, y - r * 1.2, r * 0.17, r * 0.27, mouth)
        for side in (-0.18, 0.56):
            b.cut(x + facing * r * side, y - r * 1.66, r * 0.3, r * 0.08, 0.0, mouth)
        b.cut(x + facing * r * 0.26, y - r * 1.52, r * 0.34, r * 0.08, 1.4, shade(who.skin, 0.3))
