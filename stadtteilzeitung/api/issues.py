"""Issues in the API."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from cms.api import builders
from cms.api.answers import answer_page
from cms.api.library import Part
from cms.api.paging import AskedList, Key, answer_list, fields_of, lists_of, order_of
from cms.api.reading import Reading
from cms.api.richtext import read_rich_text
from cms.api.shapes import ORDERS, Shape, attribute, register, want_document, want_image, want_rich
from stadtteilzeitung.api.schemas import Issue, IssueSummary
from stadtteilzeitung.models import IssueEntry, IssuePage

router = Router()


def _get_entries(issues: Sequence[Any], reading: Reading) -> Part:
    rows = IssueEntry.objects.filter(issue__in=[issue.pk for issue in issues])
    fields = {"order": "sort_order", "article": "article_id", "page": "page"}
    return Part("entries", rows, "issue_id", fields, pages="article")


def _entries(issue: Any, reading: Reading) -> list[dict[str, Any]]:
    rows = reading.library.get_part("entries", issue.pk)
    found = ((reading.find_translation(row["article"]), row["page"]) for row in rows)
    return [{"article": article, "page": page} for article, page in found if article]


ISSUE = register(
    Shape(
        IssuePage,
        kind="issue",
        path="issues",
        summary=IssueSummary,
        detail=Issue,
        builders={
            "period": attribute("period_label"),
            "cover": lambda issue, reading: builders.image(
                reading, issue.cover_id, issue.period_label
            ),
            "print_pdf": lambda issue, reading: builders.document(reading, issue.print_pdf_id),
            "online_pdf": lambda issue, reading: builders.document(reading, issue.online_pdf_id),
            "editorial": lambda issue, reading: read_rich_text(issue.editorial, reading),
            "entries": _entries,
        },
        wants={
            "cover": want_image("cover"),
            "print_pdf": want_document("print_pdf"),
            "online_pdf": want_document("online_pdf"),
            "editorial": want_rich("editorial"),
        },
        rows={"entries": _get_entries},
        orders={
            "-first_month": ("-first_month", "-pk"),
            "first_month": ("first_month", "pk"),
            **ORDERS,
        },
    )
)


class AskedIssues(AskedList):
    """Which issues, and what of them."""

    order: str = order_of(ISSUE)
    fields: str | None = fields_of(ISSUE)
    year: int | None = Field(None, ge=1900, le=2100, description="The year of the first month.")
    volume: int | None = Field(None, ge=1, le=1000)


@router.get("/issues", response=lists_of(ISSUE), operation_id="list_issues")
def list_issues(request: HttpRequest, asked: Query[AskedIssues]) -> HttpResponse:
    """Issues of the paper, the newest period first unless `order` says otherwise."""
    reading = Reading(asked.lang, request)
    issues = ISSUE.get_rows(reading)
    if asked.year:
        issues = issues.filter(first_month__year=asked.year)
    if asked.volume:
        issues = issues.filter(volume=asked.volume)
    return answer_list(reading, asked, ISSUE, issues)


@router.get("/issues/{int:id}", response=Issue, operation_id="get_issue")
def get_issue(request: HttpRequest, id: Key) -> HttpResponse:
    """One issue with its editorial and its articles, in the language it is written in."""
    return answer_page(request, ISSUE, id)
