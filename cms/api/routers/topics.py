"""What pages are about, as far as pages of the language asked for can be read."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.api.pagination import Key, ListParams, QueryParams, list_schema
from cms.api.responses import row_response, rows_response
from cms.api.schemas.people import Topic
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import serialize_term
from cms.core.models import Topic as TopicRow
from cms.core.models import TopicsMixin

router = Router(tags=["Topics"])


@router.get("/topics", response=list_schema(Topic), operation_id="list_topics")
def list_topics(request: HttpRequest, params: Query[ListParams]) -> HttpResponse:
    """Topics by name that a readable page of this language is about."""
    context = SerializerContext(params.lang, request)
    return rows_response(context, params, _get_topics(context), _build_topic)


@router.get("/topics/{int:id}", response=Topic, operation_id="get_topic")
def get_topic(request: HttpRequest, id: Key, params: Query[QueryParams]) -> HttpResponse:
    """One topic."""
    context = SerializerContext(params.lang, request)
    return row_response(context, _get_topics(context), id, _build_topic)


def _get_topics(context: SerializerContext) -> QuerySet[Any]:
    """All translations of a page have the topics of its original."""
    locale, found = context.scope.locale, Q()
    model: Any
    for model in apps.get_models():
        if issubclass(model, TopicsMixin):
            pages = model.objects.visible_in(context.scope).in_language(locale)
            about = pages.filter(topics__translation_key=OuterRef("translation_key"))
            found |= Q(Exists(about.order_by()))
    return TopicRow.objects.filter(found, locale=locale).order_by("name", "pk")


def _build_topic(row: Any, context: SerializerContext) -> dict[str, Any]:
    return {"id": row.pk, **(serialize_term(row, context) or {})}
