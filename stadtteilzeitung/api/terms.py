"""Rubrics and authors in the API."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.api.paging import Asked, AskedList, Key, answer_row, answer_rows, list_of
from cms.api.reading import Reading
from stadtteilzeitung.api.schemas import Author, Rubric
from stadtteilzeitung.models import ArticlePage
from stadtteilzeitung.models import Author as AuthorRow
from stadtteilzeitung.models import Rubric as RubricRow

router = Router()


@router.get("/rubrics", response=list_of(Rubric), operation_id="list_rubrics")
def list_rubrics(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Regular parts of the paper by name."""
    reading = Reading(asked.lang, request)
    return answer_rows(reading, asked, _get_rubrics(reading), _build_rubric)


@router.get("/rubrics/{int:id}", response=Rubric, operation_id="get_rubric")
def get_rubric(request: HttpRequest, id: Key, asked: Query[Asked]) -> HttpResponse:
    """One regular part of the paper."""
    reading = Reading(asked.lang, request)
    return answer_row(reading, _get_rubrics(reading), id, _build_rubric)


@router.get("/authors", response=list_of(Author), operation_id="list_authors")
def list_authors(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Who writes for the paper, by name: everybody with an article that can be read."""
    reading = Reading(asked.lang, request)
    return answer_rows(reading, asked, _get_authors(reading), _build_author)


@router.get("/authors/{int:id}", response=Author, operation_id="get_author")
def get_author(request: HttpRequest, id: Key, asked: Query[Asked]) -> HttpResponse:
    """One author."""
    reading = Reading(asked.lang, request)
    return answer_row(reading, _get_authors(reading), id, _build_author)


def _get_rubrics(reading: Reading) -> QuerySet[Any]:
    articles = _get_articles(reading).filter(rubric=OuterRef("pk"))
    rows = RubricRow.objects.filter(locale=reading.reach.locale)
    return rows.annotate(article_count=_count(articles, "rubric")).order_by("name", "pk")


def _get_authors(reading: Reading) -> QuerySet[Any]:
    articles = _get_articles(reading).filter(authors__author=OuterRef("pk"))
    rows = AuthorRow.objects.annotate(article_count=_count(articles, "authors__author"))
    # Of another language those whose name stands below an article of this one.
    return rows.filter(article_count__gt=0).order_by("name", "pk")


def _get_articles(reading: Reading) -> Any:
    readable = ArticlePage.objects.readable(reading.reach)
    return readable.in_language(reading.reach.locale).order_by()


def _count(articles: Any, name: str) -> Any:
    numbers = articles.values(name).annotate(number=Count("pk", distinct=True)).values("number")
    return Coalesce(Subquery(numbers[:1], output_field=IntegerField()), 0)


def _build_rubric(row: Any, reading: Reading) -> dict[str, Any]:
    return {
        "id": row.pk,
        "uuid": str(row.translation_key),
        "name": row.name,
        "slug": row.slug,
        "description": row.description,
        "article_count": row.article_count,
    }


def _build_author(row: Any, reading: Reading) -> dict[str, Any]:
    lang = reading.get_language(row)
    return {
        "id": row.pk,
        "uuid": str(row.translation_key),
        "lang": lang,
        "name": row.name,
        "is_group": row.is_group,
        "description": row.description if lang == reading.language else "",
        "article_count": row.article_count,
    }
