"""Garden and diary as search engines read them: https://schema.org."""

from typing import TYPE_CHECKING, Any

from cms.core.structured_data import drop_empty, language_tagged
from cms.site.languages import get_foreign_language

if TYPE_CHECKING:
    from cms.core.models.page_context import PageMetadata


def describe_garden(garden: Any, meta: "PageMetadata") -> dict[str, Any]:
    """`Place`: schema.org has no type for gardens, and this one is no `Park` of the town."""
    place = garden.place
    language = get_foreign_language(place) if place else ""
    address = drop_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": language_tagged(place.street, language),
            "postalCode": place.postal_code,
            "addressLocality": language_tagged(place.city, language),
        }
        if place
        else {}
    )
    return drop_empty(
        {
            "@context": "https://schema.org",
            "@type": "Place",
            "name": garden.title,
            "description": meta.description,
            "url": meta.canonical,
            "image": meta.image,
            "telephone": garden.contact.phone if garden.contact else None,
            "address": address if len(address) > 1 else None,
        }
    )


def describe_entry(
    entry: Any, meta: "PageMetadata", work: dict[str, Any], publisher: dict[str, Any]
) -> dict[str, Any]:
    """`BlogPosting`, dated with the day it tells of as `dateCreated`."""
    published, changed = entry.first_published_at, entry.last_published_at
    return drop_empty(
        {
            "@context": "https://schema.org",
            "@type": "BlogPosting",
            "headline": entry.title,
            "description": meta.description,
            "url": meta.canonical,
            "image": meta.image,
            "dateCreated": entry.date.isoformat() if entry.date else None,
            "datePublished": published.isoformat() if published else None,
            "dateModified": changed.isoformat() if changed else None,
            **work,
            "author": publisher,
            "publisher": publisher,
        }
    )
