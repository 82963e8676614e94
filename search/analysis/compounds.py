"""German words made of words: `Heizkostenabrechnung` is also about Heizkosten and Abrechnung."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path

from search.analysis.lemmas import look_up

#: Shorter words are hardly made of two.
_SHORTEST_WORD = 7
_SHORTEST_PART = 4
#: Words of two or three letters that others are made with; the rest are chance.
_SHORT_PARTS = frozenset(
    re.findall(
        r"\w+", "amt bad bau bus eis heu hof hut öl ort rad rat see tag tee tor tür uhr weg zoo"
    )
)
#: Endings of derived words, which are nouns as well.
_NO_HEADS = frozenset(
    re.findall(
        r"\w+",
        "bare barer chen eien heit ität keit lein lich ling nis schaft tum ung",
    )
)
#: Before verbs and adverbs; what follows them is no compound.
_NO_MODIFIERS = frozenset(
    re.findall(
        r"\w+",
        """aber alle allen an auf aus bei dar durch ein eine einen emp ent gegen her hin hinter ihre
        ihren miss mit nach neben oder ohne über unter ver vor wider wieder zer zu zwischen""",
    )
)
#: Adjectives and others that nouns are often made with.
_BOUND = frozenset(
    re.findall(
        r"\w+",
        """alt eigen fern frei früh groß haupt hoch kalt klein kurz lang nah neu rund schnell sozial
        spät warm""",
    )
)
_LINKS = ("", "s", "es", "n", "en", "er", "e")


@cache
def get_exceptions() -> dict[str, tuple[str, ...]]:
    """Words with the parts that they have; none for a word that is not to be taken apart."""
    lines = Path(__file__).with_name("compounds.txt").read_text(encoding="utf-8").splitlines()
    rules = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {word.strip(): tuple(parts.split()) for word, _sign, parts in rules}


@lru_cache(maxsize=20_000)
def split_compound(word: str) -> tuple[str, ...]:
    """The two parts of a German word in small letters, as they stand in it; none for a simple one.

    The longest head that the dictionary knows decides: `Stadtteil|zeitung`, and its parts are
    asked for by themselves.
    """
    if word in (exceptions := get_exceptions()):
        return exceptions[word]
    if len(word) < _SHORTEST_WORD or not word.isalpha():
        return ()
    for start in range(3, len(word) - 2):
        head = word[start:]
        if is_noun(head) and (modifier := find_modifier(word[:start])):
            return (modifier, head)
    return ()


def get_parts(word: str) -> tuple[str, ...]:
    """All words within a word, each once: its simple parts and what stands beside each other.

    `heizkostenabrechnung` has heiz, kosten, abrechnung, heizkosten and kostenabrechnung.
    """
    spans = list(_find_spans(word, 0))
    found = [
        word[start:end]
        for place, (start, _end) in enumerate(spans)
        for _start, end in spans[place:]
        if (start, end) != (0, len(word))
    ]
    return tuple(dict.fromkeys(found))


def find_splits(word: str) -> Iterator[tuple[str, ...]]:
    """All ways to cut a word into words, in few first: `straßenbahn|linie`, `straße|bahnlinie`."""
    spans = list(_find_spans(word, 0))
    for count in range(1, len(spans)):
        for cuts in combinations(range(1, len(spans)), count):
            ends = pairwise((0, *cuts, len(spans)))
            yield tuple(word[spans[start][0] : spans[end - 1][1]] for start, end in ends)


def _find_spans(word: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the simple parts of a word begin and end, counted from `start`."""
    parts = split_compound(word)
    # A compound has a head and what it says more closely.
    if len(parts) != 2 or not word.startswith(parts[0]) or not word.endswith(parts[1]):  # noqa: PLR2004
        yield start, start + len(word)
        return
    yield from _find_spans(parts[0], start)
    yield from _find_spans(parts[1], start + len(word) - len(parts[1]))


def find_modifier(text: str) -> str:
    """The first part of a word without what links it to the second; empty if it is none."""
    parts = [text.removesuffix(link) for link in _LINKS if text.endswith(link)]
    for is_known in (is_noun, split_compound, _is_stem, _BOUND.__contains__):
        if part := next((part for part in parts if is_known(part)), ""):
            return part
    return ""


@lru_cache(maxsize=50_000)
def is_noun(text: str) -> bool:
    """Whether the dictionary has it as a noun that others are made with."""
    if text in _NO_HEADS or text in _NO_MODIFIERS:
        return False
    if len(text) < _SHORTEST_PART and text not in _SHORT_PARTS:
        return False
    lemma = look_up(text.capitalize(), "de")
    return lemma is not None and lemma[0].isupper()


def _is_stem(text: str) -> bool:
    """Whether a verb begins so: `Heiz`kosten, `Näh`stube, `Sprech`zeit."""
    verb = f"{text}en"
    # Shorter ones begin too many words.
    return len(text) >= 3 and text not in _NO_MODIFIERS and look_up(verb, "de") == verb  # noqa: PLR2004
