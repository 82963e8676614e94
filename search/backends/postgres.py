"""On PostgreSQL: its text search with the configuration `simple`, as words come analysed."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import BigIntegerField, F, Q
from django.db.models.functions import Cast
from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchAtomicRebuilder,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.query import And, Fuzzy, MatchAll, Not, Or

from search.backends.common import (
    CompilerMixin,
    IndexMixin,
    RebuilderMixin,
    ResultsMixin,
)
from search.concepts import join


class _OneRank:
    """One rank for all words of the query; the stock one asks for each by itself."""

    sql_weights: Any
    build_tsquery: Any

    def build_tsrank(
        self, vector: Any, query: Any, config: Any = None, boost: float = 1.0
    ) -> SearchRank:
        words = join(Or, list(_find_words(query)) or [query])
        return SearchRank(
            vector, self.build_tsquery(words, config=config), weights=self.sql_weights
        )


def _find_words(query: Any) -> Iterator[Any]:
    """What a query looks for, however it is joined.

    PostgreSQL compares each place of words that are joined by `and` with each place of all others,
    which takes seconds for frequent ones.
    """
    if isinstance(query, And | Or):
        for one in query.subqueries:
            yield from _find_words(one)
    elif not isinstance(query, Not):
        yield query


class Compiler(CompilerMixin, _OneRank, PostgresSearchQueryCompiler):
    """A query of PostgreSQL's text search."""

    def read_hits(self, most: int) -> list[tuple[int, str, str]]:
        """The best ones by the rank of PostgreSQL."""
        if isinstance(self.query, MatchAll | Not):
            return []
        if self.is_frequent:
            # With the words in their titles, then the newest: what all have needs no rank.
            first: Any = Q(title=self.build_tsquery(self.query, config="simple"))
        else:
            first = self._build_rank_expression(self._get_vectors(), "simple")
        entries = self._find_entries().annotate(_first=first)
        entries = entries.filter(_key__in=self.queryset.order_by().values("pk"))
        texts = ("_key", "title_text", "body_text")
        return list(entries.order_by("-_first", "-_key").values_list(*texts)[:most])

    def search(
        self,
        config: Any,
        start: int,
        stop: int | None,
        score_field: str | None = None,
        backend: Any = None,
    ) -> Any:
        """Rows by their keys, where no rank is asked for, or what the stock compiler makes."""
        is_ranked = self.order_by_relevance or score_field
        if is_ranked or isinstance(self.query, MatchAll | Not | Fuzzy):
            stock: Any = super()
            return stock.search(config, start, stop, score_field=score_field, backend=backend)
        rows = self.queryset.filter(pk__in=self._find_entries().values("_key"))
        return (rows if rows.query.order_by else rows.order_by("-pk"))[start:stop]

    def _find_entries(self) -> Any:
        """What the query finds in the index, with the keys of the rows as numbers.

        PostgreSQL takes words to be rare, and compares each row of a joined table with each hit
        unless it can look the row up by its key.
        """
        kinds = get_descendants_content_types_pks(self.queryset.model)
        vector: Any = F("title")
        if not self.is_for_titles:
            # As the index has them.
            vector = vector._combine(F("body"), "||", False)  # noqa: SLF001
        entries = IndexEntry.objects.filter(content_type__in=kinds)
        entries = entries.annotate(_vector=vector, _key=Cast("object_id", BigIntegerField()))
        return entries.filter(_vector=self.build_tsquery(self.query, config="simple"))

    def _get_vectors(self) -> list[tuple[Any, Any]]:
        """Title and body, or the title alone, each with what it counts for."""
        vectors: list[tuple[Any, Any]] = [(F("title"), F("title_norm")), (F("body"), 1.0)]
        return vectors[:1] if self.is_for_titles else vectors


class AutocompleteCompiler(CompilerMixin, _OneRank, PostgresAutocompleteQueryCompiler):
    """A query of what is completed while somebody types."""


class Results(ResultsMixin, PostgresSearchResults):
    """Hits of PostgreSQL."""


class Index(IndexMixin, PostgresIndex):
    """The index of PostgreSQL."""


class Rebuilder(RebuilderMixin, PostgresSearchAtomicRebuilder):
    """Makes the index anew in one transaction."""


class PostgresBackend(PostgresSearchBackend):
    """Wagtail's backend for PostgreSQL, with all of this."""

    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
    results_class = Results
    rebuilder_class = Rebuilder
    atomic_rebuilder_class = Rebuilder
