"""Whether a query asks for something that has a name: opening hours, a place, a person."""

from functools import lru_cache

from search.analysis.folding import fold
from search.analysis.stop_words import get_stop_words
from search.analysis.terms import get_terms
from search.analysis.tokens import split_words
from search.concepts import Alternative, Concept, ParsedQuery

#: The terms of each word of a name.
Name = tuple[frozenset[str], ...]


def asks_for(query: ParsedQuery, name: str, around: str = "") -> bool:
    """Whether somebody asks for what is called so, and for nothing else.

    Words of `around` may stand beside it: whose it is.
    """
    words = _read(name, query.language)
    beside = frozenset().union(*_read(around, query.language, with_parts=True))
    asked: set[str] = set()
    for concept in query.asked:
        terms = _find_terms(concept, frozenset().union(*words))
        if not terms and not _find_terms(concept, beside):
            return False
        asked |= terms
    return bool(words) and not query.excluded and all(word & asked for word in words)


def is_named(query: ParsedQuery, name: str) -> bool:
    """Whether all that was asked for stands in a name."""
    terms = frozenset().union(*_read(name, query.language))
    is_asked = query.asked and not query.excluded and not query.is_for_titles
    return bool(is_asked) and all(_find_terms(one, terms) for one in query.asked)


def _find_terms(concept: Concept, terms: frozenset[str]) -> set[str]:
    """Those of `terms` by which one of the ways to say it is complete."""
    return {
        term
        for one in concept.alternatives
        if _is_among(one, terms)
        for group in one.groups
        for term in group
        if term in terms
    }


def _is_among(alternative: Alternative, terms: frozenset[str]) -> bool:
    return all(not terms.isdisjoint(group) for group in alternative.groups)


@lru_cache(maxsize=8_000)
def _read(text: str, language: str, *, with_parts: bool = False) -> Name:
    stop_words = get_stop_words(language)
    tokens = [token for token in split_words(text) if fold(token.text) not in stop_words]
    found = [get_terms(token, language) for token in tokens]
    return tuple(
        frozenset(one.all() if with_parts else (one.word, *one.lemmas)) for one in found if one.word
    )
