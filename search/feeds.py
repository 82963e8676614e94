"""What pages say about a word from now on, as a feed."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.core.feeds import LENGTH, FullTextAtom, PageFeed
from cms.core.models import BodyMixin
from cms.core.search import Found, ReaderQuery, clean_query, get_readable_pages
from cms.site.context import get_request_site_context
from cms.site.links import absolute, prefetch_page_links
from search.results import read_pages

#: Hits of which the newest are taken.
_MOST_HITS = 200


class SearchFeed(PageFeed):
    """The newest pages that `?q=` finds, as Atom."""

    feed_type = FullTextAtom

    def get_object(self, request: HttpRequest) -> str:
        return clean_query(request.GET.get("q", ""))

    def title(self, query: str) -> str:
        suffix = get_request_site_context(self.request).name_suffix
        return _("Search for “%(query)s”") % {"query": query} + suffix

    def link(self, query: str) -> str:
        return self._get_address("search", query)

    def feed_url(self, query: str) -> str:
        return self._get_address("search_feed", query)

    def feed_guid(self, query: str) -> str:
        return self.feed_url(query)

    def items(self, query: str) -> list[Any]:
        """The newest of the best hits, with the pictures and links of their texts."""
        site_context = get_request_site_context(self.request)
        if not query:
            return []
        pages = get_readable_pages(site_context)
        found = Found(ReaderQuery(query, site_context.language), pages)
        keys = [hit.key for hit in found.read_facts(_MOST_HITS)]
        newest = pages.filter(pk__in=keys).order_by("-first_published_at")
        by_key = read_pages(newest[:LENGTH])
        entries = sorted(by_key.values(), key=lambda page: page.first_published_at, reverse=True)
        prefetch_page_links([page for page in entries if isinstance(page, BodyMixin)])
        return entries

    def get_content(self, item: Any) -> str:
        """The whole body, of pages that have one."""
        return super().get_content(item) if isinstance(item, BodyMixin) else ""

    def _get_address(self, name: str, query: str) -> str:
        address = f"{reverse(name)}?{urlencode({'q': query})}"
        return absolute(address, self.request)
