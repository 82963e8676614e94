"""The garden in the API: what it is, its diary, its year."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from django.db.models import Q
from ninja import FilterLookup, FilterSchema, Router
from pydantic import BaseModel, Field

from cms.api.page_routes import add_page_routes
from cms.api.prefetch import ChildRows
from cms.api.resources import ORDERS, PageResource, collect_person, collect_rich_text
from cms.api.schemas.blocks import RichText
from cms.api.schemas.pages import PageBody, PageItem
from cms.api.schemas.people import Person, Place, Term
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import serialize_person, serialize_place
from cms.api.serializers.richtext import serialize_rich_text
from garten import models
from garten.models import DiaryEntryPage, GardenPage, GardenYearPage
from garten.plan import COLUMNS, ROWS, Kind
from garten.seasons import Season as Seasons

Task = Literal["sow", "plant", "harvest", "do"]
Season = Literal["spring", "summer", "autumn", "winter"]


class Plot(BaseModel):
    """A plot and where it lies on the plan; a square is 2.5 metres long."""

    number: int
    name: str
    kind: str = Field(json_schema_extra={"enum": [*Kind.values]})
    kind_label: str = Field(description="The kind in words.")
    looked_after_by: str = Field(description="A group; never a private person.")
    note: str
    column: int = Field(description=f"1 to {COLUMNS}, from the left.")
    row: int = Field(description=f"1 to {ROWS}, from the top.")
    width: int
    height: int


class GardenSummary(PageItem):
    """The garden as lists show it."""

    type: Literal["garden"]
    area: int | None = Field(description="In square metres.")
    hours: str = Field(description="When somebody is there, in words.")
    place: Place | None
    topics: list[Term]


class Garden(PageBody, GardenSummary):
    """The garden with its plots and how to join."""

    joining: RichText
    contact: Person | None
    plots: list[Plot]


class DiarySummary(PageItem):
    """An entry of the diary as lists show it."""

    type: Literal["diary_entry"]
    date: dt.date | None = Field(description="The day it tells of.")
    season: Season | None
    weather: str


class DiaryEntry(PageBody, DiarySummary):
    """An entry of the diary with its text."""


class GardenTask(BaseModel):
    """One thing to do in one month."""

    month: int = Field(ge=1, le=12)
    kind: Task
    what: str
    note: str


class GardenYearSummary(PageItem):
    """A garden year as lists show it."""

    type: Literal["garden_year"]


class GardenYear(GardenYearSummary):
    """What is sown, planted, harvested and done in which month."""

    tasks: list[GardenTask] = Field(description="By month; within a month in the editors' order.")


_PLOT = ("number", "name", "kind", "looked_after_by", "note", "column", "row", "width", "height")
_TASK = ("month", "kind", "what", "note")


def _get_plots(gardens: Sequence[Any], context: SerializerContext) -> ChildRows:
    rows = models.Plot.objects.filter(garden__in=[garden.pk for garden in gardens])
    fields = {name: name for name in _PLOT}
    return ChildRows("plots", rows, "garden_id", {"order": "sort_order", **fields})


def _plots(garden: Any, context: SerializerContext) -> list[dict[str, Any]]:
    return [
        {**{name: row[name] for name in _PLOT}, "kind_label": Kind(row["kind"]).label}
        for row in context.prefetched.get_child_rows("plots", garden.pk)
    ]


def _get_tasks(years: Sequence[Any], context: SerializerContext) -> ChildRows:
    rows = models.GardenTask.objects.filter(year__in=[year.pk for year in years])
    fields = {name: name for name in _TASK}
    return ChildRows("tasks", rows, "year_id", {"order": "sort_order", **fields})


def _tasks(year: Any, context: SerializerContext) -> list[dict[str, Any]]:
    rows = [
        {name: row[name] for name in _TASK}
        for row in context.prefetched.get_child_rows("tasks", year.pk)
    ]
    return sorted(rows, key=lambda row: row["month"])


GARDEN = PageResource(
    GardenPage,
    kind="garden",
    path="garden",
    summary=GardenSummary,
    detail=Garden,
    detail_select_related=("place",),
    serializers={
        "place": lambda garden, context: serialize_place(garden.place, context),
        "joining": lambda garden, context: serialize_rich_text(garden.joining, context),
        "contact": lambda garden, context: serialize_person(context, garden.contact_id),
        "plots": _plots,
    },
    collectors={"joining": collect_rich_text("joining"), "contact": collect_person("contact")},
    child_rows={"plots": _get_plots},
    orders={"title": ("title", "pk"), "-title": ("-title", "-pk")},
)

DIARY_ENTRY = PageResource(
    DiaryEntryPage,
    kind="diary_entry",
    path="garden/diary",
    summary=DiarySummary,
    detail=DiaryEntry,
    serializers={"season": lambda entry, _context: entry.season or None},
    orders={"-date": ("-date", "-pk"), "date": ("date", "pk"), **ORDERS},
)

GARDEN_YEAR = PageResource(
    GardenYearPage,
    kind="garden_year",
    path="garden/year",
    summary=GardenYearSummary,
    detail=GardenYear,
    serializers={"tasks": _tasks},
    child_rows={"tasks": _get_tasks},
    orders={"title": ("title", "pk"), "-title": ("-title", "-pk")},
)

RESOURCES = (GARDEN, DIARY_ENTRY, GARDEN_YEAR)
router = Router(tags=["Garden"])


class DiaryFilters(FilterSchema):
    """Which entries of the diary."""

    season: Literal["spring", "summer", "autumn", "winter"] | None = Field(
        None, description="Of all years."
    )
    year: Annotated[int | None, FilterLookup("date__year")] = Field(
        None, ge=1900, le=2100, description="The year they tell of."
    )

    def filter_season(self, season: str | None) -> Q:
        return Q(date__month__in=Seasons(season).months) if season else Q()


add_page_routes(
    router,
    GARDEN,
    list_operation="list_gardens",
    list_description="The community gardens; one, as a rule. `fields=plots` gives the plots.",
    detail_description=(
        "One garden with its plots and how to join, in the language it is written in."
    ),
)
add_page_routes(
    router,
    DIARY_ENTRY,
    DiaryFilters,
    list_description="Entries of the diary, the latest day first unless `order` says otherwise.",
    detail_description="One entry of the diary with its text, in the language it is written in.",
)
add_page_routes(
    router,
    GARDEN_YEAR,
    list_operation="list_garden_years",
    list_description=(
        "The garden year; one a garden. `fields=tasks` gives what is to be done in which month."
    ),
    detail_description="One garden year with its tasks, in the language it is written in.",
)
