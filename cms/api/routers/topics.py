"""What pages are about, as far as pages of the language asked for can be read."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.api import builders
from cms.api.paging import Asked, AskedList, Key, answer_row, answer_rows, list_of
from cms.api.reading import Reading
from cms.api.schemas.people import Topic
from cms.core.models import Topic as TopicRow
from cms.core.models import TopicsMixin

router = Router(tags=["Topics"])


@router.get("/topics", response=list_of(Topic), operation_id="list_topics")
def list_topics(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Topics by name that a readable page of this language is about."""
    reading = Reading(asked.lang, request)
    return answer_rows(reading, asked, _get_topics(reading), _build_topic)


@router.get("/topics/{int:id}", response=Topic, operation_id="get_topic")
def get_topic(request: HttpRequest, id: Key, asked: Query[Asked]) -> HttpResponse:
    """One topic."""
    reading = Reading(asked.lang, request)
    return answer_row(reading, _get_topics(reading), id, _build_topic)


def _get_topics(reading: Reading) -> QuerySet[Any]:
    """All translations of a page have the topics of its original."""
    locale, found = reading.reach.locale, Q()
    model: Any
    for model in apps.get_models():
        if issubclass(model, TopicsMixin):
            pages = model.objects.readable(reading.reach).in_language(locale)
            about = pages.filter(topics__translation_key=OuterRef("translation_key"))
            found |= Q(Exists(about.order_by()))
    return TopicRow.objects.filter(found, locale=locale).order_by("name", "pk")


def _build_topic(row: Any, reading: Reading) -> dict[str, Any]:
    return {"id": row.pk, **(builders.term(row, reading) or {})}
