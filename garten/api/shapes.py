"""How the garden's pages become items."""

from collections.abc import Sequence
from typing import Any

from cms.api import builders
from cms.api.library import Part
from cms.api.reading import Reading
from cms.api.richtext import read_rich_text
from cms.api.shapes import ORDERS, Shape, register, want_person, want_rich
from garten.api.schemas import (
    DiaryEntry,
    DiarySummary,
    Garden,
    GardenSummary,
    GardenYear,
    GardenYearSummary,
)
from garten.models import DiaryEntryPage, GardenPage, GardenTask, GardenYearPage
from garten.models import Plot as PlotRow
from garten.plan import Kind

_PLOT = ("number", "name", "kind", "looked_after_by", "note", "column", "row", "width", "height")
_TASK = ("month", "kind", "what", "note")


def _get_plots(gardens: Sequence[Any], reading: Reading) -> Part:
    rows = PlotRow.objects.filter(garden__in=[garden.pk for garden in gardens])
    fields = {name: name for name in _PLOT}
    return Part("plots", rows, "garden_id", {"order": "sort_order", **fields})


def _plots(garden: Any, reading: Reading) -> list[dict[str, Any]]:
    return [
        {**{name: row[name] for name in _PLOT}, "kind_label": Kind(row["kind"]).label}
        for row in reading.library.get_part("plots", garden.pk)
    ]


def _get_tasks(years: Sequence[Any], reading: Reading) -> Part:
    rows = GardenTask.objects.filter(year__in=[year.pk for year in years])
    fields = {name: name for name in _TASK}
    return Part("tasks", rows, "year_id", {"order": "sort_order", **fields})


def _tasks(year: Any, reading: Reading) -> list[dict[str, Any]]:
    rows = [
        {name: row[name] for name in _TASK} for row in reading.library.get_part("tasks", year.pk)
    ]
    return sorted(rows, key=lambda row: row["month"])


GARDEN = register(
    Shape(
        GardenPage,
        kind="garden",
        path="garden",
        summary=GardenSummary,
        detail=Garden,
        shown_with=("place",),
        builders={
            "place": lambda garden, reading: builders.place(garden.place, reading),
            "joining": lambda garden, reading: read_rich_text(garden.joining, reading),
            "contact": lambda garden, reading: builders.person(reading, garden.contact_id),
            "plots": _plots,
        },
        wants={"joining": want_rich("joining"), "contact": want_person("contact")},
        rows={"plots": _get_plots},
        orders={"title": ("title", "pk"), "-title": ("-title", "-pk")},
    )
)

DIARY_ENTRY = register(
    Shape(
        DiaryEntryPage,
        kind="diary_entry",
        path="garden/diary",
        summary=DiarySummary,
        detail=DiaryEntry,
        builders={"season": lambda entry, _reading: entry.season or None},
        orders={"-date": ("-date", "-pk"), "date": ("date", "pk"), **ORDERS},
    )
)

GARDEN_YEAR = register(
    Shape(
        GardenYearPage,
        kind="garden_year",
        path="garden/year",
        summary=GardenYearSummary,
        detail=GardenYear,
        builders={"tasks": _tasks},
        rows={"tasks": _get_tasks},
        orders={"title": ("title", "pk"), "-title": ("-title", "-pk")},
    )
)
