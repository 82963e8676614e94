"""Text as a row of words: what belongs together is one, what can be read in two ways is both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.analysis.folding import tidy_letters

_JOINERS = "’'ʼ`´‘·•\u200c-"
#: Letters and digits, with signs between them that readers leave out or write in other ways.
WORD = re.compile(rf"[^\W_]+(?:[{_JOINERS}][^\W_]+)*(?:[*:_](?:innen|in)\b)?")
_GENDER = re.compile(r"[*:_](?:innen|in)$|(?<=[a-zäöüß])In(?:nen)?$")
_APOSTROPHES = re.compile("[’'ʼ`´‘]")
#: Parts that stand apart for the eye alone.
_SOFT = re.compile("[·•\u200c]")
#: 1,600 and 116 111: the same number in one piece.
_GROUPS = re.compile(r"(?<![\w.,])\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?!\d)")


@dataclass(frozen=True)
class Token:
    """A word of a text as it stands there, with other ways to write it."""

    text: str
    #: Parts that a sign stands between: a hyphen's neighbours, halves at a middle dot.
    parts: tuple[str, ...] = ()


def split_words(text: str) -> Iterator[Token]:
    """The words of a text in their order; a word with hyphens comes in pieces and then whole."""
    for found in WORD.finditer(tidy_letters(text)):
        word = _GENDER.sub("", found.group())
        pieces = word.split("-")
        for piece in pieces:
            halves = tuple(_SOFT.split(piece))
            whole = _strip_apostrophes("".join(halves))
            yield Token(whole, halves if len(halves) > 1 else ())


def find_joined(text: str) -> Iterator[str]:
    """What a text writes apart and others write in one: numbers in groups, words with a hyphen."""
    text = tidy_letters(text)
    for found in _GROUPS.finditer(text):
        yield re.sub(r"\D", "", found.group())
    for found in WORD.finditer(text):
        if "-" in found.group():
            yield _strip_apostrophes(_GENDER.sub("", found.group()).replace("-", ""))


def _strip_apostrophes(word: str) -> str:
    """The word without apostrophes; the English genitive goes with its own."""
    return _APOSTROPHES.sub("", re.sub("[’'ʼ`´‘]s$", "", word))
