"""What the site answers outside of its pages: sitemap, robots.txt, uploads, refused forms."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from math import ceil
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
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
from cms.site.content_version import get_request_content_version
from cms.site.context import SiteContext, get_request_site_context
from cms.site.files import is_document_public, may_open_document
from cms.site.languages import NO_HREFLANG, get_alternates
from cms.site.links import absolute
from cms.site.routing import route_request
from cms.site.totals import count_rows
from cms.texts.tidy import tidy

#: Of what a sitemap says.
ENTRY = (
    *("translation_key", "locale_id", "path", "url_path"),
    *("live", "alias_of_id", "last_published_at"),
)
#: How many pages stand in one sitemap; 50,000 may, https://www.sitemaps.org/protocol.html
PAGES_A_SITEMAP = 1000


def page(request: HttpRequest, path: str) -> HttpResponse:
    """The page of an address, as Wagtail serves it; found in fewer queries."""
    route_request(request, path)
    return serve_page(request, path)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All readable pages of the languages that are online; of a large site where its parts are."""
    parts = range(1, _count_sitemaps(request) + 1)
    if len(parts) == 1:
        return sitemap_part(request, 1)
    urls = [absolute(reverse("sitemap_part", args=(number,)), request) for number in parts]
    text = render_to_string("core/sitemap_index.xml", {"urls": urls})
    return HttpResponse(text, content_type="application/xml")


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One part, in the order of the tree.

    Raises:
        Http404: there are not so many.
    """
    if not 1 <= number <= _count_sitemaps(request):
        raise Http404
    text = render_to_string("core/sitemap.xml", {"entries": get_entries(request, number)})
    return HttpResponse(tidy(text), content_type="application/xml")


def _count_sitemaps(request: HttpRequest) -> int:
    pages = _get_pages(get_request_site_context(request))
    count = count_rows(pages, get_request_content_version(request))
    return max(1, ceil(count / PAGES_A_SITEMAP))


def _get_pages(site_context: SiteContext) -> QuerySet[Page]:
    locales = [language.locale_id for language in site_context.languages]
    pages: QuerySet[Page] = Page.objects.live()
    return pages.filter(alias_of=None, depth__gt=1, locale_id__in=locales).order_by("path")


def get_entries(request: HttpRequest, number: int) -> list[dict[str, Any]]:
    """Address, day of the last change and translations of each page of a part."""
    site_context = get_request_site_context(request)
    pages = _get_pages(site_context)
    begin = (number - 1) * PAGES_A_SITEMAP
    part = list(_read_entries(pages[begin : begin + PAGES_A_SITEMAP], request))
    keys = {entry["key"] for entry in part}
    groups: dict[Any, dict[str, str]] = defaultdict(dict)
    # Translations stand in other parts.
    for entry in _read_entries(pages.filter(translation_key__in=keys), request):
        groups[entry["key"]][entry["language"]] = entry["url"]
    for entry in part:
        is_announced = entry["language"] not in NO_HREFLANG
        entry["alternates"] = get_alternates(groups[entry["key"]]) if is_announced else []
    return part


def _read_entries(pages: QuerySet[Page], request: HttpRequest) -> Iterator[dict[str, Any]]:
    site_context = get_request_site_context(request)
    languages = {language.locale_id: language for language in site_context.languages}
    root = absolute("/", request).removesuffix("/")
    for page in pages.values_list(*ENTRY, named=True):
        if site_context.includes(page):
            language = languages[page.locale_id]
            yield {
                "key": page.translation_key,
                "language": language.code,
                "url": f"{root}{language.get_url(page)}",
                "changed": page.last_published_at,
            }


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
