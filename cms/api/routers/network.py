"""Places and organisations, as far as something that everybody can read speaks of them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from cms.api.pagination import Key, ListParams, QueryParams, Word, list_schema
from cms.api.responses import row_response, rows_response
from cms.api.schemas.people import OrganisationEntry, Place
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import serialize_organisation_entry, serialize_place
from cms.core.mentions import find_mentioned
from cms.core.models import Organisation
from cms.core.models import Place as PlaceRow

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
    return rows_response(context, params, rows, serialize_organisation_entry)


@router.get("/organisations/{int:id}", response=OrganisationEntry, operation_id="get_organisation")
def get_organisation(
    request: HttpRequest,
    id: Key,
    params: Query[QueryParams],
) -> HttpResponse:
    """One organisation."""
    context = SerializerContext(params.lang, request)
    rows = _get_organisations(context).select_related("place")
    return row_response(context, rows, id, serialize_organisation_entry)


def _get_places(context: SerializerContext) -> QuerySet[Any]:
    found = Q(pk__in=find_mentioned(PlaceRow, context.scope))
    found |= Q(pk__in=_get_organisations(context).order_by().values("place"))
    rows = PlaceRow.objects.filter(found, locale=context.scope.locale)
    return rows.order_by("name", "pk")


def _get_organisations(context: SerializerContext) -> QuerySet[Any]:
    rows = Organisation.objects.filter(
        pk__in=find_mentioned(Organisation, context.scope), locale=context.scope.locale
    )
    return rows.order_by("name", "pk")
