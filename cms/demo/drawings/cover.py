"""The front page of an issue of the paper, as a picture."""

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from .brush import Point
from .lettering import SANS, SANS_BOLD, SERIF_BOLD, fit, font, wrap, write
from .palette import BRICK, INK, PAPER, VINE, WATER, Colour, mix, tint
from .scenes import SCENES, draw

PAGE = (1240, 1754)
MARGIN = 76
INNER = PAGE[0] - 2 * MARGIN
_LEADS = (
    "slope",
    "water_axis",
    "beds",
    "market",
    "tram",
    "harvest",
    "orchard",
    "blocks",
    "clay_oven",
    "festival",
    "playground",
    "bench",
)


def draw_cover(
    title: str,
    month_label: str,
    volume: int | str,
    headlines: Sequence[str],
    seed: int,
    *,
    scene: str | None = None,
    contents_label: str = "In dieser Ausgabe",
) -> Image.Image:
    """Draw a front page of 1240 by 1754 pixels (A4 at 150 dpi).

    ``volume`` is a number ("26" becomes "26. Jahrgang") or the text to print. The first of
    ``headlines`` leads, up to six more are listed below. ``scene`` is the lead picture; left out,
    ``seed`` chooses one.
    """
    page = Image.new("RGB", PAGE, PAPER)
    pen = ImageDraw.Draw(page)
    label = f"{volume}. Jahrgang" if isinstance(volume, int) else volume
    top = _masthead(page, title, month_label, label)
    lead = scene if scene in SCENES else _LEADS[seed % len(_LEADS)]
    page.paste(draw(lead, seed, (INNER, 700)), (MARGIN, top))
    foot = _lead(pen, headlines[0] if headlines else title, top + 734)
    _contents(pen, contents_label, headlines[1:7], max(foot + 30, 1290))
    return page


def _masthead(page: Image.Image, title: str, month: str, volume: str) -> int:
    pen = ImageDraw.Draw(page)
    mark = house_mark(330)
    page.paste(mark, (PAGE[0] - MARGIN - 330, 52), mark)
    face = fit(title, SERIF_BOLD, INNER, 124)
    pen.text((MARGIN - 4, 262), title, fill=INK, font=face, anchor="ls")
    pen.rectangle((MARGIN, 292, PAGE[0] - MARGIN, 297), fill=VINE)
    folio = font(SANS, 25)
    pen.text((MARGIN, 326), month, fill=INK, font=font(SANS_BOLD, 25), anchor="lm")
    pen.text((PAGE[0] - MARGIN, 326), volume, fill=INK, font=folio, anchor="rm")
    pen.rectangle((MARGIN, 355, PAGE[0] - MARGIN, 356), fill=INK)
    return 384


def house_mark(width: int) -> Image.Image:
    """Draw blocks on the slope and the water below them, ``width`` pixels wide, on nothing."""
    wide = width * 2
    sheet = Image.new("RGBA", (wide, round(wide * 0.34)), (*PAPER, 0))
    pen = ImageDraw.Draw(sheet)
    climb = [(wide * share, wide * (0.28 - 0.15 * share)) for share in (0.0, 1.0)]
    for number in range(4):
        share = 0.06 + number * 0.235
        foot = wide * (0.27 - 0.15 * share)
        _little_block(pen, wide * share, foot, wide * 0.15, wide * (0.12 + 0.02 * (number % 2)))
    pen.line(climb, fill=VINE, width=round(wide * 0.018))
    wave = [
        (wide * step / 60, wide * (0.322 - 0.15 * step / 60 + 0.009 * math.sin(step * 0.75)))
        for step in range(61)
    ]
    pen.line(wave, fill=WATER, width=round(wide * 0.014), joint="curve")
    return sheet.reduce(2)


def _little_block(
    pen: ImageDraw.ImageDraw, left: float, foot: float, wide: float, tall: float
) -> None:
    pen.rectangle((left, foot - tall, left + wide, foot), fill=INK)
    for row in range(3):
        for column in range(4):
            px, py = left + wide * (0.11 + 0.22 * column), foot - tall + wide * (0.14 + 0.24 * row)
            pen.rectangle((px, py, px + wide * 0.11, py + wide * 0.13), fill=PAPER)


def _lead(pen: ImageDraw.ImageDraw, headline: str, top: float) -> float:
    size = 78
    while size > 46 and len(wrap(headline, font(SERIF_BOLD, size), INNER)) > 2:
        size -= 4
    return write(pen, (MARGIN, top), headline, font(SERIF_BOLD, size), INNER, leading=1.08)


def _contents(pen: ImageDraw.ImageDraw, label: str, headlines: Sequence[str], top: float) -> None:
    pen.rectangle((MARGIN, top, PAGE[0] - MARGIN, top + 1), fill=INK)
    pen.text((MARGIN, top + 22), label, fill=BRICK, font=font(SANS_BOLD, 25), anchor="la")
    gap, columns = 44, 3
    wide = (INNER - gap * (columns - 1)) / columns
    start, row_height = top + 76, (PAGE[1] - MARGIN - top - 76) / 2
    for number, headline in enumerate(headlines):
        row, column = divmod(number, columns)
        left, upper = MARGIN + column * (wide + gap), start + row * row_height
        _entry(pen, (left, upper), headline, number + 1, wide)


def _entry(pen: ImageDraw.ImageDraw, place: Point, headline: str, number: int, wide: float) -> None:
    left, top = place
    colours: tuple[Colour, ...] = (VINE, WATER, BRICK)
    pen.rectangle((left, top, left + 56, top + 5), fill=colours[(number - 1) % 3])
    pen.rectangle((left + 56, top + 4, left + wide, top + 5), fill=mix(tint(INK, 0.6), PAPER, 0.2))
    write(pen, (left, top + 18), headline, font(SERIF_BOLD, 33), wide, leading=1.14)
