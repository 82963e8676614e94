"""Places and organisations, as far as something that everybody can read speaks of them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field
from wagtail.models import Page, ReferenceIndex

from cms.api.pagination import Key, ListParams, QueryParams, Word, list_schema
from cms.api.responses import row_response, rows_response
from cms.api.schemas.people import OrganisationEntry, Place
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import serialize_organisation, serialize_place
from cms.core.models import Organisation
from cms.core.models import Place as PlaceRow
from cms.core.querysets import readable_q

router = Router(tags=["Places and organisations"])


class OrganisationsParams(ListParams):
    """Which organisations."""

    kind: Word | None = Field(None, description="Exactly this kind, such as “school”.")


@router.get("/places", response=list_schema(Place), operation_id="list_places")
def list_places(request: HttpRequest, params: Query[ListParams]) -> HttpResponse:
    """Places by name that a readable page speaks of, or where an organisation is found."""
    context = SerializerContext(params.lang, request)
    return rows_response(context, params, _get_places(context), serialize_place)


@router.get("/places/{int:id}", response=Place, operation_id="get_place")
def get_place(request: HttpRequest, id: Key, params: Query[QueryParams]) -> HttpResponse:
    """One place."""
    context = SerializerContext(params.lang, request)
    return row_response(context, _get_places(context), id, serialize_place)


@router.get(
    "/organisations", response=list_schema(OrganisationEntry), operation_id="list_organisations"
)
def list_organisations(request: HttpRequest, params: Query[OrganisationsParams]) -> HttpResponse:
    """Members of the district's network by name, as far as a readable page speaks of them."""
    context = SerializerContext(params.lang, request)
    rows = _get_organisations(context).select_related("place")
    if params.kind:
        rows = rows.filter(kind=params.kind)
    return rows_response(context, params, rows, _build_organisation)


@router.get("/organisations/{int:id}", response=OrganisationEntry, operation_id="get_organisation")
def get_organisation(
    request: HttpRequest,
    id: Key,
    params: Query[QueryParams],
) -> HttpResponse:
    """One organisation."""
    context = SerializerContext(params.lang, request)
    rows = _get_organisations(context).select_related("place")
    return row_response(context, rows, id, _build_organisation)


def _build_organisation(row: Any, context: SerializerContext) -> dict[str, Any]:
    entry = serialize_organisation(row, context) or {}
    return {**entry, "place": serialize_place(row.place, context)}


def _get_places(context: SerializerContext) -> QuerySet[Any]:
    found = Q(pk__in=_mentioned(PlaceRow, context))
    found |= Q(pk__in=_get_organisations(context).order_by().values("place"))
    rows = PlaceRow.objects.filter(found, locale=context.scope.locale)
    return rows.order_by("name", "pk")


def _get_organisations(context: SerializerContext) -> QuerySet[Any]:
    rows = Organisation.objects.filter(
        pk__in=_mentioned(Organisation, context), locale=context.scope.locale
    )
    return rows.order_by("name", "pk")


def _mentioned(model: type[Model], context: SerializerContext) -> QuerySet[Any]:
    """Keys of rows that a readable page refers to; what only a draft knows is nobody's business."""
    readable = Page.objects.filter(readable_q(context.scope))
    types = ContentType.objects.get_for_models(Page, PlaceRow, Organisation)
    references = ReferenceIndex.objects.filter(
        to_content_type=types[model], base_content_type=types[Page]
    )
    references = references.annotate(page=Cast("object_id", BigIntegerField()))
    found = references.filter(page__in=readable.values("pk"))
    return found.annotate(key=Cast("to_object_id", BigIntegerField())).values("key")
