"""Issues in the API."""

from collections.abc import Sequence
from typing import Annotated, Any

from ninja import FilterLookup, FilterSchema, Router
from pydantic import Field

from cms.api.page_routes import add_page_routes
from cms.api.prefetch import ChildRows
from cms.api.resources import (
    ORDERS,
    PageResource,
    attribute,
    collect_document,
    collect_image,
    collect_rich_text,
)
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import serialize_document, serialize_image
from cms.api.serializers.richtext import serialize_rich_text
from stadtteilzeitung.api.schemas import Issue, IssueSummary
from stadtteilzeitung.models import IssueEntry, IssuePage

router = Router()


def _get_entries(issues: Sequence[Any], context: SerializerContext) -> ChildRows:
    rows = IssueEntry.objects.filter(issue__in=[issue.pk for issue in issues])
    fields = {"order": "sort_order", "article": "article_id", "page": "page"}
    return ChildRows("entries", rows, "issue_id", fields, pages="article")


def _entries(issue: Any, context: SerializerContext) -> list[dict[str, Any]]:
    rows = context.prefetched.get_child_rows("entries", issue.pk)
    found = ((context.find_translation(row["article"]), row["page"]) for row in rows)
    return [{"article": article, "page": page} for article, page in found if article]


ISSUE = PageResource(
    IssuePage,
    kind="issue",
    path="issues",
    summary=IssueSummary,
    detail=Issue,
    serializers={
        "period": attribute("period_label"),
        "cover": lambda issue, context: serialize_image(
            context, issue.cover_id, issue.period_label
        ),
        "print_pdf": lambda issue, context: serialize_document(context, issue.print_pdf_id),
        "online_pdf": lambda issue, context: serialize_document(context, issue.online_pdf_id),
        "editorial": lambda issue, context: serialize_rich_text(issue.editorial, context),
        "entries": _entries,
    },
    collectors={
        "cover": collect_image("cover"),
        "print_pdf": collect_document("print_pdf"),
        "online_pdf": collect_document("online_pdf"),
        "editorial": collect_rich_text("editorial"),
    },
    child_rows={"entries": _get_entries},
    orders={
        "-first_month": ("-first_month", "-pk"),
        "first_month": ("first_month", "pk"),
        **ORDERS,
    },
)


class IssueFilters(FilterSchema):
    """Which issues."""

    year: Annotated[int | None, FilterLookup("first_month__year")] = Field(
        None, ge=1900, le=2100, description="The year of the first month."
    )
    volume: int | None = Field(None, ge=1, le=1000)


add_page_routes(
    router,
    ISSUE,
    IssueFilters,
    list_description="Issues of the paper, the newest period first unless `order` says otherwise.",
    detail_description=(
        "One issue with its editorial and its articles, in the language it is written in."
    ),
)
