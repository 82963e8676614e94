"""What a reader asks for: a row of concepts, each with the ways in which a page may say it."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from wagtail.search.query import And, Not, Or, Phrase, PlainText, SearchQuery

#: How sure it is that a page speaks of what was asked for.
EXACT, LEMMA, JOINED, PARTS, SYNONYM, MEANT = 1.0, 0.95, 0.9, 0.6, 0.8, 0.75

#: Of what was asked for, weighed by rarity, a page has at least this much; less of a compound that
#: was taken apart, as either part may be the rarer one.
LEAST_COVERAGE, LEAST_OF_PARTS = 0.4, 0.35


@dataclass(frozen=True)
class Alternative:
    """One way to say it: each group by one of its terms."""

    groups: tuple[tuple[str, ...], ...]
    weight: float
    #: Whether the groups, of one term each, stand beside each other.
    is_phrase: bool = False

    def is_in(self, known: Container[str]) -> bool:
        """Whether something known can be found by it."""
        return all(any(term in known for term in group) for group in self.groups)

    def to_query(self) -> SearchQuery:
        """The same for a backend of Wagtail."""
        if self.is_phrase:
            return Phrase(" ".join(term for (term,) in self.groups))
        return join(And, [join(Or, [PlainText(term) for term in group]) for group in self.groups])


@dataclass
class Concept:
    """One thing that was asked for."""

    text: str
    alternatives: list[Alternative] = field(default_factory=list)
    #: How much it says that a page has it.
    weight: float = 1.0

    def add(self, weight: float, *groups: Iterable[str], is_phrase: bool = False) -> None:
        """One more way to say it; groups of no terms make none."""
        cut = tuple(tuple(dict.fromkeys(filter(None, group))) for group in groups)
        if cut and all(cut):
            self.alternatives.append(Alternative(cut, weight, is_phrase))

    def to_query(self) -> SearchQuery:
        """The same for a backend of Wagtail."""
        return join(Or, [one.to_query() for one in self.alternatives])

    @property
    def terms(self) -> set[str]:
        """All terms of all alternatives."""
        return {term for one in self.alternatives for group in one.groups for term in group}


@dataclass
class ParsedQuery:
    """A query in one language."""

    language: str
    #: As it was typed.
    text: str = ""
    #: Whether words that no page has are put right.
    corrects: bool = True
    concepts: list[Concept] = field(default_factory=list)
    excluded: list[Concept] = field(default_factory=list)
    least_coverage: float = LEAST_COVERAGE
    #: What was typed, word by word: concepts that no page has may have been taken apart.
    asked: list[Concept] = field(default_factory=list)
    #: Nothing but words that say nothing: they count where they stand in a title.
    is_for_titles: bool = False
    #: What was typed and has no page, with the words that were taken instead.
    meant: dict[str, str] = field(default_factory=dict)
    #: How many words were compared with all others.
    corrections: int = 0
    #: What was looked for besides, as staff has it.
    also: list[str] = field(default_factory=list)

    def get_meant(self) -> str:
        """The whole query in words that pages have; empty where it was right."""
        if not self.meant:
            return ""
        typed = self.text.split()
        return " ".join(self.meant.get(word, word) for word in typed)

    def to_query(self, *, any_of: Sequence[Concept] = ()) -> SearchQuery | None:
        """The same for a backend: pages with all concepts, or any of some; None for nothing."""
        if not self.concepts:
            return None
        query = join(Or if any_of else And, [one.to_query() for one in any_of or self.concepts])
        if not self.excluded:
            return query
        return And([query, Not(join(Or, [one.to_query() for one in self.excluded]))])


def join(kind: type[And] | type[Or], queries: Sequence[SearchQuery]) -> SearchQuery:
    """All of these, or any; a single one is itself.

    By halves: backends nest what they are given one in the other, and SQLite takes no deep ones.
    """
    if len(queries) == 1:
        return queries[0]
    half = len(queries) // 2
    return kind([join(kind, queries[:half]), join(kind, queries[half:])])
