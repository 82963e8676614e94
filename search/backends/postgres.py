"""On PostgreSQL: its text search with the configuration `simple`, as words come analysed."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import Q
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchAtomicRebuilder,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)
from wagtail.search.query import And, MatchAll, Not, Or

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
        rows = self._read_unranked() if self.is_frequent else self.search("simple", 0, most)
        texts = ("pk", "index_entries__title_text", "index_entries__body_text")
        return list(rows.values_list(*texts)[:most])

    def _read_unranked(self) -> Any:
        """Pages with the words in their titles, then the newest: what all have needs no rank."""
        compiler = self.with_query(self.query, order_by_relevance=False)
        compiler.is_for_titles = self.is_for_titles
        in_title = Q(index_entries__title=self.build_tsquery(self.query, config="simple"))
        rows = compiler.search("simple", 0, None).annotate(_in_title=in_title)
        return rows.order_by("-_in_title", "-pk")

    def get_index_vectors(self, search_query: Any) -> list[Any]:
        """Title and body, or the title alone."""
        vectors: list[Any] = super().get_index_vectors(search_query)
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
