"""The colours every drawing is mixed from: paper, ink and three printing colours."""

from functools import lru_cache

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """Return the colour of a code such as ``#3d6b35``."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


@lru_cache(maxsize=4096)
def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return ``first`` with ``share`` (0 to 1) of ``second`` stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def tint(colour: Colour, share: float) -> Colour:
    """Lighten towards the paper by ``share`` (0 to 1)."""
    return mix(colour, PAPER, share)


def shade(colour: Colour, share: float) -> Colour:
    """Darken towards the ink by ``share`` (0 to 1)."""
    return mix(colour, INK, share)


PAPER = rgb("#fbf7ef")
INK = rgb("#1f1b16")
VINE = rgb("#3d6b35")
WATER = rgb("#1f5f8b")
BRICK = rgb("#a63d2a")
YELLOW = rgb("#e9b44c")

LEAF = mix(VINE, YELLOW, 0.25)
STONE = mix(tint(INK, 0.62), YELLOW, 0.08)
CONCRETE = mix(tint(INK, 0.8), YELLOW, 0.06)
WOOD = mix(shade(BRICK, 0.35), YELLOW, 0.25)
EARTH = mix(shade(BRICK, 0.6), YELLOW, 0.08)
NIGHT = mix(shade(WATER, 0.62), INK, 0.2)
BLOSSOM = tint(BRICK, 0.76)
SNOW = mix(PAPER, WATER, 0.06)

CLOTHES: tuple[Colour, ...] = (
    VINE,
    shade(VINE, 0.35),
    WATER,
    shade(WATER, 0.4),
    tint(WATER, 0.4),
    BRICK,
    shade(BRICK, 0.3),
    tint(BRICK, 0.35),
    mix(YELLOW, BRICK, 0.15),
    tint(INK, 0.25),
    PAPER,
)
SKINS: tuple[Colour, ...] = (
    rgb("#ecc9a9"),
    rgb("#dcae87"),
    rgb("#b98258"),
    rgb("#8c5a3c"),
    rgb("#63402c"),
)
# The last two of each are grey.
DARK_HAIRS: tuple[Colour, ...] = (INK, mix(INK, WOOD, 0.15), tint(INK, 0.4), tint(INK, 0.6))
HAIRS: tuple[Colour, ...] = (
    INK,
    shade(WOOD, 0.4),
    mix(WOOD, YELLOW, 0.3),
    tint(INK, 0.7),
    tint(INK, 0.4),
)
