"""Pages that staff puts above the hits of certain words (`wagtail.contrib.search_promotions`).

A word counts in its forms, with synonyms and put right, as in any search. What readers type is
never kept in Wagtail's tables: those have the words of the staff alone.
"""

from dataclasses import dataclass
from typing import Any

from wagtail.contrib.search_promotions.models import SearchPromotion

from cms.core.search import Found
from cms.site.context import SiteContext

_MOST_READ = 500


@dataclass(frozen=True)
class Promotion:
    """A page in the reader's language, and what staff says of it there."""

    title: str
    url: str
    description: str


def find_promotions(found: Found, pages: Any, site_context: SiteContext) -> list[Promotion]:
    """What staff has chosen for a query, in its order, as far as it is among `pages`; one query.

    A page is of one language, and so is what stands with it; addresses elsewhere are left out.
    """
    own = site_context.own_language
    rows = SearchPromotion.objects.filter(page__in=pages.order_by()).order_by("sort_order", "pk")
    chosen = rows.select_related("query", "page")[:_MOST_READ]
    return [
        Promotion(row.page.title, own.get_url(row.page), row.description)
        for row in chosen
        if own and found.asks_for(row.query.query_string)
    ]
