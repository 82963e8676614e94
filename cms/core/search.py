"""Finding pages by words, for the search page and for the API."""

import re
from typing import Any

from wagtail.models import Page

from cms.core.querysets import restricted_q
from cms.site.visibility import PublicScope
from cms.texts.tidy import tidy

#: Longer input is cut: nobody types it, and the index cannot use it.
LONGEST_QUERY = 100


def clean_query(text: str) -> str:
    """Input as the index can take it: tidied as what is found, no quotes, not too long."""
    printable = "".join(sign if sign.isprintable() else " " for sign in tidy(text))
    return re.sub(r'[\s"]+', " ", printable).strip()[:LONGEST_QUERY]


def get_readable_pages(scope: PublicScope) -> Any:
    """Pages of the scope's language that everybody may read."""
    # By key, as the index cannot filter by `alias_of`.
    aliases = Page.objects.exclude(alias_of=None).values("pk")
    pages = Page.objects.live().filter(locale=scope.locale, depth__gt=1).exclude(pk__in=aliases)
    if scope.restricted_paths:
        pages = pages.exclude(restricted_q(scope))
    return pages


def find(query: str, pages: Any) -> Any:
    """Those of `pages` with every word of the query, best match first."""
    return pages.search(query, operator="and")
