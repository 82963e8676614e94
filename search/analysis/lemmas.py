"""The forms under which a dictionary has a word: for each language the lists of `simplemma`."""

import re
from functools import cache, lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

#: Languages of the site, and those whose words they are made of.
DICTIONARIES = {
    "de": "de",
    "de-simple": "de",
    "en": "en",
    "uk": "uk",
    "ru": "ru",
    "ar": "ar",
    "fa": "fa",
}
#: Endings and beginnings that the dictionaries miss, longest first. A word keeps three letters.
_ENDINGS = {
    "ar": ("اتها", "ونها", "اتی", "ات", "ون", "ین", "ان", "ها", "یه", "هم", "ه", "ی"),
    "fa": ("هایشان", "هایی", "های", "ها", "ترین", "تر", "ان", "ات", "ی"),
}
_BEGINNINGS = {"ar": ("وال", "بال", "کال", "فال", "لل", "ال", "و")}
_SHORTEST = 3
_ADJECTIVE = re.compile(r"(\w{4,}?)(?:e|en|er|es|em)")
_PARTICIPLE = re.compile(r"(\w*?)ge(\w{3,}?)e?t(?:e[mnrs]?)?")


@cache
def _get_lemmatizer() -> Lemmatizer:
    # Reads the packed lists where they lie: an eighth of the memory, some microseconds a word.
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(low_memory=True))


def load_dictionaries() -> None:
    """Read all lists now, so that processes forked later share them."""
    for language in set(DICTIONARIES.values()):
        look_up("a", language)


@lru_cache(maxsize=20_000)
def get_lemmas(word: str, language: str) -> tuple[str, ...]:
    """Other forms under which a dictionary has a word, not folded; none for unknown words.

    German readers type nouns in small letters: such a word may be a noun or not, and both count,
    unless the noun stands in the dictionary as it is.
    """
    dictionary = DICTIONARIES.get(language)
    if dictionary is None or not word.isalpha():
        return ()
    small = word.lower()
    found = {_get_lemmatizer().lemmatize(small, dictionary)}
    if dictionary == "de":
        noun = look_up(small.capitalize(), dictionary)
        if noun is None:
            found.add(_get_lemmatizer().lemmatize(small.capitalize(), dictionary))
        elif word != small or noun.lower() == small:
            found = {noun}
        else:
            found.add(noun)
        found |= _find_infinitives(small)
        found |= _find_stem(small) if word == small else set()
    # “er|es|sie” is no form but three words, which would be looked for as one phrase.
    return tuple(sorted(one for one in found if one.lower() != small and "|" not in one))


def _find_stem(word: str) -> set[str]:
    """What adjectives have in common whose forms the list keeps apart: `letzter` and `letzten`."""
    found = _ADJECTIVE.fullmatch(word)
    return {found.group(1)} if found else set()


def _find_infinitives(word: str) -> set[str]:
    """Verbs of a German participle that the list lacks: `geerntet` is of `ernten`."""
    if not (participle := _PARTICIPLE.fullmatch(word)):
        return set()
    prefix, stem = participle.groups()
    verbs = {f"{prefix}{stem}en", f"{prefix}{stem}n"}
    return {verb for verb in verbs if look_up(verb, "de") == verb}


@lru_cache(maxsize=50_000)
def look_up(word: str, language: str) -> str | None:
    """What the dictionary has for a word just as it is written; None if it does not have it."""
    dictionary = LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(DICTIONARIES[language])
    return dictionary.get(word)


def get_stems(folded: str, language: str) -> tuple[str, ...]:
    """A folded word without article, conjunction and ending, where they are joined to it."""
    stem = folded
    for beginning in _BEGINNINGS.get(language, ()):
        if stem.startswith(beginning) and len(stem) - len(beginning) >= _SHORTEST:
            stem = stem.removeprefix(beginning)
            break
    bare = stem
    for ending in _ENDINGS.get(language, ()):
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            bare = stem.removesuffix(ending)
            break
    return tuple(dict.fromkeys(one for one in (stem, bare) if one != folded))
