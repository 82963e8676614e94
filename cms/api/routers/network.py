"""Places and organisations, as far as something that everybody can read speaks of them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field
from wagtail.models import Page, ReferenceIndex

from cms.api import builders
from cms.api.paging import Asked, AskedList, Key, Word, answer_row, answer_rows, list_of
from cms.api.reading import Reading
from cms.api.schemas.people import OrganisationEntry, Place
from cms.core.models import Organisation
from cms.core.models import Place as PlaceRow
from cms.core.query import in_restricted

router = Router(tags=["Places and organisations"])


class AskedOrganisations(AskedList):
    """Which organisations."""

    kind: Word | None = Field(None, description="Exactly this kind, such as “school”.")


@router.get("/places", response=list_of(Place), operation_id="list_places")
def list_places(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Places by name that a readable page speaks of, or where an organisation is found."""
    reading = Reading(asked.lang, request)
    return answer_rows(reading, asked, _get_places(reading), builders.place)


@router.get("/places/{int:id}", response=Place, operation_id="get_place")
def get_place(request: HttpRequest, id: Key, asked: Query[Asked]) -> HttpResponse:
    """One place."""
    reading = Reading(asked.lang, request)
    return answer_row(reading, _get_places(reading), id, builders.place)


@router.get(
    "/organisations", response=list_of(OrganisationEntry), operation_id="list_organisations"
)
def list_organisations(request: HttpRequest, asked: Query[AskedOrganisations]) -> HttpResponse:
    """Members of the district's network by name, as far as a readable page speaks of them."""
    reading = Reading(asked.lang, request)
    rows = _get_organisations(reading).select_related("place")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    return answer_rows(reading, asked, rows, _build_organisation)


@router.get("/organisations/{int:id}", response=OrganisationEntry, operation_id="get_organisation")
def get_organisation(
    request: HttpRequest,
    id: Key,
    asked: Query[Asked],
) -> HttpResponse:
    """One organisation."""
    reading = Reading(asked.lang, request)
    rows = _get_organisations(reading).select_related("place")
    return answer_row(reading, rows, id, _build_organisation)


def _build_organisation(row: Any, reading: Reading) -> dict[str, Any]:
    entry = builders.organisation(row, reading) or {}
    return {**entry, "place": builders.place(row.place, reading)}


def _get_places(reading: Reading) -> QuerySet[Any]:
    found = Q(pk__in=_mentioned(PlaceRow, reading))
    found |= Q(pk__in=_get_organisations(reading).order_by().values("place"))
    rows = PlaceRow.objects.filter(found, locale=reading.reach.locale)
    return rows.order_by("name", "pk")


def _get_organisations(reading: Reading) -> QuerySet[Any]:
    rows = Organisation.objects.filter(
        pk__in=_mentioned(Organisation, reading), locale=reading.reach.locale
    )
    return rows.order_by("name", "pk")


def _mentioned(model: type[Model], reading: Reading) -> QuerySet[Any]:
    """Keys of rows that a readable page refers to; what only a draft knows is nobody's business."""
    readable = Page.objects.filter(live=True, alias_of=None)
    if reading.reach.restricted_paths:
        readable = readable.exclude(in_restricted(reading.reach))
    types = ContentType.objects.get_for_models(Page, PlaceRow, Organisation)
    references = ReferenceIndex.objects.filter(
        to_content_type=types[model], base_content_type=types[Page]
    )
    references = references.annotate(page=Cast("object_id", BigIntegerField()))
    found = references.filter(page__in=readable.values("pk"))
    return found.annotate(key=Cast("to_object_id", BigIntegerField())).values("key")
