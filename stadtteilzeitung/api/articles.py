"""Articles in the API."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from cms.api import builders
from cms.api.answers import answer_page
from cms.api.library import Part
from cms.api.paging import AskedList, Key, Word, answer_list, fields_of, lists_of, order_of
from cms.api.reading import Reading
from cms.api.shapes import Shape, register
from stadtteilzeitung.api.schemas import Article, ArticleSummary
from stadtteilzeitung.models import ArticleAuthor, ArticlePage

router = Router()


def _get_authors(articles: Sequence[Any], reading: Reading) -> Part:
    rows = ArticleAuthor.objects.filter(article__in=[article.pk for article in articles])
    fields = {
        "order": "sort_order",
        "uuid": "author__translation_key",
        "locale_id": "author__locale_id",
        "name": "author__name",
        "is_group": "author__is_group",
    }
    return Part("authors", rows, "article_id", fields)


def _authors(article: Any, reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "uuid": str(UUID(row["uuid"])),
            "lang": reading.language
            if row["locale_id"] == article.locale_id
            else settings.LANGUAGE_CODE,
            "name": row["name"],
            "is_group": bool(row["is_group"]),
        }
        for row in reading.library.get_part("authors", article.pk)
    ]


def _corrections(article: Any, reading: Reading) -> list[dict[str, Any]]:
    return [dict(row["value"]) for row in article.corrections.raw_data]


ARTICLE = register(
    Shape(
        ArticlePage,
        kind="article",
        path="articles",
        summary=ArticleSummary,
        detail=Article,
        shown_with=("rubric",),
        builders={
            "rubric": lambda article, reading: builders.term(article.rubric, reading),
            "authors": _authors,
            "corrections": _corrections,
        },
        rows={"authors": _get_authors},
    )
)


class AskedArticles(AskedList):
    """Which articles, and what of them."""

    order: str = order_of(ARTICLE)
    fields: str | None = fields_of(ARTICLE)
    rubric: Word | None = Field(None, description="The `slug` of a rubric.")
    topic: Word | None = Field(None, description="The `slug` of a topic.")
    author: UUID | None = Field(None, description="The `uuid` of an author.")
    year: int | None = Field(None, ge=1900, le=2100, description="The year they appeared in.")


@router.get("/articles", response=lists_of(ARTICLE), operation_id="list_articles")
def list_articles(request: HttpRequest, asked: Query[AskedArticles]) -> HttpResponse:
    """Articles of the paper, the newest first unless `order` says otherwise."""
    reading = Reading(asked.lang, request)
    articles = ARTICLE.get_rows(reading)
    if asked.rubric:
        articles = articles.in_rubric(asked.rubric)
    if asked.topic:
        articles = articles.about(asked.topic, reading.reach.locale.pk)
    if asked.author:
        mine = ArticleAuthor.objects.filter(author__translation_key=asked.author)
        articles = articles.filter(pk__in=mine.values("article"))
    if asked.year:
        articles = articles.from_year(str(asked.year))
    return answer_list(reading, asked, ARTICLE, articles)


@router.get("/articles/{int:id}", response=Article, operation_id="get_article")
def get_article(request: HttpRequest, id: Key) -> HttpResponse:
    """One article with its text, in the language it is written in."""
    return answer_page(request, ARTICLE, id)
