"""What both databases have in common: reading the query, putting hits in order, counting them.

A `ReaderQuery` says whose words it is in: what is misspelled is put right, and the first hits are
put in order by `search/ordering.py`. Other queries, as the admin's, may be in any language of their
script.
"""

from collections import Counter, OrderedDict
from collections.abc import Sequence
from copy import copy, deepcopy
from functools import cached_property
from typing import Any

from wagtail.models import Page
from wagtail.search.query import MATCH_ALL, Not, Phrase, PlainText, SearchQuery

from cms.core.facets import MOST_COUNTED, get_kinds
from cms.core.search import PageFacts, ReaderQuery
from cms.sections import get_sections
from cms.types import MarkedText
from search.concepts import ParsedQuery
from search.index import analyse_objects
from search.naming import asks_for, is_named
from search.ordering import MOST_HITS, Hit, rank
from search.queries import fold_words, parse, parse_any, take_apart
from search.snippets import find_snippet
from search.vocabulary import Vocabulary, WordCount, add_page_words, get_vocabulary

#: With fewer hits pages that have only some of the words are shown as well.
FEW_HITS = 10
_NOTHING = Not(MATCH_ALL)


class CompilerMixin:
    """Reads a query; a backend's own compiler follows."""

    queryset: Any
    query: Any
    order_by_relevance: bool
    #: Whether words are still being typed.
    LAST_TERM_IS_PREFIX: bool
    #: Whether only titles count.
    is_for_titles = False
    #: Of the reader's language.
    words = Vocabulary()
    #: Of words that more pages have, those with them in their titles are looked at, and the newest.
    most_ranked = 500

    def __init__(self, queryset: Any, query: Any, **options: Any) -> None:
        self.parsed: ParsedQuery | None = None
        #: What is known of all hits, by how many of them were asked for.
        self.facts: dict[int, list[PageFacts]] = {}
        if isinstance(query, ReaderQuery):
            self.words, self.parsed = _read(query)
            self.is_for_titles = self.parsed.is_for_titles
            query = self.parsed.to_query()
        elif isinstance(query, str | PlainText | Phrase):
            query = self._read_plain(query, options.get("operator"))
        # Rows have the text as it is, the index has it analysed.
        options["fields"] = None
        # A mixin: the compiler that takes these comes after it.
        super().__init__(queryset, query or _NOTHING, **options)  # type: ignore[call-arg]

    def _read_plain(self, query: Any, operator: str | None) -> SearchQuery | None:
        text = query if isinstance(query, str) else query.query_string
        words = fold_words(text)
        if not words:
            return None
        if self.LAST_TERM_IS_PREFIX:
            return PlainText(" ".join(words), operator="and")
        if isinstance(query, Phrase):
            return Phrase(" ".join(words))
        return parse_any(text, operator or getattr(query, "operator", None) or "and")

    @cached_property
    def ranking(self) -> "Ranking":
        """The hits of a reader in their order; read once for all slices."""
        return Ranking(self)

    def with_query(self, query: Any, **options: Any) -> Any:
        """A compiler of another query for the same objects."""
        return type(self)(self.queryset, query, **options)

    @cached_property
    def is_frequent(self) -> bool:
        """Whether so many pages may be found that only some are worth ranking."""
        concepts = self.parsed.concepts if self.parsed else ()
        return bool(concepts) and all(
            self.words.count_pages(concept.terms) > self.most_ranked for concept in concepts
        )

    def get_rest(self, keys: Sequence[int], config: Any) -> Any:
        """The hits that are not among those in order, newest first."""
        rest = self.with_query(self.query, order_by_relevance=False)
        rest.queryset = self.queryset.exclude(pk__in=keys)
        rest.is_for_titles = self.is_for_titles
        return rest.search(config, 0, None)

    def read_hits(self, most: int) -> list[tuple[int, str, str]]:
        """Key and analysed texts of the best hits as the database sees it."""
        raise NotImplementedError


class Ranking:
    """The first hits of a query in their order."""

    def __init__(self, compiler: Any) -> None:
        self._compiler = compiler
        query = compiler.parsed
        #: What is known of hits that are pages, by key.
        self.facts: dict[int, PageFacts] = {}
        hits = self._read(compiler)
        #: Whether pages are among the hits that have only some of the words.
        self.is_relaxed = False
        if query.is_for_titles and not hits:
            compiler.is_for_titles = False
            hits = self._read(compiler)
        self.keys = rank(hits, query, is_relaxed=False)
        self._drop_unread(hits)
        if not self.keys:
            take_apart(query, compiler.words)
        if len(hits) < FEW_HITS and len(query.concepts) > 1:
            self._relax(query)

    def _relax(self, query: ParsedQuery) -> None:
        words = self._compiler.words
        pages = [(words.count_pages(one.terms), one) for one in query.concepts]
        # Who has nothing but frequent words has too little, if there are others.
        rare = [one for number, one in pages if 0 < number <= self._compiler.most_ranked]
        compiler = self._compiler.with_query(query.to_query(any_of=rare or query.concepts))
        compiler.is_frequent = not rare
        hits = self._read(compiler)
        self._drop_unread(hits)
        keys = rank(hits, query, is_relaxed=True)
        self.is_relaxed = len(keys) > len(self.keys)
        if self.is_relaxed:
            self.keys = keys

    def _drop_unread(self, hits: Sequence[Hit]) -> None:
        """Suggest only what a hit has: a page may have gone offline since its words were noted."""
        parsed = self._compiler.parsed
        texts = [f" {hit.title} {hit.body} " for hit in hits]
        for typed, meant in list(parsed.meant.items()) if texts else ():
            words = fold_words(meant)
            if not any(f" {word} " in text for text in texts for word in words):
                del parsed.meant[typed]

    @property
    def is_complete(self) -> bool:
        """Whether there are no hits beyond those in order."""
        return self.is_relaxed or len(self.keys) < MOST_HITS

    def _read(self, compiler: Any) -> list[Hit]:
        found = compiler.read_hits(MOST_HITS)
        over: set[int] = set()
        keys = [key for key, *_texts in found]
        if keys and issubclass(compiler.queryset.model, Page):
            pages = _read_facts(Page.objects.filter(pk__in=keys), len(keys))
            self.facts.update((page.key, page) for page in pages)
            over = _find_over(pages)
        dates = {key: page.first_published_at for key, page in self.facts.items()}
        return [Hit(key, title, body, dates.get(key), key in over) for key, title, body in found]


def _read(query: ReaderQuery) -> tuple[Vocabulary, ParsedQuery]:
    """The query as it is understood, and the words of its language; read once for all searches."""
    if query.reading is None:
        words = get_vocabulary(query.language)
        parsed = parse(query.query_string, query.language, words, query.reader)
        query.reading = words, parsed
    words, parsed = query.reading
    # Each search goes on with its own.
    return words, deepcopy(parsed)


def _read_facts(pages: Any, most: int) -> list[PageFacts]:
    rows = pages.order_by().values_list("pk", "content_type", "first_published_at")
    return list(map(PageFacts._make, rows[:most]))


def _drop_filters(rows: Any) -> Any:
    """All rows of the model, each with what comes along."""
    everything = rows.model.objects.all()
    everything.query.select_related = rows.query.select_related
    return everything


def _find_over(pages: Sequence[PageFacts]) -> set[int]:
    """Keys of what is over of these; asks sections that have some of them."""
    over: set[int] = set()
    for section in get_sections():
        own = get_kinds(section)
        if keys := [page.key for page in pages if page.content_type in own]:
            over |= section.contributed.find_over(keys)
    return over


class ResultsMixin:
    """Hits in the order of `Ranking`, where a reader asks; a backend's own results follow."""

    query_compiler: Any
    start: int
    stop: int | None
    _score_field: str | None

    @property
    def parsed(self) -> ParsedQuery | None:
        """The query as it was understood, with corrections and synonyms; None in the admin."""
        return self.query_compiler.parsed if self.query_compiler else None

    def asks_for(self, name: str, around: str = "") -> bool:
        """Whether a reader asks for what is called so, and nothing else but words of `around`."""
        return self.parsed is not None and asks_for(self.parsed, name, around)

    def is_named(self, name: str) -> bool:
        """Whether all that a reader asks for stands in a name."""
        return self.parsed is not None and is_named(self.parsed, name)

    def find_snippet(self, text: str) -> MarkedText:
        """The part of a text that says most of what a reader looks for; empty if none does."""
        return find_snippet(self.parsed, text) if self.parsed else []

    def read_facts(self, most: int) -> list[PageFacts]:
        """Facts of all hits that are pages, `most` at most; without an order where many are."""
        if self._is_ranked and self.query_compiler.ranking.is_complete:
            ranking = self.query_compiler.ranking
            return [ranking.facts[key] for key in ranking.keys[:most] if key in ranking.facts]
        known = self.query_compiler.facts
        if most not in known:
            known[most] = _read_facts(self._find_unranked(), most)
        return list(known[most])

    @property
    def _is_ranked(self) -> bool:
        compiler = self.query_compiler
        return compiler.parsed is not None and compiler.order_by_relevance and not self._score_field

    def _do_search(self) -> Sequence[Any]:
        stock: Any = super()
        if not self._is_ranked:
            return stock._do_search()  # noqa: SLF001 - of its own
        ranking = self.query_compiler.ranking
        keys = ranking.keys[self.start : self.stop]
        # By their keys alone: that they may be shown has just been asked.
        rows = _drop_filters(self.query_compiler.queryset).in_bulk(keys)
        found = [rows[key] for key in keys if key in rows]
        if ranking.is_complete or (self.stop is not None and self.stop <= MOST_HITS):
            return found
        stop = None if self.stop is None else self.stop - MOST_HITS
        config = self.query_compiler.get_config(self.backend)  # type: ignore[attr-defined]
        rest = self.query_compiler.get_rest(ranking.keys, config)
        return [*found, *rest[max(self.start - MOST_HITS, 0) : stop]]

    def _do_count(self) -> int:
        stock: Any = super()
        if self._is_ranked and self.query_compiler.ranking.is_complete:
            return len(self.query_compiler.ranking.keys[self.start : self.stop])
        if self._is_ranked and not self.start and self.stop is None:
            # They are asked for what they are, too.
            counted = len(self.read_facts(MOST_COUNTED + 1))
            return counted if counted <= MOST_COUNTED else self._find_unranked().count()
        return int(stock._do_count())  # noqa: SLF001 - of its own

    def _find_unranked(self) -> Any:
        """All hits as a query set, in no order."""
        compiler = copy(self.query_compiler)
        compiler.order_by_relevance = False
        return compiler.search(compiler.get_config(self.backend), None, None).order_by()  # type: ignore[attr-defined]

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        """Numbers of hits by the value of a field."""
        stock: Any = super()
        if self._is_ranked and self.query_compiler.ranking.is_complete:
            keys = self.query_compiler.ranking.keys
            rows = self.query_compiler.queryset.filter(pk__in=keys).order_by()
            return OrderedDict(Counter(rows.values_list(field_name, flat=True)).most_common())
        return stock.facet(field_name)


class IndexMixin:
    """Keeps analysed text; a backend's own index follows."""

    #: While all is indexed anew.
    count: WordCount | None = None

    def add_items(self, model: Any, objects: Any) -> None:
        """Put objects of one model into the index, or anew."""
        stock: Any = super()
        analysed = analyse_objects(objects)
        stock.add_items(model, analysed)
        if self.count is None:
            add_page_words(analysed)
        elif issubclass(model, Page):
            for one in analysed:
                self.count.add(one.instance, one.texts, one.language)


class RebuilderMixin:
    """Counts words while it goes through all pages; a backend's own rebuilder follows."""

    index: Any

    def start(self) -> Any:
        """Begin, with an index to fill."""
        stock: Any = super()
        self.index = stock.start()
        self.index.count = WordCount()
        return self.index

    def finish(self) -> None:
        """Write the words, too."""
        stock: Any = super()
        self.index.count.write()
        self.index.count = None
        stock.finish()
