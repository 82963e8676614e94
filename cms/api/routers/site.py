"""The site as a whole."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cms.api import builders
from cms.api.answers import answer
from cms.api.paging import Asked
from cms.api.reading import Reading
from cms.api.schemas.site import Site
from cms.core.frame import get_frame
from cms.core.languages import Language
from cms.core.reach import read_stamps
from cms.core.sections import Link, get_sections

router = Router(tags=["Site"])


@router.get("/site", response=Site, operation_id="get_site")
def get_site(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """Name, languages, menus, contact, opening hours, funders: what stands around every page."""
    reading = Reading(asked.lang, request)
    frame = get_frame(asked.lang, read_stamps(request))
    details = frame.details
    return answer(
        reading,
        {
            "name": frame.site_name,
            "tagline": details.tagline if details else "",
            "lang": frame.language,
            "direction": frame.direction,
            "url": reading.get_absolute(frame.home_url),
            "languages": [_language(language, reading) for language in frame.languages],
            "menu": _links(frame.menu, reading),
            "footer_menu": _links(frame.footer_menu, reading),
            "legal": _links(frame.legal, reading),
            "feeds": [
                {"title": link.title, "url": reading.get_absolute(link.url), "type": link.kind}
                for link in frame.feeds
            ],
            "contact": _contact(frame.office),
            "opening_hours": details.opening_lines if details else [],
            "funders": [
                {
                    "name": funder.name,
                    "wording": funder.wording,
                    "url": funder.url,
                    "logo": builders.image_of(reading, funder.logo, funder.name),
                }
                for funder in frame.funders
            ],
            "sections": [section.name for section in get_sections()],
        },
    )


def _language(language: Language, reading: Reading) -> dict[str, str]:
    return {
        "code": language.code,
        "name": language.name,
        "direction": language.direction,
        "url": reading.get_absolute(language.home_url),
    }


def _links(links: tuple[Link, ...], reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "title": link.title,
            "url": reading.get_absolute(link.url),
            "lang": link.language or reading.language,
        }
        for link in links
    ]


def _contact(office: Any) -> dict[str, str] | None:
    if office is None:
        return None
    names = ("publisher", "street", "postal_code", "city", "phone", "email")
    return {name: getattr(office, name) for name in names}
