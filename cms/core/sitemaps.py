"""sitemap.xml and robots.txt: every readable page of every language, with its alternates."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms.core.frame import get_request_frame
from cms.core.query import in_restricted
from cms.core.structured_data import absolute

#: A sitemap may hold 50,000 addresses, https://www.sitemaps.org/protocol.html
LIMIT = 50_000


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All readable pages below the home pages of all languages."""
    context = {"entries": get_entries(request)}
    return render(request, "core/sitemap.xml", context, content_type="application/xml")


def get_entries(request: HttpRequest) -> list[dict[str, Any]]:
    """Address, day of the last change and translations of each page."""
    site = Site.find_for_request(request)
    homes = site.root_page.get_translations(inclusive=True).live().values_list("path", flat=True)
    pages = Page.objects.live().filter(alias_of=None, depth__gt=1).select_related("locale")
    restricted = get_request_frame(request).restricted_paths
    if restricted:
        pages = pages.exclude(in_restricted(get_request_frame(request)))
    trees = tuple(homes)
    entries = [
        {
            "key": page.translation_key,
            "language": page.locale.language_code,
            "url": page.get_full_url(request),
            "changed": page.last_published_at,
        }
        for page in pages.order_by("path")[:LIMIT]
        if page.path.startswith(trees)
    ]
    return _with_alternates([entry for entry in entries if entry["url"]])


def _with_alternates(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    groups: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        groups[entry["key"]].append(entry)
    for entry in entries:
        group = groups[entry["key"]]
        entry["alternates"] = group if len(group) > 1 else []
    return entries


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but the admin and endless search results."""
    search = get_request_frame(request).search_url
    lines = (
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {search}",
        "",
        f"Sitemap: {absolute(reverse('sitemap'), request)}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
