"""The place of a long text that says most of what a reader asks for."""

import re

from search.analysis.folding import fold, tidy_letters
from search.analysis.terms import get_terms
from search.analysis.tokens import split_words
from search.concepts import ParsedQuery

#: Words in pieces, each with whether it was asked for; one after the other they are the text.
Excerpt = list[tuple[str, bool]]

#: Words of an excerpt, and how many of them come before the first that was asked for.
_LENGTH, _BEFORE = 32, 6
#: Letters that forms of a word have in common; what has others is found and not marked.
_BEGINNING = 3
_WORD = re.compile(r"\S+")
_ELLIPSIS = "…"
#: What surrounds a word and is not marked with it.
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)


def cut_excerpt(text: str, query: ParsedQuery | None) -> Excerpt:
    """Some words of a text around those that the query means; its beginning where none are."""
    words = list(_WORD.finditer(text))
    found = _find_hits([word[0] for word in words], query) if query else {}
    start = max(_find_start(found) - _BEFORE, 0)
    end = min(start + _LENGTH, len(words))
    pieces: Excerpt = [(f"{_ELLIPSIS} ", False)] if start else []
    for place in range(start, end):
        pieces += _mark(words[place][0], is_hit=place in found)
        pieces.append((" " if place + 1 < end else "", False))
    if end < len(words):
        pieces.append((f" {_ELLIPSIS}", False))
    return _join(pieces)


def _find_hits(words: list[str], query: ParsedQuery) -> dict[int, frozenset[int]]:
    """By the place of a word: which of the things that were asked for it says."""
    groups = [concept.terms for concept in query.concepts]
    beginnings = {re.escape(term[:_BEGINNING]) for group in groups for term in group}
    # To look a word up takes longer than to see that it is nothing like the others.
    alike = re.compile("|".join(beginnings) or "(?!)")
    found = {}
    for place, word in enumerate(words):
        if alike.search(fold(tidy_letters(word))):
            tokens = split_words(word)
            terms = {term for token in tokens for term in get_terms(token, query.language).all()}
            if said := frozenset(n for n, group in enumerate(groups) if terms & group):
                found[place] = said
    return found


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
