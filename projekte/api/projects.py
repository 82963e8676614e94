"""Projects in the API."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from cms.api import builders
from cms.api.answers import answer_page
from cms.api.blocks import read_download, want_blocks
from cms.api.library import Part, Wanted
from cms.api.paging import AskedList, Key, Word, answer_list, fields_of, lists_of, order_of
from cms.api.reading import Reading
from cms.api.shapes import ORDERS, Shape, attribute, register, want_person
from cms.core.models import Topic
from projekte.api.schemas import Project, ProjectSummary
from projekte.models import FundingLine, ProjectPage, ProjectPartner

router = Router(tags=["Projects"])


def _get_partners(projects: Sequence[Any], reading: Reading) -> Part:
    rows = ProjectPartner.objects.filter(project__in=[project.pk for project in projects])
    fields = {
        "order": "sort_order",
        "uuid": "organisation__translation_key",
        "name": "organisation__name",
        "url": "organisation__url",
    }
    return Part("partners", rows, "project_id", fields)


def _partners(project: Any, reading: Reading) -> list[dict[str, Any]]:
    rows = reading.library.get_part("partners", project.pk)
    return [
        {"uuid": str(UUID(row["uuid"])), "name": row["name"], "url": row["url"]} for row in rows
    ]


def _get_funding(projects: Sequence[Any], reading: Reading) -> Part:
    rows = FundingLine.objects.filter(project__in=[project.pk for project in projects])
    fields = {name: name for name in ("source", "amount", "share", "note")}
    fields["order"] = "sort_order"
    return Part("funding", rows, "project_id", fields, relation="funding_lines")


def _funding(project: Any, reading: Reading) -> list[dict[str, Any]]:
    return [
        {name: row[name] for name in ("source", "amount", "share", "note")}
        for row in reading.library.get_part("funding", project.pk)
    ]


def _want_documents(project: Any, wanted: Wanted) -> None:
    want_blocks(project.documents, wanted)


PROJECT = register(
    Shape(
        ProjectPage,
        kind="project",
        path="projects",
        summary=ProjectSummary,
        detail=Project,
        shown_with=("carrier", "place"),
        builders={
            "period": attribute("period_label"),
            "carrier": lambda project, reading: builders.organisation(project.carrier, reading),
            "place": lambda project, reading: builders.place(project.place, reading),
            "contact": lambda project, reading: builders.person(reading, project.contact_id),
            "partners": _partners,
            "funding": _funding,
            "documents": lambda project, reading: [
                read_download(row["value"], reading) for row in project.documents.raw_data
            ],
        },
        wants={"contact": want_person("contact"), "documents": _want_documents},
        rows={"partners": _get_partners, "funding": _get_funding},
        orders={
            "-start_month": ("-start_month", "-pk"),
            "start_month": ("start_month", "pk"),
            **ORDERS,
        },
    )
)


class AskedProjects(AskedList):
    """Which projects, and what of them."""

    order: str = order_of(PROJECT)
    fields: str | None = fields_of(PROJECT)
    status: Literal["planned", "running", "finished"] | None = None
    topic: Word | None = Field(None, description="The `slug` of a topic.")
    carrier: UUID | None = Field(None, description="The `uuid` of an organisation.")


@router.get("/projects", response=lists_of(PROJECT), operation_id="list_projects")
def list_projects(request: HttpRequest, asked: Query[AskedProjects]) -> HttpResponse:
    """Projects, the latest start first unless `order` says otherwise."""
    reading = Reading(asked.lang, request)
    projects = PROJECT.get_rows(reading)
    if asked.status:
        projects = projects.with_status(asked.status)
    if asked.topic:
        topics = Topic.objects.filter(slug=asked.topic, locale=reading.reach.locale)
        projects = projects.about_any(topics.values("translation_key"))
    if asked.carrier:
        projects = projects.filter(carrier__translation_key=asked.carrier)
    return answer_list(reading, asked, PROJECT, projects)


@router.get("/projects/{int:id}", response=Project, operation_id="get_project")
def get_project(request: HttpRequest, id: Key) -> HttpResponse:
    """One project with its text, in the language it is written in."""
    return answer_page(request, PROJECT, id)
