"""The search page: only what is live, for everybody, and in the reader's language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.document_search import find_documents
from cms.core.models import BasePage
from cms.core.querysets import paginate
from cms.core.search import clean_query, find, get_readable_pages
from cms.site.content_version import get_request_content_version
from cms.site.context import SiteContext, get_request_site_context
from cms.site.languages import LanguageLink, link_languages
from cms.site.visibility import get_public_scope
from search.facets import get_facets, get_kinds, get_section

RESULTS_A_PAGE = 10
#: In German, below those in the reader's language.
GERMAN_RESULTS = 3
MOST_SYNONYMS = 5


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`, ten a page, best first; `?section=` shows those of one section."""
    query = clean_query(request.GET.get("q", ""))
    site_context = get_request_site_context(request)
    language = site_context.language
    context: dict[str, Any] = {
        "query": query,
        "title": _("Search"),
        "language_links": get_search_pages(site_context),
    }
    if query:
        pages = get_readable_pages(site_context)
        section = get_section(request.GET.get("section", ""))
        found = find(query, pages, language)
        counts = found.facet("content_type_id")
        if section:
            found = find(query, pages.filter(content_type__in=get_kinds(section)), language)
        page_obj = paginate(request, found, RESULTS_A_PAGE)
        version = get_request_content_version(request)
        narrowed = section or page_obj.number > 1
        context |= {
            "facets": get_facets(query, counts, section),
            "page_obj": page_obj,
            "results": get_results(page_obj, request),
            "section": section,
            "words": get_words(found),
            "documents": [] if narrowed else find_documents(query, site_context, version),
            "german": get_german_hits(query, site_context, request),
        }
    return render(request, "search/search.html", context)


def get_words(found: Any) -> dict[str, Any]:
    """What else was looked for: `meant` instead of what no page has, `also` by synonyms."""
    parsed = getattr(found, "parsed", None)
    if parsed is None or not found.count():
        return {}
    return {"meant": parsed.get_meant(), "also": ", ".join(parsed.also[:MOST_SYNONYMS])}


def get_german_hits(
    query: str, site_context: SiteContext, request: HttpRequest
) -> list[dict[str, Any]]:
    """The best hits in the office's own language, for readers of another one.

    Only what their language has no page for.
    """
    original = get_public_scope(settings.LANGUAGE_CODE)
    language = site_context.language
    if language == original.language or not original.is_online(original.language):
        return []
    keys = get_readable_pages(site_context).values("translation_key")
    pages = get_readable_pages(original).exclude(translation_key__in=keys)
    return get_results(find(query, pages, original.language, language)[:GERMAN_RESULTS], request)


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
