"""What somebody types who wants to break the search or to keep it busy; the same each time."""

import random
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote, quote_from_bytes

_QUOTES = "\"'„“”«»‚‘’`´"
_MARKS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2069\u200b\u200d\u200e\u200f\ufeff\u00ad"
_COMBINING = "".join(map(chr, range(0x0300, 0x0370))) + "\u064b\u0651\u0655\u0670\u20dd\ufe0f"
_CONTROLS = "\0\1\x08\x0b\x1b\x7f\x85\u2028\u2029\t\r\n"
_WORDS = (
    "garten", "straße", "Bürgerhaus", "Öffnungszeiten", "und", "der", "Heizkostenabrechnung",
    "остановка", "ґрати", "مواعيد", "پارسی", "אבג", "東京", "ไทย", "ﷺ", "İIıi", "ŉ", "ǆ", "🥕",
    "👩‍👩‍👧",
)  # fmt: skip
_OPERATORS = (
    "AND", "OR", "NOT", "NEAR", "NEAR/3", "-", "--", "+", "*", ":*", "^", "&", "|", "!", "<->",
    "<3>", "(", ")", "{", "}", "title:", "body :", "- title :", "a:", ":A", "%", "_", "\\", "@@",
)  # fmt: skip
_ATTACKS = (
    "' OR 1=1 --", "'; DROP TABLE wagtailcore_page; --", '" UNION SELECT password FROM users --',
    "1; SELECT pg_sleep(9)", "%' AND 1=randomblob(100000000) --", "{{7*7}}", "${7*7}", "%s%s%n",
    "<script>alert(1)</script>", "<!--#exec cmd=\"ls\"-->", "../../etc/passwd", "\\x00", "\\u0000",
    "title MATCH 'a'", 'NEAR("a" "b", 9999)', '{title body}: "a" * OR', "a & !(b | c <-> d):*ABCD",
    "(((((((((((a", "))))))", '""""""', "'''", "to_tsquery('a')", "rank=1", "-" * 90, '"' * 99,
)  # fmt: skip
#: For expressions that try again and again.
_BOMBS = ("1.", "1,", "1 ", "a-", "a'", "1.1.", "a·", "ge", "-a ", "a*", "1-1-", "ъ", "ا", "aͤ", "ß")

Maker = Callable[[random.Random, Sequence[str]], str]


def make_hostile(number: int, words: Sequence[str] = (), seed: int = 19) -> Iterator[str]:
    """So many values of `q`, quoted for an address; given `words` are in each, for the load."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    makers: tuple[Maker, ...] = (_load, _syntax) if words else tuple(_MAKERS)
    for place in range(number):
        if not words and place % 20 == 0:
            # No text at all: halves of signs, overlong ones, zero bytes.
            yield quote_from_bytes(chance.randbytes(chance.randint(1, 60))) + "%ED%A0%80%C0%AF"
            continue
        yield quote(makers[place % len(makers)](chance, words or _WORDS), safe="", errors="replace")


def _load(chance: random.Random, words: Sequence[str]) -> str:
    return " ".join(chance.choices(words, k=chance.choice((1, 2, 3, 12, 40))))


def _syntax(chance: random.Random, words: Sequence[str]) -> str:
    parts = [*_OPERATORS, *_QUOTES, *chance.choices(words, k=20)]
    return chance.choice(("", " ")).join(chance.choices(parts, k=chance.randint(1, 25)))


def _attack(chance: random.Random, words: Sequence[str]) -> str:
    return f"{chance.choice(words)} {chance.choice(_ATTACKS)}{chance.choice((*_OPERATORS, ''))}"


def _signs(chance: random.Random, words: Sequence[str]) -> str:
    signs = _QUOTES + _MARKS + _CONTROLS + "".join(words)
    return "".join(chance.choices(signs, k=chance.randint(1, 120)))


def _combining(chance: random.Random, words: Sequence[str]) -> str:
    marks = "".join(chance.choices(_COMBINING, k=chance.choice((1, 20, 2_000))))
    return chance.choice(words)[:1] + marks + chance.choice(words)


def _scripts(chance: random.Random, words: Sequence[str]) -> str:
    start = chance.choice(
        (0x20, 0x370, 0x590, 0x900, 0x1100, 0x1E00, 0x3040, 0xAC00, 0xF900, 0x1D400)
    )
    return " ".join(
        "".join(chr(start + chance.randrange(0x300)) for _ in range(chance.randint(1, 12)))
        for _ in range(chance.randint(1, 8))
    )


def _bomb(chance: random.Random, words: Sequence[str]) -> str:
    return chance.choice(_BOMBS) * chance.choice((30, 99, 2_000)) + chance.choice(("", "!", "x"))


def _long(chance: random.Random, words: Sequence[str]) -> str:
    unit = chance.choice(
        (chance.choice(words) + " ", chance.choice(words), "x", "\u0301\u0323", "\0")
    )
    return unit * (chance.choice((1_000, 100_000)) // len(unit.encode()))


def _typos(chance: random.Random, words: Sequence[str]) -> str:
    def spoil(word: str) -> str:
        place = chance.randrange(len(word))
        return word[:place] + chance.choice("xyzqжظ") + word[place + 1 :]

    return " ".join(spoil(chance.choice(words)) + chance.choice("abcd") for _ in range(12))


_MAKERS: tuple[Maker, ...] = (
    _load, _syntax, _attack, _signs, _combining, _scripts, _bomb, _typos, _syntax, _typos,
)  # fmt: skip
