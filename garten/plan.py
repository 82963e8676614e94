"""The plan of the garden: what plots are, and how they are drawn.

A plot is a row of `garten.models.Plot`, which is built upon this module.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

#: Squares of 2.5 metres: 40 by 40 metres, the garden's 1,600 m².
COLUMNS = 16
ROWS = 16
#: Units of the drawing for one square, and the free edge around it and around each plot.
SQUARE = 20
EDGE = 6
GAP = 2


class Kind(models.TextChoices):
    """What a plot is."""

    RAISED_BED = "raised_bed", _("raised bed")
    FLAT_BED = "flat_bed", _("flat bed")
    GREENHOUSE = "greenhouse", _("greenhouse")
    TREES = "trees", _("trees and bushes")
    MEADOW = "meadow", _("meadow")
    OVEN = "oven", _("clay oven")
    FIRE_PIT = "fire_pit", _("fire pit")
    PERGOLA = "pergola", _("pergola")
    SEATING = "seating", _("seating")
    COMPOST = "compost", _("compost")
    WATER = "water", _("water")
    INSECT_HOTEL = "insect_hotel", _("insect hotel")
    SHED = "shed", _("shed")
    OTHER = "other", _("something else")


@dataclass(frozen=True)
class PlotShape:
    """A plot as the plan draws it; all measures in units of the drawing."""

    #: Where the shape leads, and what leads to it.
    anchor: str
    mark: str
    number: int
    label: str
    kind: str
    x: int
    y: int
    width: int
    height: int
    corner: int

    @property
    def centre_x(self) -> int:
        """Where the number stands."""
        return self.x + self.width // 2

    @property
    def centre_y(self) -> int:
        """Where the number stands."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Plan:
    """The drawing: its size, and the shapes by number."""

    width: int
    height: int
    shapes: tuple[PlotShape, ...]


def get_anchor(number: int) -> str:
    """The name of a plot's entry in the list, within the page."""
    return f"plot-{number}"


def get_mark(number: int) -> str:
    """The name of a plot's shape on the plan, within the page."""
    return f"shape-{number}"


def overlap(one: Any, other: Any) -> bool:
    """Whether two plots share a square."""
    return (
        one.column < other.column + other.width
        and other.column < one.column + one.width
        and one.row < other.row + other.height
        and other.row < one.row + one.height
    )


def get_plan(plots: Iterable[Any]) -> Plan:
    """The plots as shapes, in the order given."""
    return Plan(
        width=COLUMNS * SQUARE + 2 * EDGE,
        height=ROWS * SQUARE + 2 * EDGE,
        shapes=tuple(_get_shape(plot) for plot in plots),
    )


def _get_shape(plot: Any) -> PlotShape:
    width, height = plot.width * SQUARE - 2 * GAP, plot.height * SQUARE - 2 * GAP
    is_round = plot.kind in {Kind.OVEN, Kind.FIRE_PIT, Kind.WATER}
    label = gettext("Plot %(number)s: %(name)s, %(kind)s") % {
        "number": plot.number,
        "name": plot.name,
        "kind": plot.get_kind_display(),
    }
    return PlotShape(
        anchor=plot.anchor,
        mark=plot.mark,
        number=plot.number,
        label=label,
        kind=plot.kind.replace("_", "-"),
        x=EDGE + (plot.column - 1) * SQUARE + GAP,
        y=EDGE + (plot.row - 1) * SQUARE + GAP,
        width=width,
        height=height,
        corner=min(width, height) // 2 if is_round else 2,
    )
