"""The search page: only what is live, for everybody, and in the reader's language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.models import BasePage
from cms.core.querysets import paginate
from cms.core.search import clean_query, find, get_readable_pages
from cms.site.context import SiteContext, get_request_site_context
from cms.site.languages import LanguageLink, link_languages
from search.facets import get_facets, get_kinds, get_section

RESULTS_A_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`, ten a page, best first; `?section=` shows those of one section."""
    query = clean_query(request.GET.get("q", ""))
    site_context = get_request_site_context(request)
    context: dict[str, Any] = {
        "query": query,
        "title": _("Search"),
        "language_links": get_search_pages(site_context),
    }
    if query:
        pages = get_readable_pages(site_context)
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


def get_search_pages(site_context: SiteContext) -> list[LanguageLink]:
    """The search pages of all languages; each searches its own."""
    urls = {language.locale_id: language.search_url for language in site_context.languages}
    return link_languages(site_context.languages, urls, site_context.language, None)


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
