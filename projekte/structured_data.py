"""A project as search engines read it: https://schema.org/Project."""

from typing import TYPE_CHECKING, Any

from cms.core.models import Organisation, Place
from cms.core.structured_data import drop_empty, language_tagged
from cms.site.languages import get_foreign_language

if TYPE_CHECKING:
    from cms.core.models.page_context import PageMetadata


def describe(project: Any, meta: "PageMetadata") -> dict[str, Any]:
    """`Project`, with one `MonetaryGrant` for each funding line."""
    lines = project.funding_rows
    finished = project.status == "finished"
    return drop_empty(
        {
            "@context": "https://schema.org",
            "@type": "Project",
            "name": project.title,
            "description": project.aim or meta.description,
            "url": meta.canonical,
            "image": meta.image,
            "foundingDate": _month(project.start_month),
            "dissolutionDate": _month(project.end_month) if finished else None,
            "parentOrganization": _organisation(project.carrier),
            "member": [_organisation(one) for one in project.partner_organisations],
            "funder": [{"@type": "Organization", "name": line.source} for line in lines],
            "funding": [_grant(line) for line in lines],
            "location": _place(project.place),
        }
    )


def _month(day: Any) -> str | None:
    return f"{day:%Y-%m}" if day else None


def _organisation(row: Organisation | None) -> dict[str, Any] | None:
    if row is None:
        return None
    name = language_tagged(row.name, get_foreign_language(row))
    return drop_empty({"@type": "Organization", "name": name, "url": row.url})


def _grant(line: Any) -> dict[str, Any]:
    amount = {"@type": "MonetaryAmount", "value": str(line.amount), "currency": "EUR"}
    return drop_empty(
        {
            "@type": "MonetaryGrant",
            "funder": {"@type": "Organization", "name": line.source},
            "amount": amount if line.amount is not None else None,
        }
    )


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    language = get_foreign_language(place)
    address = drop_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": language_tagged(place.street, language),
            "postalCode": place.postal_code,
            "addressLocality": language_tagged(place.city, language),
        }
    )
    return drop_empty(
        {
            "@type": "Place",
            "name": language_tagged(place.name, language),
            "address": address if len(address) > 1 else None,
        }
    )
