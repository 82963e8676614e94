"""Finding pages by words, for the search page and for the API."""

import re
from typing import Any

from wagtail.models import Page
from wagtail.search.query import PlainText

from cms.core.querysets import restricted_q
from cms.site.visibility import PublicScope
from cms.texts.tidy import tidy

#: Longer input is cut: nobody types it, and the index cannot use it.
LONGEST_QUERY = 100
_LONGEST_INPUT = 10 * LONGEST_QUERY


def clean_query(text: str) -> str:
    """Input as the index can take it: tidied as what is found, not too long."""
    # Before it is looked at: the forms of a long row of marks take minutes.
    text = tidy(text[:_LONGEST_INPUT])
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return re.sub(r"\s+", " ", printable).strip()[:LONGEST_QUERY]


def get_readable_pages(scope: PublicScope) -> Any:
    """Pages of the scope's language that everybody may read."""
    # By key, as the index cannot filter by `alias_of`.
    aliases = Page.objects.exclude(alias_of=None).values("pk")
    pages = Page.objects.live().filter(locale=scope.locale, depth__gt=1).exclude(pk__in=aliases)
    if scope.restricted_paths:
        pages = pages.exclude(restricted_q(scope))
    return pages


class ReaderQuery(PlainText):
    """Words of readers, who search pages of their own language.

    To a search backend that knows nothing of languages it is a plain text.
    """

    def __init__(self, query_string: str, language: str, reader: str = "") -> None:
        super().__init__(query_string, operator="and")
        self.language = language
        #: The reader's language, where it is another than that of the pages.
        self.reader = reader


def find(query: str, pages: Any, language: str, reader: str = "") -> Any:
    """Those of `pages`, which are all in one language, that the query means; best match first.

    `reader` is the language of the query, where it is another.
    """
    return pages.search(ReaderQuery(query, language, reader))
