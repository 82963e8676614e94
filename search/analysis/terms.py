"""What a text is found by: its words, their forms in a dictionary, and the parts they are made of.

The same for the index and for what readers ask.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from search.analysis.compounds import get_parts
from search.analysis.dates import drop_days, find_days
from search.analysis.folding import fold
from search.analysis.lemmas import DICTIONARIES, get_lemmas, get_stems
from search.analysis.tokens import Token, find_joined, split_words

#: Between the three rows of an analysed text; databases take it for a blank.
ROW_END = " | "
#: No word is longer; what is, is no word.
_LONGEST = 60


@dataclass(frozen=True)
class Terms:
    """What one word of a text is found by; all folded."""

    #: The word as it stands.
    word: str
    #: Its forms in the dictionary, where they differ from it.
    lemmas: tuple[str, ...]
    #: The parts of a compound, in their dictionary form as well.
    parts: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        """Everything, the word first."""
        return (self.word, *self.lemmas, *self.parts)


def get_terms(token: Token, language: str) -> Terms:
    """Terms of a word in a language of the site."""
    terms = _get_terms(token.text[:_LONGEST], language)
    if not token.parts:
        return terms
    halves = [term for half in token.parts for term in _get_terms(half, language).all()]
    return Terms(terms.word, terms.lemmas, _unique((*terms.parts, *halves), but=terms.word))


@lru_cache(maxsize=20_000)
def _get_terms(text: str, language: str) -> Terms:
    word = fold(text)
    lemmas = get_lemmas(text, language)
    forms = [fold(lemma) for lemma in lemmas]
    forms += [stem for form in (word, *forms) for stem in get_stems(form, language)]
    parts: list[str] = []
    if DICTIONARIES.get(language) == "de":
        whole = text.lower()
        found = get_parts(whole) or next(
            filter(None, (get_parts(one.lower()) for one in lemmas)), ()
        )
        for part in found:
            noun = part.capitalize()
            parts += [fold(part), *(fold(lemma) for lemma in get_lemmas(noun, language))]
    return Terms(word, _unique(forms, but=word), _unique(parts, but=word))


def analyse(text: str, language: str) -> str:
    """A text for the index: its words in their order, then forms, then parts, in three rows.

    Within the first row words stand beside each other as in the text, so that phrases can be found.
    """
    words: list[str] = []
    lemmas = [*find_days(text)]
    text = drop_days(text)
    lemmas += [fold(one) for one in find_joined(text)]
    parts: list[str] = []
    for token in split_words(text):
        terms = get_terms(token, language)
        if terms.word:
            words.append(terms.word)
        lemmas += terms.lemmas
        parts += terms.parts
    return ROW_END.join((" ".join(words), " ".join(lemmas), " ".join(parts)))


def _unique(terms: Iterable[str], but: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for term in terms if term and term != but))
