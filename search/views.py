"""The search page: only what is live, for everybody, and in the reader's language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.frame import Frame, get_request_frame
from cms.core.languages import LanguageLink, link_languages
from cms.core.models import BasePage
from cms.core.query import paginate
from cms.core.searching import clean_query, find, get_readable_pages
from search.facets import get_facets, get_kinds, get_section

RESULTS_A_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`, ten a page, best first; `?section=` shows those of one section."""
    query = clean_query(request.GET.get("q", ""))
    frame = get_request_frame(request)
    context: dict[str, Any] = {
        "query": query,
        "title": _("Search"),
        "translations": get_search_pages(frame),
    }
    if query:
        pages = get_readable_pages(frame)
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


def get_search_pages(frame: Frame) -> list[LanguageLink]:
    """The search pages of all languages; each searches its own."""
    urls = {language.locale_id: language.search_url for language in frame.languages}
    return link_languages(frame.languages, urls, frame.language, None)


def get_results(pages: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """Each page as a teaser with the name of its kind; read at once for each kind."""
    pages = list(pages)
    kinds = {page.specific_class for page in pages}
    keys = [page.pk for page in pages]
    found = {
        page.pk: page
        for kind in kinds
        if kind and issubclass(kind, BasePage)
        for page in kind.objects.filter(pk__in=keys).with_teaser_data()
    }
    return [
        {"teaser": found[key].get_teaser(request), "kind": found[key].get_verbose_name()}
        for key in keys
        if key in found
    ]
