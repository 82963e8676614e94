"""The part of a text that says most of what was asked for, with its words marked."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cms.types import MarkedText
from search.analysis.terms import get_terms
from search.analysis.tokens import WORD, split_words
from search.concepts import ParsedQuery

#: Signs of a snippet, a word more or less.
_LENGTH = 220
#: Signs of a snippet, as far as the text goes on.
_LEAST = 40
#: Signs that stand before the first word that is marked, where a sentence is longer.
_BEFORE = 60
#: Signs of a text that are looked at.
_MOST = 40_000
_SENTENCE_END = re.compile(r"(?<=[.!?…؟:])\s+|\n+")


def _mark(query: ParsedQuery, text: str) -> MarkedText:
    """The whole text, in pieces, with the words of the query marked: `(piece, is_marked)`."""
    terms = frozenset(term for concept in query.concepts for term in concept.terms)
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in WORD.finditer(text):
        if not terms.isdisjoint(_get_all_terms(found.group(), query.language)):
            pieces += [(text[end : found.start()], False), (found.group(), True)]
            end = found.end()
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]


def find_snippet(query: ParsedQuery, text: str) -> MarkedText:
    """The sentence that says most of the query, or its part around that; empty if none does.

    After a short one comes what follows.
    """
    sentences = list(_split(text[:_MOST]))
    best, most = -1, 0.0
    for place, sentence in enumerate(sentences):
        said = _weigh(query, sentence)
        if said > most:
            best, most = place, said
    if best < 0:
        return []
    # A heading or a label says little without what follows.
    end = best + 1
    while end < len(sentences) and len(" ".join(sentences[best:end])) < _LEAST:
        end += 1
    return _mark(query, _cut(query, " ".join(sentences[best:end])))


def _split(text: str) -> Iterator[str]:
    return (sentence for part in _SENTENCE_END.split(text) if (sentence := " ".join(part.split())))


def _weigh(query: ParsedQuery, sentence: str) -> float:
    """How much of the query a sentence says, rare words counting more."""
    said = frozenset().union(*_get_words(sentence, query.language))
    return sum(
        concept.weight
        for concept in query.concepts
        if any(
            all(not said.isdisjoint(group) for group in alternative.groups)
            for alternative in concept.alternatives
        )
    )


def _get_words(sentence: str, language: str) -> Iterable[frozenset[str]]:
    return (_get_all_terms(found.group(), language) for found in WORD.finditer(sentence))


@lru_cache(maxsize=20_000)
def _get_all_terms(word: str, language: str) -> frozenset[str]:
    return frozenset(
        term for token in split_words(word) for term in get_terms(token, language).all()
    )


def _cut(query: ParsedQuery, sentence: str) -> str:
    """A long sentence shortened at its words, so that the first one that is marked is in it."""
    if len(sentence) <= _LENGTH:
        return sentence
    before, marked = "", False
    for piece, marked in _mark(query, sentence):
        if marked:
            break
        before += piece
    start = len(before) - _BEFORE if marked and len(before) > _BEFORE else 0
    start = sentence.find(" ", start) + 1 if start else 0
    end = start + _LENGTH
    if end < len(sentence):
        end = sentence.rfind(" ", start, end)
        end = end if end > start else start + _LENGTH
    opening, closing = "… " if start else "", " …" if end < len(sentence) else ""
    return f"{opening}{sentence[start:end]}{closing}"
