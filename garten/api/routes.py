"""The garden's routes."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from cms.api.answers import answer_page
from cms.api.paging import AskedList, Key, answer_list, fields_of, lists_of, order_of
from cms.api.reading import Reading
from garten.api.schemas import DiaryEntry, Garden, GardenYear
from garten.api.shapes import DIARY_ENTRY, GARDEN, GARDEN_YEAR

router = Router(tags=["Garden"])


class AskedGardens(AskedList):
    """Which gardens, and what of them."""

    order: str = order_of(GARDEN)
    fields: str | None = fields_of(GARDEN)


class AskedEntries(AskedList):
    """Which entries of the diary, and what of them."""

    order: str = order_of(DIARY_ENTRY)
    fields: str | None = fields_of(DIARY_ENTRY)
    season: Literal["spring", "summer", "autumn", "winter"] | None = Field(
        None, description="Of all years."
    )
    year: int | None = Field(None, ge=1900, le=2100, description="The year they tell of.")


class AskedYears(AskedList):
    """Which garden years, and what of them."""

    order: str = order_of(GARDEN_YEAR)
    fields: str | None = fields_of(GARDEN_YEAR)


@router.get("/garden", response=lists_of(GARDEN), operation_id="list_gardens")
def list_gardens(request: HttpRequest, asked: Query[AskedGardens]) -> HttpResponse:
    """The community gardens; one, as a rule. `fields=plots` gives the plots."""
    reading = Reading(asked.lang, request)
    return answer_list(reading, asked, GARDEN, GARDEN.get_rows(reading))


@router.get("/garden/diary", response=lists_of(DIARY_ENTRY), operation_id="list_diary")
def list_diary(request: HttpRequest, asked: Query[AskedEntries]) -> HttpResponse:
    """Entries of the diary, the latest day first unless `order` says otherwise."""
    reading = Reading(asked.lang, request)
    entries = DIARY_ENTRY.get_rows(reading)
    if asked.season:
        entries = entries.in_season(asked.season)
    if asked.year:
        entries = entries.filter(date__year=asked.year)
    return answer_list(reading, asked, DIARY_ENTRY, entries)


@router.get("/garden/year", response=lists_of(GARDEN_YEAR), operation_id="list_garden_years")
def list_garden_years(request: HttpRequest, asked: Query[AskedYears]) -> HttpResponse:
    """The garden year; one a garden. `fields=tasks` gives what is to be done in which month."""
    reading = Reading(asked.lang, request)
    return answer_list(reading, asked, GARDEN_YEAR, GARDEN_YEAR.get_rows(reading))


@router.get("/garden/diary/{int:id}", response=DiaryEntry, operation_id="get_diary_entry")
def get_diary_entry(request: HttpRequest, id: Key) -> HttpResponse:
    """One entry of the diary with its text, in the language it is written in."""
    return answer_page(request, DIARY_ENTRY, id)


@router.get("/garden/year/{int:id}", response=GardenYear, operation_id="get_garden_year")
def get_garden_year(request: HttpRequest, id: Key) -> HttpResponse:
    """One garden year with its tasks, in the language it is written in."""
    return answer_page(request, GARDEN_YEAR, id)


@router.get("/garden/{int:id}", response=Garden, operation_id="get_garden")
def get_garden(request: HttpRequest, id: Key) -> HttpResponse:
    """One garden with its plots and how to join, in the language it is written in."""
    return answer_page(request, GARDEN, id)
