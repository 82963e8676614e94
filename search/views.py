"""The search page: only what is live, for everybody, and in the reader's language."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.core.frame import Frame, get_request_frame
from cms.core.models import BasePage
from cms.core.query import in_restricted, paginate
from search.facets import get_facets, get_kinds, get_section

RESULTS_A_PAGE = 10
#: Longer input is cut: nobody types it, and the index cannot use it.
LONGEST_QUERY = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`, ten a page, best first; `?section=` shows those of one section."""
    query = clean_query(request.GET.get("q", ""))
    context: dict[str, Any] = {"query": query, "title": _("Search")}
    if query:
        pages = get_readable_pages(get_request_frame(request))
        section = get_section(request.GET.get("section", ""))
        counts = find(query, pages).facet("content_type_id")
        if section:
            pages = pages.filter(content_type__in=get_kinds(section))
        page_obj = paginate(request, find(query, pages), RESULTS_A_PAGE)
        context |= {
            "facets": get_facets(query, counts, section),
            "page_obj": page_obj,
            "results": get_results(page_obj, request),
            "section": section,
        }
    return render(request, "search/search.html", context)


def clean_query(text: str) -> str:
    """Input as the index can take it: no control characters, no quotes, not too long."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return re.sub(r'[\s"]+', " ", printable).strip()[:LONGEST_QUERY]


def get_readable_pages(frame: Frame) -> Any:
    """Pages of the frame's language that everybody may read."""
    # By key, as the index cannot filter by `alias_of`.
    aliases = Page.objects.exclude(alias_of=None).values("pk")
    pages = Page.objects.live().filter(locale=frame.locale, depth__gt=1).exclude(pk__in=aliases)
    if frame.restricted_paths:
        pages = pages.exclude(in_restricted(frame))
    return pages


def find(query: str, pages: Any) -> Any:
    """Those of `pages` with every word of the query, best match first."""
    return pages.search(query, operator="and")


def get_results(pages: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """Each page as a teaser with the name of its kind; read at once for each kind."""
    pages = list(pages)
    kinds = {page.specific_class for page in pages}
    keys = [page.pk for page in pages]
    found = {
        page.pk: page
        for kind in kinds
        if kind and issubclass(kind, BasePage)
        for page in kind.objects.filter(pk__in=keys).for_lists()
    }
    return [
        {"teaser": found[key].get_teaser(request), "kind": found[key].get_verbose_name()}
        for key in keys
        if key in found
    ]
