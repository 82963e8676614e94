"""What the site answers outside of its pages: sitemap, robots.txt, uploads, refused forms."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.defaults import permission_denied
from django.views.static import serve
from wagtail.documents.views.serve import serve as serve_document
from wagtail.models import Page
from wagtail.views import serve as serve_page

from cms.documents.models import CustomDocument
from cms.images.storage import PublicStorage
from cms.site.context import get_request_site_context
from cms.site.files import is_document_public, may_open_document
from cms.site.languages import NO_HREFLANG, get_alternates
from cms.site.links import absolute
from cms.site.routing import route_request
from cms.texts.tidy import tidy

#: A sitemap may hold 50,000 addresses, https://www.sitemaps.org/protocol.html
LIMIT = 50_000


def page(request: HttpRequest, path: str) -> HttpResponse:
    """The page of an address, as Wagtail serves it; found in fewer queries."""
    route_request(request, path)
    return serve_page(request, path)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All readable pages below the home pages of the languages that are online."""
    context = {"entries": get_entries(request)}
    text = render_to_string("core/sitemap.xml", context, request)
    return HttpResponse(tidy(text), content_type="application/xml")


def get_entries(request: HttpRequest) -> list[dict[str, Any]]:
    """Address, day of the last change and translations of each page."""
    site_context = get_request_site_context(request)
    languages = {language.locale_id: language.code for language in site_context.languages}
    pages = Page.objects.live().filter(alias_of=None, depth__gt=1, locale_id__in=languages)
    found = pages.select_related("locale").order_by("path")[:LIMIT]
    entries = [
        {
            "key": page.translation_key,
            "language": languages[page.locale_id],
            "url": page.get_full_url(request),
            "changed": page.last_published_at,
        }
        for page in found
        if site_context.includes(page)
    ]
    return _with_alternates([entry for entry in entries if entry["url"]])


def _with_alternates(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    groups: dict[Any, dict[str, str]] = defaultdict(dict)
    for entry in entries:
        groups[entry["key"]][entry["language"]] = entry["url"]
    for entry in entries:
        is_announced = entry["language"] not in NO_HREFLANG
        entry["alternates"] = get_alternates(groups[entry["key"]]) if is_announced else []
    return entries


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but the admin and endless search results."""
    search = get_request_site_context(request).search_url
    lines = (
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {search}",
        "",
        f"Sitemap: {absolute(reverse('sitemap'), request)}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_contact(_request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole, as RFC 9116 has it; nothing where the settings name nobody."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    # It must end some day, so that nobody writes to people who have left; it is always fresh here.
    midnight = localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    expires = (midnight + timedelta(days=180)).isoformat()
    languages = ", ".join(code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    lines = (
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {expires}",
        f"Preferred-Languages: {languages}, en",
        f"Canonical: {settings.SITE_URL}{reverse('security_contact')}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseForbidden:
    """A form that was open too long or came from elsewhere: the page that says what to do."""
    return permission_denied(request, PermissionDenied(reason))


# Names of copies never come back with other contents, so browsers may keep them.
@cache_control(public=True, max_age=86_400)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A copy of a picture, where no web server in front hands it out."""
    return serve(request, path, document_root=str(PublicStorage().base_location))


@require_safe
def document(request: HttpRequest, key: str, filename: str) -> HttpResponseBase:
    """A document, for those who may have it; for all others there is none."""
    row = get_object_or_404(CustomDocument, pk=key)
    is_public = is_document_public(row)
    if not is_public and not may_open_document(request, row):
        raise Http404
    # Public until something else is published: whoever keeps it asks again each time.
    return send_document(request, row, filename, "no-cache" if is_public else "private, no-store")


def send_document(
    request: HttpRequest, row: CustomDocument, filename: str, cache: str
) -> HttpResponseBase:
    """What Wagtail answers for a document, once it is decided that somebody may have it."""
    response = serve_document(request, row.pk, filename)
    response.headers["Cache-Control"] = cache
    # A 304 as well: browsers take its headers over for what they have kept.
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    # Wagtail writes there what it does not know.
    if response.headers.get("Content-Encoding") == "None":
        del response.headers["Content-Encoding"]
    return response
