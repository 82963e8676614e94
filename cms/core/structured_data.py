"""JSON-LD as search engines read it: https://schema.org, in the page's own language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from wagtail.models import Site

from cms.core.sections import Link

if TYPE_CHECKING:
    from cms.core.frame import Frame


def absolute(url: str, request: HttpRequest) -> str:
    """`url` with scheme and host of the site, as it is set and not as the request claims."""
    if not url.startswith("/"):
        return url
    site = Site.find_for_request(request)
    return f"{site.root_url if site else ''}{url}"


def without_empty(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known: an empty statement would be an untrue one."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def breadcrumbs(links: Iterable[Link], request: HttpRequest) -> dict[str, Any]:
    """`BreadcrumbList` of the way to a page, the page itself last."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": str(link.title),
                "item": absolute(link.url, request),
            }
            for position, link in enumerate(links, start=1)
        ],
    }


def organization(frame: "Frame", request: HttpRequest) -> dict[str, Any]:
    """`Organization` that publishes the site."""
    details = frame.details
    if details is None:
        return {"@type": "Organization", "name": frame.site_name}
    address = without_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": details.street,
            "postalCode": details.postal_code,
            "addressLocality": details.city,
        }
    )
    return without_empty(
        {
            "@type": "Organization",
            "name": details.publisher or details.site_name,
            "url": absolute(frame.home_url, request),
            "telephone": details.phone,
            "email": details.email,
            "address": address if len(address) > 1 else None,
        }
    )
