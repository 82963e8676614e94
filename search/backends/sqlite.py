"""On SQLite: FTS5, asked once for all hits instead of once for each."""

from typing import Any

from django.db.models import BigIntegerField, Case, Exists, F, IntegerField, OuterRef, When
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchAtomicRebuilder,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.query import MatchAll, Not

from search.backends.common import (
    CompilerMixin,
    IndexMixin,
    RebuilderMixin,
    ResultsMixin,
)

#: More hits at once are ranked one by one; SQLite takes no longer list of cases.
_LARGEST_PART = 400


class _OneQuery(CompilerMixin):
    """Ranks all hits with one query, where the stock one asks for each hit by itself."""

    query: Any
    build_search_query: Any
    FTS_TABLE_FIELDS: list[str]

    def search(
        self, config: Any, start: int, stop: int | None, score_field: str | None = None
    ) -> Any:
        """A part of the hits in the order of their rank, or what the stock compiler makes."""
        query = normalize(self.query)
        is_part = self.order_by_relevance and stop is not None and stop - start <= _LARGEST_PART
        if not is_part or score_field or isinstance(query, MatchAll | Not):
            stock: Any = super()
            return stock.search(config, start, stop, score_field)
        entries = self._rank_entries(query).values_list("index_entry__object_id", flat=True)
        keys = list(entries[start:stop])
        places = (When(pk=key, then=place) for place, key in enumerate(keys))
        order = Case(*places, default=0, output_field=IntegerField())
        return self.queryset.filter(pk__in=keys).order_by(order)

    def _rank_entries(self, query: Any) -> Any:
        fields = ["title"] if self.is_for_titles else self.FTS_TABLE_FIELDS
        entries = self._match(fields, query)
        if self.is_frequent:
            # As keys: between alternatives SQLite may find a row first, and cannot match it then.
            few: set[int] = set()
            for some in (["title"], fields):
                newest = self._narrow(self._match(some, query)).order_by("-index_entry")
                few.update(newest.values_list("index_entry", flat=True)[: self.most_ranked])
            # Not by the key itself: FTS5 would be asked for each, and count all hits each time.
            entries = entries.alias(key=Cast("index_entry", BigIntegerField())).filter(key__in=few)
        else:
            entries = self._narrow(entries)
        return entries.annotate(score=BM25()).order_by("score", "-index_entry")

    def _match(self, fields: list[str], query: Any) -> Any:
        match = MatchExpression(fields, self.build_search_query(query))
        return SQLiteFTSIndexEntry.objects.filter(match)

    def _narrow(self, entries: Any) -> Any:
        """Those of the objects that are searched; each hit is looked up, not all that there is."""
        key = Cast(OuterRef("index_entry__object_id"), BigIntegerField())
        return entries.filter(
            Exists(self.queryset.order_by().filter(pk=key)),
            index_entry__content_type__in=get_descendants_content_types_pks(self.queryset.model),
        )

    def build_tsrank(self, *args: Any, **options: Any) -> Any:
        """One rank for the whole query; the stock one multiplies it with itself for each word."""
        return BM25()


class Compiler(_OneQuery, SQLiteSearchQueryCompiler):
    """A query of FTS5."""

    def read_hits(self, most: int) -> list[tuple[int, str, str]]:
        """The best ones by the rank of FTS5."""
        query = normalize(self.query)
        if isinstance(query, MatchAll | Not):
            return []
        # Texts are read of the best alone: what is sorted would carry them along.
        best = self._rank_entries(query).values("index_entry")[:most]
        entries = IndexEntry.objects.filter(pk__in=best)
        return [
            (int(key), title or "", body or "")
            for key, title, body in entries.values_list("object_id", "title", "body")
        ]

    def get_index_vectors(self) -> list[Any]:
        """BM25 is of the whole entry."""
        return [(F("index_entry__title"), 1.0)]


class AutocompleteCompiler(_OneQuery, SQLiteAutocompleteQueryCompiler):
    """A query of what is completed while somebody types."""


class Results(ResultsMixin, SQLiteSearchResults):
    """Hits of SQLite."""


class Index(IndexMixin, SQLiteIndex):
    """The index of SQLite."""


class Rebuilder(RebuilderMixin, SQLiteSearchAtomicRebuilder):
    """Makes the index anew in one transaction."""


class SQLiteBackend(SQLiteSearchBackend):
    """Wagtail's backend for SQLite, with all of this."""

    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
    results_class = Results
    rebuilder_class = Rebuilder
    atomic_rebuilder_class = Rebuilder
