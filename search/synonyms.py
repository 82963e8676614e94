"""What staff says that readers mean as well; read anew for each query, so it holds at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.analysis.folding import fold
from search.analysis.lemmas import DICTIONARIES
from search.analysis.terms import get_terms
from search.analysis.tokens import split_words
from search.concepts import SYNONYM, Concept
from search.models import Synonym, split_list

#: All terms of each word of a phrase.
Phrase = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Synonyms:
    """The synonyms of a language: what is asked for, what is found besides as text and as terms."""

    pairs: tuple[tuple[Phrase, str, Phrase], ...]
    #: Places among these, by each term of the first word that is asked for.
    places: dict[str, list[int]]
    #: Single words that are asked for, by their folded form; they are spelled right, though no
    #: page has them.
    asked: dict[str, str]


def read_synonyms(language: str, stop_words: frozenset[str], reader: str = "") -> Synonyms:
    """The synonyms of a language as they are now, and those of a reader of another one."""
    # Easy German is German.
    languages = {DICTIONARIES.get(one, one) for one in (language, reader)} | {language, reader}
    rows = Synonym.objects.filter(language__in=languages).values_list("words", "found", "both_ways")
    return _read_rows(tuple(rows), language, stop_words)


def add_synonyms(words: Sequence[Concept], synonyms: Synonyms) -> list[str]:
    """Give the words of a query what they are the same as; returns that as staff has written it."""
    asked = [_get_forms(word) for word in words]
    also: dict[str, None] = {}
    terms = frozenset().union(*asked)
    likely = {place for term in terms for place in synonyms.places.get(term, ())}
    for typed, text, meant in (synonyms.pairs[place] for place in sorted(likely)):
        for start in _find(typed, asked):
            for word in words[start : start + len(typed)]:
                word.add(SYNONYM, *meant)
            also[text] = None
    return list(also)


def _get_forms(word: Concept) -> set[str]:
    """The word and its dictionary forms, or what was meant by it; no parts."""
    single = (one.groups[0] for one in word.alternatives if len(one.groups) == 1)
    return {term for group in single for term in group}


def _find(typed: Phrase, asked: Sequence[set[str]]) -> list[int]:
    """Where the words of a phrase stand beside each other in a query."""
    starts = range(len(asked) - len(typed) + 1)
    return [
        start
        for start in starts
        if all(set(word) & asked[start + place] for place, word in enumerate(typed))
    ]


@lru_cache(maxsize=32)
def _read_rows(
    rows: tuple[tuple[str, str, bool], ...], language: str, stop_words: frozenset[str]
) -> Synonyms:
    pairs: list[tuple[str, str]] = []
    for words, found, both_ways in rows:
        left, right = split_list(words), split_list(found)
        if both_ways:
            left = right = [*left, *right]
        pairs += [(one, other) for one in left for other in right if one != other]
    read = {text: _read(text, language, stop_words) for pair in pairs for text in pair}
    asked = {read[one][0][0]: one for one, _other in pairs if len(read[one]) == 1}
    found_pairs = [
        (read[one], other, read[other])
        for one, other in dict.fromkeys(pairs)
        # Signs alone are no words, and would stand in every query.
        if read[one] and read[other]
    ]
    places: dict[str, list[int]] = {}
    for place, (typed, _text, _meant) in enumerate(found_pairs):
        for term in typed[0]:
            places.setdefault(term, []).append(place)
    return Synonyms(tuple(found_pairs), places, asked)


def _read(text: str, language: str, stop_words: frozenset[str]) -> Phrase:
    tokens = list(split_words(text))
    telling = [token for token in tokens if fold(token.text) not in stop_words] or tokens
    terms = [get_terms(token, language) for token in telling]
    return tuple((one.word, *one.lemmas) for one in terms)
