"""Projects in the API."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db.models import Q
from ninja import FilterLookup, FilterSchema, Router
from pydantic import BaseModel, Field

from cms.api.page_routes import add_page_routes
from cms.api.pagination import Word
from cms.api.prefetch import ChildRows, References
from cms.api.resources import ORDERS, PageResource, attribute, collect_person
from cms.api.schemas.media import Document
from cms.api.schemas.pages import PageBody, PageItem, ReadOn
from cms.api.schemas.people import Organisation, Person, Place, Term
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.blocks import collect_block_references, serialize_download
from cms.api.serializers.common import serialize_organisation, serialize_person, serialize_place
from projekte import models
from projekte.models import ProjectPage, ProjectPartner


class ProjectSummary(PageItem):
    """A project as lists show it."""

    type: Literal["project"]
    aim: str = Field(description="What shall be better afterwards.")
    status: Literal["planned", "running", "finished"]
    period: str = Field(description="In words.", examples=["Januar 2026 bis Dezember 2028"])
    start_month: date | None = Field(description="The first day of the month.")
    end_month: date | None = Field(description="Null while the end is open.")
    carrier: Organisation | None = Field(description="Who is responsible.")
    place: Place | None
    topics: list[Term]


class FundingLine(BaseModel):
    """A source of money."""

    source: str
    amount: float | None = Field(description="In euro; null where it is not known.")
    share: float | None = Field(description="In per cent, as the grant says it.")
    note: str


class ProjectDocument(BaseModel):
    """A file about the project."""

    document: Document | None = Field(description="Null: it is not for everybody, or gone.")
    title: str
    description: str


class Partner(BaseModel):
    """An organisation that takes part."""

    uuid: str
    name: str
    url: str


class Project(ReadOn, PageBody, ProjectSummary):
    """A project with its text, partners, money and documents."""

    contact: Person | None
    partners: list[Partner]
    funding: list[FundingLine]
    documents: list[ProjectDocument]


def _get_partners(projects: Sequence[Any], context: SerializerContext) -> ChildRows:
    rows = ProjectPartner.objects.filter(project__in=[project.pk for project in projects])
    fields = {
        "order": "sort_order",
        "uuid": "organisation__translation_key",
        "name": "organisation__name",
        "url": "organisation__url",
    }
    return ChildRows("partners", rows, "project_id", fields)


def _partners(project: Any, context: SerializerContext) -> list[dict[str, Any]]:
    rows = context.prefetched.get_child_rows("partners", project.pk)
    return [
        {"uuid": str(UUID(row["uuid"])), "name": row["name"], "url": row["url"]} for row in rows
    ]


def _get_funding(projects: Sequence[Any], context: SerializerContext) -> ChildRows:
    rows = models.FundingLine.objects.filter(project__in=[project.pk for project in projects])
    fields = {name: name for name in ("source", "amount", "share", "note")}
    fields["order"] = "sort_order"
    return ChildRows("funding", rows, "project_id", fields, relation="funding_lines")


def _funding(project: Any, context: SerializerContext) -> list[dict[str, Any]]:
    return [
        {name: row[name] for name in ("source", "amount", "share", "note")}
        for row in context.prefetched.get_child_rows("funding", project.pk)
    ]


def _want_documents(project: Any, references: References) -> None:
    collect_block_references(project.documents, references)


PROJECT = PageResource(
    ProjectPage,
    kind="project",
    path="projects",
    summary=ProjectSummary,
    detail=Project,
    detail_select_related=("carrier", "place"),
    serializers={
        "period": attribute("period_label"),
        "carrier": lambda project, context: serialize_organisation(project.carrier, context),
        "place": lambda project, context: serialize_place(project.place, context),
        "contact": lambda project, context: serialize_person(context, project.contact_id),
        "partners": _partners,
        "funding": _funding,
        "documents": lambda project, context: [
            serialize_download(row["value"], context) for row in project.documents.raw_data
        ],
    },
    collectors={"contact": collect_person("contact"), "documents": _want_documents},
    child_rows={"partners": _get_partners, "funding": _get_funding},
    orders={
        "-start_month": ("-start_month", "-pk"),
        "start_month": ("start_month", "pk"),
        **ORDERS,
    },
)

RESOURCES = (PROJECT,)
router = Router(tags=["Projects"])


class ProjectFilters(FilterSchema):
    """Which projects."""

    status: Literal["planned", "running", "finished"] | None = None
    topic: Word | None = Field(None, description="The `slug` of a topic.")
    carrier: Annotated[UUID | None, FilterLookup("carrier__translation_key")] = Field(
        None, description="The `uuid` of an organisation."
    )

    def filter_topic(self, slug: str) -> Q:
        return Q(pk__in=ProjectPage.objects.about(slug).values("pk"))


add_page_routes(
    router,
    PROJECT,
    ProjectFilters,
    list_description="Projects, the latest start first unless `order` says otherwise.",
)
