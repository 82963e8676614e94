"""On PostgreSQL: its text search with the configuration `simple`, as words come analysed."""

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
from wagtail.search.query import MatchAll, Not

from search.backends.common import (
    CompilerMixin,
    IndexMixin,
    RebuilderMixin,
    ResultsMixin,
)


class _OneRank:
    """One rank for the whole query; the stock one asks for each word by itself."""

    sql_weights: Any
    build_tsquery: Any

    def build_tsrank(
        self, vector: Any, query: Any, config: Any = None, boost: float = 1.0
    ) -> SearchRank:
        return SearchRank(
            vector, self.build_tsquery(query, config=config), weights=self.sql_weights
        )


class Compiler(CompilerMixin, _OneRank, PostgresSearchQueryCompiler):
    """A query of PostgreSQL's text search."""

    def read_hits(self, most: int) -> list[tuple[int, str, str]]:
        """The best ones by the rank of PostgreSQL."""
        if isinstance(self.query, MatchAll | Not):
            return []
        few = self._get_few() if self.is_frequent else self
        rows = few.search("simple", 0, most)
        texts = ("pk", "index_entries__title_text", "index_entries__body_text")
        return list(rows.values_list(*texts))

    def _get_few(self) -> Any:
        """The same query for the newest pages and for those with the words in their titles."""
        newest, in_title = (self.with_query(self.query, order_by_relevance=False) for _ in range(2))
        newest.is_for_titles, in_title.is_for_titles = self.is_for_titles, True
        pages = [
            one.search("simple", 0, self.most_ranked).values("pk") for one in (newest, in_title)
        ]
        few = self.with_query(self.query)
        few.is_for_titles = self.is_for_titles
        few.queryset = self.queryset.filter(Q(pk__in=pages[0]) | Q(pk__in=pages[1]))
        return few

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
