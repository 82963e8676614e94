"""Finding pages by words, for the search page and for the API, and telling that readers did."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.dispatch import Signal
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.search.query import PlainText

from cms.core.models import BodyMixin
from cms.core.querysets import restricted_q
from cms.site.visibility import PublicScope
from cms.texts.streams import read_texts
from cms.texts.tidy import tidy
from cms.types import MarkedText

#: Longer input is cut: nobody types it, and the index cannot use it.
LONGEST_QUERY = 100
_LONGEST_INPUT = 10 * LONGEST_QUERY
MOST_SUGGESTIONS = 8
_FEWEST_SIGNS = 2
#: Sent with `query`, `language` and how many `hits` there were; nothing of who asked.
searched = Signal()
#: Of an address that asks anew. All others go on reading, or narrow hits down.
_ASKING = {"q", "lang", "limit", "fields"}


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


class PageFacts(NamedTuple):
    """What is known of a hit without its page."""

    key: int
    content_type: int
    first_published_at: datetime | None


class ReaderQuery(PlainText):
    """Words of readers, who search pages of their own language.

    To a search backend that knows nothing of languages it is a plain text.
    """

    def __init__(self, query_string: str, language: str, reader: str = "") -> None:
        super().__init__(query_string, operator="and")
        self.language = language
        #: The reader's language, where it is another than that of the pages.
        self.reader = reader
        #: What a backend has read it as: the same query is asked of pages and of files.
        self.reading: Any = None


class Found:
    """What was found for a query, and what the backend knows of it.

    Another backend than that of `search` knows less, and answers as a plain one can. `pages` are
    all in the language of the query.
    """

    def __init__(self, query: ReaderQuery, pages: Any) -> None:
        self.query = query.query_string
        #: Those of the pages that the query means, best match first, as Wagtail's backends do.
        self.hits = pages.search(query)

    def asks_for(self, name: str, around: str = "") -> bool:
        """Whether the query asks for what is called so and nothing else but words of `around`."""
        ask = getattr(self.hits, "asks_for", None)
        return bool(ask(name, around)) if ask else self.query.casefold() == name.casefold()

    def is_named(self, name: str) -> bool:
        """Whether all words of the query stand in a name."""
        ask = getattr(self.hits, "is_named", None)
        return bool(ask(name)) if ask else self.query.casefold() in name.casefold()

    def find_snippet(self, text: str) -> MarkedText:
        """The part of a text that says most of the query; empty if none does, or nobody knows."""
        find_snippet = getattr(self.hits, "find_snippet", None)
        return list(find_snippet(text)) if find_snippet else []

    def read_facts(self, most: int) -> list[PageFacts]:
        """Facts of all hits, `most` of them at most, in no order that counts; one query or none."""
        read = getattr(self.hits, "read_facts", None)
        if read:
            return list(read(most))
        return [
            PageFacts(page.pk, page.content_type_id, page.first_published_at)
            for page in self.hits[:most]
        ]


def read_bodies(pages: Iterable[Page]) -> dict[int, str]:
    """What pages say in their bodies, by their keys, as far as they have one; one query."""
    by_model: dict[Any, list[int]] = {}
    for page in pages:
        if page.specific_class and issubclass(page.specific_class, BodyMixin):
            by_model.setdefault(page.specific_class, []).append(page.pk)
    parts = [
        model.objects.filter(pk__in=keys).order_by().values_list("pk", "body")
        for model, keys in by_model.items()
    ]
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {key: _join_texts(body) for key, body in rows}


def get_body(page: Any) -> str:
    """What a page, read whole, says in its body; empty for one that has none."""
    return _join_texts(page.body) if isinstance(page, BodyMixin) else ""


def _join_texts(body: Any) -> str:
    return "\n".join(read_texts(body.stream_block, body.raw_data))


def suggest(query: str, scope: PublicScope) -> list[Page]:
    """Pages of the language whose titles have a word that begins like the last one typed.

    A handful, and none for less than two signs.
    """
    if len(query) < _FEWEST_SIGNS:
        return []
    return list(get_readable_pages(scope).autocomplete(query)[:MOST_SUGGESTIONS])


def tell_searched(request: HttpRequest, query: str, language: str, hits: int) -> None:
    """Tell it once for each search, not for each part of its hits; `search/counting.py` counts."""
    if request.GET.keys() <= _ASKING:
        searched.send(sender=None, query=query, language=language, hits=hits)
