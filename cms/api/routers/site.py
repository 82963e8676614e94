"""The site as a whole."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Query, Router

from cms.api.pagination import QueryParams
from cms.api.responses import answer
from cms.api.schemas.site import Site
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import serialize_contact, serialize_loaded_image
from cms.api.serializers.hours import serialize_hours, serialize_notices
from cms.sections import get_sections
from cms.site.content_version import get_request_content_version
from cms.site.context import SiteContext, get_site_context
from cms.site.languages import Language
from cms.types import Link

router = Router(tags=["Site"])


@router.get("/site", response=Site, operation_id="get_site")
def get_site(request: HttpRequest, params: Query[QueryParams]) -> HttpResponse:
    """Name, languages, menus, contact, opening hours, funders: what stands around every page."""
    context = SerializerContext(params.lang, request)
    site_context = get_site_context(params.lang, get_request_content_version(request))
    details = site_context.details
    return answer(
        context,
        {
            "name": site_context.site_name,
            "tagline": details.tagline if details else "",
            "lang": site_context.language,
            "direction": site_context.direction,
            "url": context.get_absolute(site_context.home_url),
            "languages": [_language(language, context) for language in site_context.languages],
            "menu": _links(site_context.menu, context),
            "footer_menu": _links(site_context.footer_menu, context),
            "legal": _links(site_context.legal, context),
            "feeds": [
                {"title": link.title, "url": context.get_absolute(link.url), "type": link.kind}
                for link in site_context.feeds
            ],
            "contact": serialize_contact(site_context.office),
            **_hours(site_context),
            "funders": [
                {
                    "name": funder.name,
                    "wording": funder.wording,
                    "url": funder.url,
                    "logo": serialize_loaded_image(context, funder.logo, funder.name),
                }
                for funder in site_context.funders
            ],
            "sections": [section.name for section in get_sections()],
        },
    )


def _hours(site_context: SiteContext) -> dict[str, Any]:
    """Hours and notices, in words of the language that was asked for."""
    hours = site_context.hours
    with translation.override(site_context.language):
        return {
            "opening_hours": hours.lines,
            "hours": serialize_hours(hours),
            "notices": serialize_notices(hours, site_context.language),
        }


def _language(language: Language, context: SerializerContext) -> dict[str, str]:
    return {
        "code": language.code,
        "name": language.name,
        "direction": language.direction,
        "url": context.get_absolute(language.home_url),
    }


def _links(links: tuple[Link, ...], context: SerializerContext) -> list[dict[str, Any]]:
    return [
        {
            "title": link.title,
            "url": context.get_absolute(link.url),
            "lang": link.language or context.language,
        }
        for link in links
    ]
