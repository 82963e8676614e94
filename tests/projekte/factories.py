"""Projects for tests; see `tests/factories.py`."""

from datetime import date
from itertools import count
from typing import Any

from cms.core.models import Organisation, Place
from projekte.models import FundingLine, ProjectIndexPage, ProjectPage, ProjectPartner
from tests import factories

_numbers = count(1)


def organisation(name: str = "", **fields: Any) -> Organisation:
    """An organisation."""
    name = name or f"Verein {next(_numbers)}"
    return Organisation.objects.create(name=name, locale=factories.language(), **fields)


def place(name: str = "", **fields: Any) -> Place:
    """A place with an address."""
    fields = {"street": "Am Hang 1", "postal_code": "07745", "city": "Jena", **fields}
    name = name or f"Ort {next(_numbers)}"
    return Place.objects.create(name=name, locale=factories.language(), **fields)


def index() -> ProjectIndexPage:
    """The index of projects; made once, then the same."""
    known = ProjectIndexPage.objects.filter(slug="projekte").first()
    page = known or ProjectIndexPage(title="Projekte", slug="projekte", teaser="Woran wir arbeiten")
    return known or factories._add(factories.home_page(), page, {})


def line(source: str = "", **fields: Any) -> FundingLine:
    """A funding line that belongs to no project yet."""
    source = source or f"Geldgeber {next(_numbers)}"
    return FundingLine(source=source, locale=factories.language(), **fields)


def project(title: str = "", **fields: Any) -> ProjectPage:
    """A running project; `lines`, `partners`, `topics` and `related` are lists."""
    number = next(_numbers)
    lines = fields.pop("lines", [])
    partners = fields.pop("partners", [])
    topics = fields.pop("topics", [])
    related = fields.pop("related", [])
    options = {name: fields.pop(name) for name in ("live", "published") if name in fields}
    given = {
        "aim": f"Ziel {number}",
        "teaser": f"Anreißer {number}",
        "start_month": date(2026, 1, 1),
        "lead_image": factories.image(),
        "lead_image_alt": f"Bild zu Projekt {number}",
    }
    page = ProjectPage(title=title or f"Projekt {number}", **{**given, **fields})
    page.funding_lines.set(factories.in_order(lines))
    page.partners.set(
        factories.in_order(
            ProjectPartner(organisation=one, locale=factories.language()) for one in partners
        )
    )
    page.topics.set(topics)
    page.related_pages = [("page", one) for one in related]
    return factories._add(index(), page, options)
