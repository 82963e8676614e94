"""Articles in the API."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from ninja import FilterLookup, FilterSchema, Router
from pydantic import Field

from cms.api.page_routes import add_page_routes
from cms.api.pagination import Word
from cms.api.prefetch import ChildRows
from cms.api.resources import PageResource
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


class ArticleFilters(FilterSchema):
    """Which articles."""

    rubric: Annotated[Word | None, FilterLookup("rubric__slug")] = Field(
        None, description="The `slug` of a rubric."
    )
    topic: Word | None = Field(None, description="The `slug` of a topic.")
    author: UUID | None = Field(None, description="The `uuid` of an author.")
    year: Annotated[int | None, FilterLookup("first_published_at__year")] = Field(
        None, ge=1900, le=2100, description="The year they appeared in."
    )

    def filter_topic(self, slug: str) -> Q:
        return Q(pk__in=ArticlePage.objects.about(slug).values("pk"))

    def filter_author(self, uuid: UUID) -> Q:
        written = ArticleAuthor.objects.filter(author__translation_key=uuid)
        return Q(pk__in=written.values("article"))


add_page_routes(
    router,
    ARTICLE,
    ArticleFilters,
    list_description="Articles of the paper, the newest first unless `order` says otherwise.",
)
