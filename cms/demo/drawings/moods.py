"""Season and time of day: which colours sky, hills, leaves and windows take."""

from dataclasses import dataclass, replace
from typing import Literal

from .palette import (
    BRICK,
    INK,
    LEAF,
    NIGHT,
    PAPER,
    SNOW,
    STONE,
    VINE,
    WATER,
    YELLOW,
    Colour,
    mix,
    shade,
    tint,
)

Season = Literal["spring", "summer", "autumn", "winter"]


@dataclass(frozen=True)
class Mood:
    """Colours of one hour in one season; ``cast`` is stirred into all that has no light of its own.

    ``sky`` runs from the zenith to the horizon, ``hills`` from far to near. ``lit`` is the
    share of windows with a light on, ``glow`` the colour of the sun or the moon.
    """

    season: Season
    sky: tuple[Colour, ...]
    hills: tuple[Colour, Colour, Colour]
    grass: Colour
    path: Colour
    leaves: tuple[Colour, ...]
    glow: Colour
    cloud: Colour
    lit: float = 0.0
    cast: Colour = PAPER
    cast_share: float = 0.0
    moon: bool = False


def _sky(top: Colour, bottom: Colour, bands: int = 5) -> tuple[Colour, ...]:
    return tuple(mix(top, bottom, round(step / (bands - 1), 3)) for step in range(bands))


_EMBER = mix(BRICK, YELLOW, 0.45)
_DUSK = mix(shade(WATER, 0.25), BRICK, 0.3)
_SUMMER_LEAVES = (VINE, mix(VINE, YELLOW, 0.18), shade(VINE, 0.22))
_AUTUMN_LEAVES = (
    mix(BRICK, YELLOW, 0.35),
    mix(YELLOW, VINE, 0.3),
    tint(BRICK, 0.12),
    mix(VINE, YELLOW, 0.35),
)

MOODS: dict[str, Mood] = {
    "spring_morning": Mood(
        season="spring",
        sky=_sky(tint(WATER, 0.58), tint(YELLOW, 0.72)),
        hills=(tint(mix(VINE, WATER, 0.35), 0.55), tint(LEAF, 0.32), mix(VINE, YELLOW, 0.22)),
        grass=mix(tint(VINE, 0.12), YELLOW, 0.28),
        path=tint(STONE, 0.55),
        leaves=(mix(VINE, YELLOW, 0.35), mix(VINE, YELLOW, 0.2), tint(LEAF, 0.15)),
        glow=tint(YELLOW, 0.45),
        cloud=PAPER,
    ),
    "summer_day": Mood(
        season="summer",
        sky=_sky(tint(WATER, 0.32), tint(WATER, 0.86)),
        hills=(tint(mix(VINE, WATER, 0.45), 0.42), tint(VINE, 0.25), VINE),
        grass=mix(VINE, YELLOW, 0.3),
        path=tint(STONE, 0.5),
        leaves=_SUMMER_LEAVES,
        glow=tint(YELLOW, 0.2),
        cloud=PAPER,
    ),
    "summer_evening": Mood(
        season="summer",
        sky=_sky(mix(tint(WATER, 0.35), BRICK, 0.12), tint(mix(BRICK, YELLOW, 0.6), 0.35)),
        hills=(tint(_DUSK, 0.35), mix(tint(VINE, 0.1), _DUSK, 0.35), shade(VINE, 0.15)),
        grass=mix(VINE, YELLOW, 0.2),
        path=mix(tint(STONE, 0.35), BRICK, 0.1),
        leaves=_SUMMER_LEAVES,
        glow=mix(YELLOW, BRICK, 0.3),
        cloud=tint(mix(BRICK, YELLOW, 0.4), 0.55),
        lit=0.18,
        cast=_EMBER,
        cast_share=0.1,
    ),
    "autumn_day": Mood(
        season="autumn",
        sky=_sky(tint(mix(WATER, INK, 0.2), 0.55), tint(YELLOW, 0.8)),
        hills=(tint(mix(WATER, BRICK, 0.35), 0.55), mix(tint(LEAF, 0.2), YELLOW, 0.3), LEAF),
        grass=mix(mix(VINE, YELLOW, 0.45), BRICK, 0.08),
        path=mix(tint(STONE, 0.45), YELLOW, 0.1),
        leaves=_AUTUMN_LEAVES,
        glow=tint(YELLOW, 0.35),
        cloud=tint(STONE, 0.8),
        lit=0.05,
    ),
    "autumn_dusk": Mood(
        season="autumn",
        sky=_sky(shade(_DUSK, 0.1), mix(tint(BRICK, 0.35), YELLOW, 0.45)),
        hills=(mix(_DUSK, INK, 0.05), mix(shade(VINE, 0.25), _DUSK, 0.4), shade(VINE, 0.35)),
        grass=mix(shade(VINE, 0.15), BRICK, 0.15),
        path=tint(STONE, 0.2),
        leaves=_AUTUMN_LEAVES,
        glow=tint(mix(YELLOW, BRICK, 0.15), 0.2),
        cloud=mix(_DUSK, PAPER, 0.3),
        lit=0.42,
        cast=mix(_DUSK, INK, 0.3),
        cast_share=0.24,
    ),
    "winter_day": Mood(
        season="winter",
        sky=_sky(tint(WATER, 0.62), tint(BRICK, 0.9)),
        hills=(tint(WATER, 0.68), tint(WATER, 0.82), SNOW),
        grass=mix(PAPER, WATER, 0.03),
        path=tint(WATER, 0.86),
        leaves=(tint(INK, 0.3),),
        glow=tint(YELLOW, 0.72),
        cloud=PAPER,
        lit=0.1,
    ),
    "winter_dusk": Mood(
        season="winter",
        sky=_sky(shade(WATER, 0.35), tint(mix(WATER, BRICK, 0.4), 0.5)),
        hills=(mix(WATER, PAPER, 0.3), mix(WATER, PAPER, 0.5), mix(PAPER, WATER, 0.25)),
        grass=mix(PAPER, WATER, 0.16),
        path=tint(WATER, 0.6),
        leaves=(shade(WATER, 0.5),),
        glow=tint(YELLOW, 0.55),
        cloud=tint(WATER, 0.35),
        lit=0.5,
        cast=shade(WATER, 0.25),
        cast_share=0.2,
        moon=True,
    ),
    "night": Mood(
        season="summer",
        sky=_sky(NIGHT, mix(shade(WATER, 0.15), BRICK, 0.12)),
        hills=(shade(WATER, 0.4), shade(mix(WATER, VINE, 0.4), 0.55), shade(VINE, 0.65)),
        grass=shade(VINE, 0.5),
        path=shade(STONE, 0.25),
        leaves=(shade(VINE, 0.3), shade(VINE, 0.45)),
        glow=tint(YELLOW, 0.6),
        cloud=shade(WATER, 0.3),
        lit=0.5,
        cast=NIGHT,
        cast_share=0.42,
        moon=True,
    ),
}
MOODS["spring_dusk"] = replace(
    MOODS["autumn_dusk"],
    season="spring",
    leaves=MOODS["spring_morning"].leaves,
    sky=_sky(shade(WATER, 0.2), mix(tint(BRICK, 0.4), YELLOW, 0.35)),
    grass=shade(VINE, 0.1),
    cast_share=0.14,
)
MOODS["summer_night"] = replace(MOODS["night"], cast_share=0.26, path=shade(STONE, 0.1))
MOODS["spring_night"] = replace(
    MOODS["night"], season="spring", leaves=MOODS["spring_morning"].leaves, cast_share=0.26
)
DAYLIGHT = ("summer_day", "spring_morning", "autumn_day", "summer_evening")
ALL_YEAR = (*DAYLIGHT, "winter_day", "autumn_dusk")
