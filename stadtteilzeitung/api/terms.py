"""Rubrics and authors in the API."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.api.pagination import Key, ListParams, QueryParams, list_schema
from cms.api.responses import row_response, rows_response
from cms.api.serializer_context import SerializerContext
from stadtteilzeitung.api.schemas import Author, Rubric
from stadtteilzeitung.models import ArticlePage
from stadtteilzeitung.models import Author as AuthorRow
from stadtteilzeitung.models import Rubric as RubricRow

router = Router()


@router.get("/rubrics", response=list_schema(Rubric), operation_id="list_rubrics")
def list_rubrics(request: HttpRequest, params: Query[ListParams]) -> HttpResponse:
    """Regular parts of the paper by name."""
    context = SerializerContext(params.lang, request)
    return rows_response(context, params, _get_rubrics(context), _build_rubric)


@router.get("/rubrics/{int:id}", response=Rubric, operation_id="get_rubric")
def get_rubric(request: HttpRequest, id: Key, params: Query[QueryParams]) -> HttpResponse:
    """One regular part of the paper."""
    context = SerializerContext(params.lang, request)
    return row_response(context, _get_rubrics(context), id, _build_rubric)


@router.get("/authors", response=list_schema(Author), operation_id="list_authors")
def list_authors(request: HttpRequest, params: Query[ListParams]) -> HttpResponse:
    """Who writes for the paper, by name: everybody with an article that can be read."""
    context = SerializerContext(params.lang, request)
    return rows_response(context, params, _get_authors(context), _build_author)


@router.get("/authors/{int:id}", response=Author, operation_id="get_author")
def get_author(request: HttpRequest, id: Key, params: Query[QueryParams]) -> HttpResponse:
    """One author."""
    context = SerializerContext(params.lang, request)
    return row_response(context, _get_authors(context), id, _build_author)


def _get_rubrics(context: SerializerContext) -> QuerySet[Any]:
    articles = _get_articles(context).filter(rubric=OuterRef("pk"))
    rows = RubricRow.objects.filter(locale=context.scope.locale)
    return rows.annotate(article_count=_count(articles, "rubric")).order_by("name", "pk")


def _get_authors(context: SerializerContext) -> QuerySet[Any]:
    articles = _get_articles(context).filter(authors__author=OuterRef("pk"))
    rows = AuthorRow.objects.annotate(article_count=_count(articles, "authors__author"))
    # Of another language those whose name stands below an article of this one.
    return rows.filter(article_count__gt=0).order_by("name", "pk")


def _get_articles(context: SerializerContext) -> Any:
    readable = ArticlePage.objects.visible_in(context.scope)
    return readable.in_language(context.scope.locale).order_by()


def _count(articles: Any, name: str) -> Any:
    numbers = articles.values(name).annotate(number=Count("pk", distinct=True)).values("number")
    return Coalesce(Subquery(numbers[:1], output_field=IntegerField()), 0)


def _build_rubric(row: Any, context: SerializerContext) -> dict[str, Any]:
    return {
        "id": row.pk,
        "uuid": str(row.translation_key),
        "name": row.name,
        "slug": row.slug,
        "description": row.description,
        "article_count": row.article_count,
    }


def _build_author(row: Any, context: SerializerContext) -> dict[str, Any]:
    lang = context.get_language(row)
    return {
        "id": row.pk,
        "uuid": str(row.translation_key),
        "lang": lang,
        "name": row.name,
        "is_group": row.is_group,
        "description": row.description if lang == context.language else "",
        "article_count": row.article_count,
    }
