"""The table of scenes and the function that draws one."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageOps

from . import axis, cold, district, garden, halls, meadows, rescue, rooms, together
from .brush import HEIGHT, WIDTH, Brush
from .moods import ALL_YEAR, DAYLIGHT, MOODS

SUPERSAMPLING = 2

Painter = Callable[[Brush], None]


@dataclass(frozen=True)
class Scene:
    """How a scene is painted and in which moods it may appear; ``moods`` rotate with the seed."""

    paint: Painter
    moods: tuple[str, ...] = ALL_YEAR


SCENES: dict[str, Scene] = {
    "slope": Scene(district.slope),
    "blocks": Scene(district.blocks),
    "beds": Scene(garden.beds, DAYLIGHT),
    "tram": Scene(axis.tram_scene),
    "market": Scene(together.market, ("winter_dusk", "autumn_dusk", "winter_day")),
    "water_axis": Scene(axis.water_axis, (*DAYLIGHT, "winter_day")),
    "orchard": Scene(meadows.orchard, ("spring_morning", "autumn_day", "summer_day")),
    "playground": Scene(together.playground, DAYLIGHT),
    "kitchen": Scene(rooms.kitchen, ("winter_day", "summer_day", "autumn_day", "spring_morning")),
    "reading": Scene(rooms.reading, ("autumn_day", "winter_day", "spring_morning", "summer_day")),
    "choir": Scene(halls.choir, ("summer_day", "autumn_day", "spring_morning")),
    "fire_brigade": Scene(rescue.fire_brigade, DAYLIGHT),
    "workshop": Scene(halls.workshop, ("summer_day", "autumn_day", "winter_day")),
    "winter": Scene(cold.winter, ("winter_day", "winter_dusk")),
    "harvest": Scene(garden.harvest, ("autumn_day", "summer_evening", "summer_day")),
    "newroz": Scene(garden.newroz, ("spring_dusk", "spring_night")),
    "clay_oven": Scene(garden.clay_oven, ("summer_day", "autumn_day", "summer_evening")),
    "bench": Scene(meadows.bench_scene, (*DAYLIGHT, "autumn_dusk")),
    "festival": Scene(together.festival, ("summer_day", "summer_evening", "summer_night")),
    "skyline_night": Scene(cold.skyline_night, ("night", "winter_dusk", "autumn_dusk")),
}


def draw(scene: str, seed: int, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """Draw ``scene`` in the variation ``seed`` as an RGB image of ``size`` pixels.

    The same scene, seed and size always give the same picture. A size of other proportions
    than 3:2 is cut from the middle. An unknown scene raises ``KeyError``.
    """
    entry = SCENES[scene]
    rng = random.Random(f"{scene}-{seed}")  # noqa: S311 - repeatable pictures, no secrets
    mood = MOODS[entry.moods[seed % len(entry.moods)]]
    factor = max(size[0] / WIDTH, size[1] / HEIGHT) * SUPERSAMPLING
    sheet = Image.new("RGB", (round(WIDTH * factor), round(HEIGHT * factor)))
    entry.paint(Brush(sheet, mood, rng))
    small = sheet.reduce(SUPERSAMPLING)
    if rng.random() < 0.5:
        small = ImageOps.mirror(small)
    return small if small.size == size else ImageOps.fit(small, size)
