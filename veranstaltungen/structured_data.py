"""JSON-LD of a single date, as https://schema.org/Event has it."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.timezone import localtime

from cms.core import structured_data
from cms.core.models import Organisation, Place
from cms.site.languages import get_foreign_language
from veranstaltungen.recurrence.entries import Status

if TYPE_CHECKING:
    from cms.core.models.page_context import PageMetadata
    from cms.site.context import SiteContext

SCHEMA = "https://schema.org/"


def event_data(
    occurrence: Any,
    event: Any,
    meta: "PageMetadata",
    site_context: "SiteContext",
    request: HttpRequest,
) -> dict[str, Any]:
    """One date as schema.org's `Event`."""
    return structured_data.drop_empty(
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": occurrence.name,
            "description": meta.description,
            "url": meta.canonical,
            "image": meta.image,
            "inLanguage": site_context.language,
            **_times(occurrence),
            "eventStatus": SCHEMA + _status(occurrence),
            "eventAttendanceMode": SCHEMA + "OfflineEventAttendanceMode",
            "location": _place(event.place, site_context, request),
            "organizer": _organiser(event.organiser, site_context, request),
            "isAccessibleForFree": True if event.is_free else None,
            "offers": _offer(occurrence, event, meta),
        }
    )


def _times(occurrence: Any) -> dict[str, Any]:
    if occurrence.all_day:
        start, end = occurrence.first_day.isoformat(), occurrence.last_day.isoformat()
    else:
        start = localtime(occurrence.start).isoformat()
        end = localtime(occurrence.end).isoformat() if occurrence.end else ""
    return {
        "startDate": start,
        "endDate": end,
        "previousStartDate": _previous(occurrence),
    }


def _previous(occurrence: Any) -> str | None:
    planned = occurrence.original_start
    if planned is None:
        return None
    planned = localtime(planned)
    return planned.date().isoformat() if occurrence.all_day else planned.isoformat()


def _status(occurrence: Any) -> str:
    if occurrence.status == Status.CANCELLED:
        return "EventCancelled"
    if occurrence.status == Status.POSTPONED:
        return "EventPostponed"
    return "EventRescheduled" if occurrence.original_start else "EventScheduled"


def _place(
    place: Place | None, site_context: "SiteContext", request: HttpRequest
) -> dict[str, Any] | None:
    """Search engines want a place; without one it is the office's."""
    if place is None:
        office = structured_data.organization(site_context, request)
        known = {"@type": "Place", "name": office["name"], "address": office.get("address")}
        return structured_data.drop_empty(known)
    language = get_foreign_language(place)
    address = structured_data.drop_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": structured_data.language_tagged(place.street, language),
            "postalCode": place.postal_code,
            "addressLocality": structured_data.language_tagged(place.city, language),
            "addressCountry": "DE",
        }
    )
    name = structured_data.language_tagged(place.name, language)
    return {"@type": "Place", "name": name, "address": address}


def _organiser(
    organiser: Organisation | None, site_context: "SiteContext", request: HttpRequest
) -> dict[str, Any]:
    if organiser is None:
        return structured_data.organization(site_context, request)
    return structured_data.drop_empty(
        {
            "@type": "Organization",
            "name": structured_data.language_tagged(
                organiser.name, get_foreign_language(organiser)
            ),
            "url": organiser.url,
        }
    )


def _offer(occurrence: Any, event: Any, meta: "PageMetadata") -> dict[str, Any] | None:
    """Only what is known for certain: free entry, and whether there is room."""
    if not event.is_free or occurrence.is_off:
        return None
    availability = "SoldOut" if occurrence.status == Status.FULL else "InStock"
    return {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "EUR",
        "availability": SCHEMA + availability,
        "url": event.registration_url or meta.canonical,
    }
