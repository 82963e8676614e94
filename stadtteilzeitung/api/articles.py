"""Articles in the API."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from cms.api.pagination import (
    Key,
    ListParams,
    Word,
    fields_param,
    list_response,
    list_schemas,
    order_param,
)
from cms.api.prefetch import ChildRows
from cms.api.resources import PageResource, page_response
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import serialize_term
from stadtteilzeitung.api.schemas import Article, ArticleSummary
from stadtteilzeitung.models import ArticleAuthor, ArticlePage

router = Router()


def _get_authors(articles: Sequence[Any], context: SerializerContext) -> ChildRows:
    rows = ArticleAuthor.objects.filter(article__in=[article.pk for article in articles])
    fields = {
        "order": "sort_order",
        "uuid": "author__translation_key",
        "locale_id": "author__locale_id",
        "name": "author__name",
        "is_group": "author__is_group",
    }
    return ChildRows("authors", rows, "article_id", fields)


def _authors(article: Any, context: SerializerContext) -> list[dict[str, Any]]:
    return [
        {
            "uuid": str(UUID(row["uuid"])),
            "lang": context.language
            if row["locale_id"] == article.locale_id
            else settings.LANGUAGE_CODE,
            "name": row["name"],
            "is_group": bool(row["is_group"]),
        }
        for row in context.prefetched.get_child_rows("authors", article.pk)
    ]


def _corrections(article: Any, context: SerializerContext) -> list[dict[str, Any]]:
    return [dict(row["value"]) for row in article.corrections.raw_data]


ARTICLE = PageResource(
    ArticlePage,
    kind="article",
    path="articles",
    summary=ArticleSummary,
    detail=Article,
    detail_select_related=("rubric",),
    serializers={
        "rubric": lambda article, context: serialize_term(article.rubric, context),
        "authors": _authors,
        "corrections": _corrections,
    },
    child_rows={"authors": _get_authors},
)


class ArticlesParams(ListParams):
    """Which articles, and what of them."""

    order: str = order_param(ARTICLE)
    fields: str | None = fields_param(ARTICLE)
    rubric: Word | None = Field(None, description="The `slug` of a rubric.")
    topic: Word | None = Field(None, description="The `slug` of a topic.")
    author: UUID | None = Field(None, description="The `uuid` of an author.")
    year: int | None = Field(None, ge=1900, le=2100, description="The year they appeared in.")


@router.get("/articles", response=list_schemas(ARTICLE), operation_id="list_articles")
def list_articles(request: HttpRequest, params: Query[ArticlesParams]) -> HttpResponse:
    """Articles of the paper, the newest first unless `order` says otherwise."""
    context = SerializerContext(params.lang, request)
    articles = ARTICLE.get_rows(context)
    if params.rubric:
        articles = articles.in_rubric(params.rubric)
    if params.topic:
        articles = articles.about(params.topic, context.scope.locale.pk)
    if params.author:
        mine = ArticleAuthor.objects.filter(author__translation_key=params.author)
        articles = articles.filter(pk__in=mine.values("article"))
    if params.year:
        articles = articles.from_year(str(params.year))
    return list_response(context, params, ARTICLE, articles)


@router.get("/articles/{int:id}", response=Article, operation_id="get_article")
def get_article(request: HttpRequest, id: Key) -> HttpResponse:
    """One article with its text, in the language it is written in."""
    return page_response(request, ARTICLE, id)
