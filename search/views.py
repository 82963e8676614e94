"""The search page: only what is live, for everybody, and in the reader's language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.answers import find_answers
from cms.core.document_search import find_documents
from cms.core.facets import MOST_COUNTED, SECTION, Facets, get_section
from cms.core.querysets import paginate
from cms.core.search import Found, ReaderQuery, clean_query, get_readable_pages, tell_searched
from cms.site.content_version import get_request_content_version
from cms.site.context import SiteContext, get_request_site_context
from cms.site.languages import LanguageLink, link_languages
from cms.site.links import absolute
from search.facets import get_address, get_facet_links, get_section_links
from search.promotions import find_promotions
from search.results import get_german_hits, get_results

RESULTS_A_PAGE = 10
MOST_SYNONYMS = 5
#: OpenSearch 1.1 allows no more.
LONGEST_SHORT_NAME = 16


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `?q=`, ten a page, best first; `?section=` and other facets narrow them down."""
    query = clean_query(request.GET.get("q", ""))
    site_context = get_request_site_context(request)
    section = get_section(request.GET.get(SECTION, ""))
    context: dict[str, Any] = {
        "query": query,
        "title": _("Search"),
        "section": section,
        "language_links": get_search_pages(site_context, query, section.name if section else ""),
    }
    if query:
        context |= get_context(query, site_context, request)
    return render(request, "search/search.html", context)


@require_safe
def open_search(request: HttpRequest) -> HttpResponse:
    """The description by which a browser takes the search into its own; see OpenSearch 1.1."""
    site_context = get_request_site_context(request)
    context = {
        "name": site_context.site_name[:LONGEST_SHORT_NAME],
        "name_language": site_context.fallback_language,
        "language": site_context.language,
        "icon": absolute(static("favicon/icon.svg"), request),
        "address": absolute(reverse("search"), request),
        "feed": absolute(reverse("search_feed"), request),
    }
    return render(
        request,
        "search/opensearch.xml",
        context,
        content_type="application/opensearchdescription+xml",
    )


def get_context(query: str, site_context: SiteContext, request: HttpRequest) -> dict[str, Any]:
    """All that was found for a query."""
    pages = get_readable_pages(site_context)
    language = site_context.language
    asked = ReaderQuery(query, language)
    everything = Found(asked, pages)
    facets = Facets(site_context, request.GET.dict())
    chosen = facets.chosen
    found = Found(asked, facets.narrow(pages)) if chosen else everything
    tell_searched(request, query, language, everything.hits.count())
    counted = facets.count(everything.read_facts(MOST_COUNTED + 1))
    facet_links = get_facet_links(counted, query, chosen)
    page_obj = paginate(request, found.hits, RESULTS_A_PAGE)
    total = page_obj.paginator.count
    version = get_request_content_version(request)
    narrowed = chosen or page_obj.number > 1
    german = get_german_hits(query, site_context, request, found_nothing=not total)
    return {
        "answers": find_answers(everything, site_context, version),
        "promotions": find_promotions(everything, pages, site_context),
        "sections": get_section_links(counted, query, chosen),
        "facets": facet_links,
        "has_chosen": any(facet.is_chosen for facet in facet_links),
        "feed_url": f"{reverse('search_feed')}{get_address(query, {})}",
        "everything_url": get_address(query, {}),
        "chosen": chosen.items(),
        "most_counted": MOST_COUNTED if total > MOST_COUNTED else None,
        "page_obj": page_obj,
        "results": get_results(found, page_obj, request),
        "words": get_words(found.hits),
        "documents": [] if narrowed else find_documents(asked, site_context, version),
        "german": german.only_german,
        "translated": german.translated,
    }


def get_words(hits: Any) -> dict[str, Any]:
    """What else was looked for: `meant` instead of what no page has, `also` by synonyms."""
    parsed = getattr(hits, "parsed", None)
    if parsed is None or not hits.count():
        return {}
    return {"meant": parsed.get_meant(), "also": ", ".join(parsed.also[:MOST_SYNONYMS])}


def get_search_pages(site_context: SiteContext, query: str, section: str) -> list[LanguageLink]:
    """The search pages of all languages; each looks for the same in its own."""
    asked = get_address(query, {SECTION: section}) if query else ""
    urls = {
        language.locale_id: f"{language.search_url}{asked}" for language in site_context.languages
    }
    return link_languages(site_context.languages, urls, site_context.language, None)
