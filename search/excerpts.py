"""The place of a long text that says most of what a reader asks for."""

import re

from search.analysis.terms import get_terms
from search.analysis.tokens import split_words
from search.concepts import ParsedQuery

#: Words in pieces, each with whether it was asked for; one after the other they are the text.
Excerpt = list[tuple[str, bool]]

#: Words of an excerpt, and how many of them come before the first that was asked for.
_LENGTH, _BEFORE = 32, 6
_WORD = re.compile(r"\S+")
_ELLIPSIS = "…"
#: What surrounds a word and is not marked with it.
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)


def cut_excerpt(text: str, query: ParsedQuery | None) -> Excerpt:
    """Some words of a text around those that the query means; its beginning where none are."""
    words = list(_WORD.finditer(text))
    groups = _get_groups(query)
    found = {
        place: hit for place, word in enumerate(words) if (hit := _match(word[0], groups, query))
    }
    start = max(_find_start(found) - _BEFORE, 0)
    end = min(start + _LENGTH, len(words))
    pieces: Excerpt = [(f"{_ELLIPSIS} ", False)] if start else []
    for place in range(start, end):
        pieces += _mark(words[place][0], is_hit=place in found)
        pieces.append((" " if place + 1 < end else "", False))
    if end < len(words):
        pieces.append((f" {_ELLIPSIS}", False))
    return _join(pieces)


def _get_groups(query: ParsedQuery | None) -> list[frozenset[str]]:
    """The terms of each thing that was asked for."""
    return [frozenset(concept.terms) for concept in query.concepts] if query else []


def _match(word: str, groups: list[frozenset[str]], query: ParsedQuery | None) -> frozenset[int]:
    """Which of the things that were asked for a word says."""
    if not query or not groups:
        return frozenset()
    tokens = split_words(word)
    terms = {term for token in tokens for term in get_terms(token, query.language).all()}
    return frozenset(place for place, group in enumerate(groups) if terms & group)


def _find_start(found: dict[int, frozenset[int]]) -> int:
    """The first word of the stretch that says most, the earliest of those."""
    best, start = (0, 0), 0
    for place in found:
        near = [found[other] for other in found if place <= other < place + _LENGTH - _BEFORE]
        worth = (len(frozenset().union(*near)), len(near))
        if worth > best:
            best, start = worth, place
    return start


def _mark(word: str, *, is_hit: bool) -> Excerpt:
    core = _CORE.search(word)
    if not is_hit or not core:
        return [(word, False)]
    return [(word[: core.start()], False), (core[0], True), (word[core.end() :], False)]


def _join(pieces: Excerpt) -> Excerpt:
    """The same with as few pieces as there can be."""
    joined: Excerpt = []
    for text, is_hit in pieces:
        if text and joined and joined[-1][1] == is_hit:
            joined[-1] = (joined[-1][0] + text, is_hit)
        elif text:
            joined.append((text, is_hit))
    return joined
