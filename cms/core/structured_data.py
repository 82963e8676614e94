"""JSON-LD as search engines read it: https://schema.org, in the page's own language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Site

from cms.core.languages import LanguageLink
from cms.types import Link

if TYPE_CHECKING:
    from cms.core.frame import Frame


def absolute(url: str, request: HttpRequest) -> str:
    """`url` with scheme and host of the site, as it is set and not as the request claims."""
    if not url.startswith("/"):
        return url
    site = Site.find_for_request(request)
    return f"{site.root_url if site else ''}{url}"


def drop_empty(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known: an empty statement would be an untrue one."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def called(name: str, language: str = "") -> Any:
    """A name; with its `language` where that is another than the page's."""
    return {"@value": name, "@language": language} if language and name else name


def work(links: Iterable[LanguageLink], request: HttpRequest) -> dict[str, Any]:
    """What every `CreativeWork` says of its language, its original and its translations.

    `links` lead from the work into all languages. Works are named by their addresses.
    """
    known = {
        link.language.code: absolute(link.url, request) for link in links if link.is_translated
    }
    here = next((link.language.code for link in links if link.is_here), settings.LANGUAGE_CODE)
    own, original = known.get(here), known.get(settings.LANGUAGE_CODE)
    is_original = own is not None and own == original
    others = [url for code, url in known.items() if code != here]
    return drop_empty(
        {
            "@id": own,
            "inLanguage": here,
            "translationOfWork": {"@id": original} if original and not is_original else None,
            "workTranslation": [{"@id": url} for url in others] if is_original else None,
        }
    )


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
    details = frame.office
    if details is None:
        return {"@type": "Organization", "name": frame.site_name}
    language = frame.fallback_language
    address = drop_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": called(details.street, language),
            "postalCode": details.postal_code,
            "addressLocality": called(details.city, language),
        }
    )
    return drop_empty(
        {
            "@type": "Organization",
            "name": called(details.publisher or details.site_name, language),
            "url": absolute(frame.home_url, request),
            "telephone": details.phone,
            "email": details.email,
            "address": address if len(address) > 1 else None,
        }
    )
