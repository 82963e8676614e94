"""Words of the index that somebody may have meant by a word that it does not have."""

import re

from django.conf import settings
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis.compounds import find_modifier, is_noun
from search.analysis.folding import fold
from search.keyboards import find_layouts, get_sound
from search.vocabulary import Sounds, Vocabulary, get_vocabulary

#: Languages whose script leaves out short vowels.
_WITHOUT_VOWELS = {"ar", "fa"}
_WITHOUT_LATIN = {"uk", "ru", "ar", "fa"}
_LATIN = re.compile("[a-z]")
_MOST = 3
_SHORTEST = 4
_LONGEST = 40
#: Ways to cut a compound that are tried; each is compared with all words.
_MOST_CUTS = 2


def find_meant(typed: str, language: str, words: Vocabulary) -> list[str]:
    """Up to three terms of the vocabulary that a word of the query may have meant, likeliest first.

    `typed` as it was typed, signs included; nothing when no word is near.
    """
    is_foreign = language in _WITHOUT_LATIN and bool(_LATIN.search(fold(typed)))
    # Readers type what they saw on the office's pages.
    is_german = is_foreign and fold(typed) in get_vocabulary(settings.LANGUAGE_CODE)
    if len(typed) > _LONGEST or is_german:
        return []
    for layout in find_layouts(typed, language):
        word = fold("".join(sign for sign in layout if sign.isalnum()))
        if len(word) >= _SHORTEST - 1 and (word in words or word in words.asked):
            return [word]
    word = fold("".join(sign for sign in typed if sign.isalnum()))
    if len(word) < _SHORTEST or word.isdigit():
        return []
    if is_foreign:
        # Written as it sounds, or nothing: what looks like it is some other word.
        # Ukrainian has an h where Russian has a g, in the same letter.
        return find_alike(word, language, words) or find_alike(
            word.replace("h", "g"), language, words
        )
    return (
        find_alike(word, language, words)
        or _find_near(word, words)
        or _find_similar(word, language, words)
        or _find_family(word, words)
    )


def mend_compound(typed: str, words: Vocabulary) -> str:
    """A German compound with the mistake in one of its parts put right; empty if there is none."""
    typed = typed.lower()
    if len(typed) > _LONGEST or not typed.isalpha():
        return ""
    cuts = range(_SHORTEST, len(typed) - _SHORTEST + 1)
    known = [(cut, typed[:cut], typed[cut:]) for cut in cuts if _is_modifier(typed[:cut], words)]
    known += [(len(typed) - cut, typed[cut:], "") for cut in cuts if _is_head(typed[cut:], words)]
    # The longest part that is right leaves least to be guessed.
    for length, right, rest in sorted(known, reverse=True)[:_MOST_CUTS]:
        near = _find_near(fold(rest or typed[:-length]), words)
        if near:
            mended = words.get_text(near[0]).lower()
            return f"{right}{mended}" if rest else f"{mended}{right}"
    return ""


def _is_modifier(part: str, words: Vocabulary) -> bool:
    return fold(part) in words or bool(find_modifier(part))


def _is_head(part: str, words: Vocabulary) -> bool:
    return fold(part) in words or is_noun(part)


def _find_near(word: str, words: Vocabulary) -> list[str]:
    """Words with one letter wrong, missing or swapped; two in a long word, three in a very long."""
    # By these lengths fewest words are found that nobody meant.
    most = 1 if len(word) <= 5 else 2 if len(word) <= 10 else 3  # noqa: PLR2004
    near = process.extract(
        word,
        [*words.pages, *words.asked],
        scorer=OSA.distance,
        score_cutoff=most,
        limit=40,
    )
    ranked = sorted(
        near, key=lambda hit: (hit[1], hit[0][:1] != word[:1], -words.pages[hit[0]], hit[0])
    )
    best = [term for term, distance, _key in ranked if distance == ranked[0][1]]
    return best[:_MOST]


def find_alike(word: str, language: str, words: Vocabulary) -> list[str]:
    """Words that sound the same, written by ear or in Latin letters."""
    sounds, sound = _get_sounds(word, language, words)
    return [*sounds.get(sound, ())[:_MOST]] if len(sound) >= _SHORTEST - 1 else []


def _find_similar(word: str, language: str, words: Vocabulary) -> list[str]:
    """Words that sound nearly the same."""
    sounds, sound = _get_sounds(word, language, words)
    if len(sound) < _SHORTEST:
        return []
    near = process.extract(sound, sounds.keys(), scorer=OSA.distance, score_cutoff=1, limit=_MOST)
    return [sounds[found][0] for found, _distance, _key in near]


def _get_sounds(word: str, language: str, words: Vocabulary) -> tuple[Sounds, str]:
    vowels = language not in _WITHOUT_VOWELS
    return words.get_sounds(vowels=vowels), get_sound(word, vowels=vowels)


def _find_family(word: str, words: Vocabulary) -> list[str]:
    """Words with the same long beginning: an adjective for its noun."""
    for cut in range(1, 5):
        stem = word[: len(word) - cut]
        if len(stem) < _SHORTEST + 1:
            break
        family = [
            term for term in words.pages if term.startswith(stem) and len(term) <= len(stem) + 4
        ]
        if family:
            return sorted(family, key=lambda term: (len(term), -words.pages[term]))[:_MOST]
    return []
