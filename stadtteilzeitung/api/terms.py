"""Rubrics and authors in the API."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.api.pagination import Key, ListParams, QueryParams, list_schema
from cms.api.responses import row_response, rows_response
from cms.api.serializer_context import SerializerContext
from cms.site.content_version import get_request_content_version
from cms.site.totals import count_rows_by
from stadtteilzeitung.api.schemas import Author, Rubric
from stadtteilzeitung.models import ArticlePage
from stadtteilzeitung.models import Author as AuthorRow
from stadtteilzeitung.models import Rubric as RubricRow

router = Router()


@router.get("/rubrics", response=list_schema(Rubric), operation_id="list_rubrics")
def list_rubrics(request: HttpRequest, params: Query[ListParams]) -> HttpResponse:
    """Regular parts of the paper by name."""
    context = SerializerContext(params.lang, request)
    build = partial(_build_rubric, _count_articles(context, "rubric"))
    return rows_response(context, params, _get_rubrics(context), build)


@router.get("/rubrics/{int:id}", response=Rubric, operation_id="get_rubric")
def get_rubric(request: HttpRequest, id: Key, params: Query[QueryParams]) -> HttpResponse:
    """One regular part of the paper."""
    context = SerializerContext(params.lang, request)
    build = partial(_build_rubric, _count_articles(context, "rubric"))
    return row_response(context, _get_rubrics(context), id, build)


@router.get("/authors", response=list_schema(Author), operation_id="list_authors")
def list_authors(request: HttpRequest, params: Query[ListParams]) -> HttpResponse:
    """Who writes for the paper, by name: everybody with an article that can be read."""
    context = SerializerContext(params.lang, request)
    counts = _count_articles(context, "authors__author")
    return rows_response(context, params, _get_authors(counts), partial(_build_author, counts))


@router.get("/authors/{int:id}", response=Author, operation_id="get_author")
def get_author(request: HttpRequest, id: Key, params: Query[QueryParams]) -> HttpResponse:
    """One author."""
    context = SerializerContext(params.lang, request)
    counts = _count_articles(context, "authors__author")
    return row_response(context, _get_authors(counts), id, partial(_build_author, counts))


def _get_rubrics(context: SerializerContext) -> QuerySet[Any]:
    return RubricRow.objects.filter(locale=context.scope.locale).order_by("name", "pk")


def _get_authors(counts: Mapping[int, int]) -> QuerySet[Any]:
    # Of another language those whose name stands below an article of this one.
    return AuthorRow.objects.filter(pk__in=counts).order_by("name", "pk")


def _count_articles(context: SerializerContext, field: str) -> Mapping[int, int]:
    """How many articles this language has, by the key that `field` leads to."""
    readable = ArticlePage.objects.visible_in(context.scope)
    articles = readable.in_language(context.scope.locale).filter(**{f"{field}__isnull": False})
    return count_rows_by(articles, field, get_request_content_version(context.request))


def _build_rubric(
    counts: Mapping[int, int], row: Any, context: SerializerContext
) -> dict[str, Any]:
    return {
        "id": row.pk,
        "uuid": str(row.translation_key),
        "name": row.name,
        "slug": row.slug,
        "description": row.description,
        "article_count": counts.get(row.pk, 0),
    }


def _build_author(
    counts: Mapping[int, int], row: Any, context: SerializerContext
) -> dict[str, Any]:
    lang = context.get_language(row)
    return {
        "id": row.pk,
        "uuid": str(row.translation_key),
        "lang": lang,
        "name": row.name,
        "is_group": row.is_group,
        "description": row.description if lang == context.language else "",
        "article_count": counts.get(row.pk, 0),
    }
