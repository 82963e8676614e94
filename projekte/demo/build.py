"""The projects' part of the demo site."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from wagtail.models import Page

from cms.core.models import Organisation, Place
from cms.demo.body import find_page, to_stream
from cms.demo.site import DemoSite, read_folder, read_toml
from projekte.models import FundingLine, ProjectIndexPage, ProjectPage, ProjectPartner

CONTENT = Path(__file__).parent


def build(demo: DemoSite) -> None:
    """The index, then the projects; links to other pages come last."""
    plan = read_toml(CONTENT / "projects.toml")
    for data in plan["organisation"]:
        Organisation.objects.create(locale=demo.locale, **data)
    index = ProjectIndexPage(slug="projekte", show_in_menus=True, **plan["index"])
    demo.add_page(demo.home, index)
    demo.index_pages.append(index)
    for number, (slug, data) in enumerate(read_folder(CONTENT / "projects")):
        project = _make_project(demo, slug, data)
        project.body = to_stream(demo, data["body"])
        demo.add_page(index, project, demo.now - timedelta(days=300 - 30 * number))


def finish(demo: DemoSite) -> None:
    """Links to pages that were not there when the projects were built."""
    for slug, data in read_folder(CONTENT / "projects"):
        project = ProjectPage.objects.get(slug=slug, locale=demo.locale)
        chosen = [page for page in (_find(demo, path) for path in data.get("related", [])) if page]
        project.related_pages = [("page", page) for page in chosen]
        demo.publish(project)


def _find(demo: DemoSite, address: str) -> Page | None:
    """The page, unless its section is not plugged in."""
    try:
        return find_page(demo, address)
    except Page.DoesNotExist:
        return None


def _make_project(demo: DemoSite, slug: str, data: dict[str, Any]) -> ProjectPage:
    image = data["image"]
    project = ProjectPage(
        title=data["title"],
        slug=slug,
        status=data["status"],
        start_month=data["start"],
        end_month=data.get("end"),
        teaser=data["teaser"],
        aim=data["aim"],
        carrier=_organisation(demo, data["carrier"]),
        contact=demo.person(data["contact"]),
        place=Place.objects.filter(name=data.get("place"), locale=demo.locale).first(),
        lead_image=demo.image(image),
        lead_image_alt=image["alt"],
        lead_image_caption=image["caption"],
    )
    project.topics.set(demo.topics(data["topics"]))
    project.documents = [
        # The title is a text of the page, so that translations word it in their own language.
        ("document", {"document": demo.document(title), "title": title, "description": ""})
        for title in data.get("documents", [])
    ]
    _add_rows(demo, project, data)
    return project


def _add_rows(demo: DemoSite, project: ProjectPage, data: dict[str, Any]) -> None:
    """Partners and funding in the order of the file."""
    partners = [
        ProjectPartner(organisation=_organisation(demo, name), locale=demo.locale, sort_order=order)
        for order, name in enumerate(data.get("partners", []))
    ]
    lines = [
        FundingLine(
            locale=demo.locale,
            sort_order=order,
            source=line["source"],
            amount=_decimal(line.get("amount")),
            share=_decimal(line.get("share")),
            note=line.get("note", ""),
        )
        for order, line in enumerate(data["funding"])
    ]
    project.partners.set(partners)
    project.funding_lines.set(lines)


def _organisation(demo: DemoSite, name: str) -> Organisation:
    return Organisation.objects.get(name=name, locale=demo.locale)


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
