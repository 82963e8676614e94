"""Numbers that are hard to read, in German texts."""

import re
from collections.abc import Iterator

#: From here on a number is large, and years are long ago up to there.
LARGE = 10_000
LONG_AGO = 1950

_PERCENT = re.compile(r"\b\d+(?:[.,]\d+)?\s?(?:%|Prozent\b)")
#: Not after another digit, as in telephone and account numbers, nor with a leading zero.
#: With blanks only before what is counted: “116 111” is a telephone number.
_AMOUNT = re.compile(
    r"(?<![\d.,/+-])(?<!\d[\u00a0 ])[1-9]\d{0,2}"
    r"(?:(?:\.\d{3})+|(?:[\u00a0 ]\d{3})+(?=\s[A-ZÄÖÜ]))(?![\d.]*\d)"
)
_LONG = re.compile(r"(?<![\d.,/+-])(?<!\d )[1-9]\d{4,}(?![.,]?\d)")
#: Five digits before a name are a post code as a rule.
_PLACE = re.compile(r"\s[A-ZÄÖÜ]")
_YEAR = re.compile(r"(?<![\d,/-])(?<!\d )1[0-9]\d\d(?![.,]?\d)(?!\s?[A-ZÄÖÜ€]|\s?[kcm]?m\b)")
_BEFORE_NUMBER = re.compile(r"(?:Nummer|Nr\.|Haus|PIN|[Ss]traße|[Ww]eg|Platz|Raum|Zimmer)\s$")
_ROMAN = re.compile(r"(?<![\w·-])(?=[IVX]{2,}\b)X{0,3}(?:IX|IV|V?I{0,3})(?![\w·])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}

_UNITS = (
    *("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    *("dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"),
)
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_VALUES = {
    **{word: number for number, word in enumerate(_UNITS, start=2)},
    **{word: number * 10 for number, word in enumerate(_TENS, start=2)},
    "ein": 1,
    "": 0,
}
_ONES = "|".join(_UNITS[:8])
_WORD = re.compile(
    rf"(?<![\w·-])(?:(?P<one>ein|{_ONES})und)?(?P<rest>{'|'.join([*_UNITS, *_TENS])})(?![\w·-])",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?<![\w·-])(?P<count>ein)?(?:hundert|tausend)(?![\w·-])")


def find_large(text: str) -> Iterator[tuple[int, int]]:
    """Numbers that nobody can picture: large ones, and exact ones in the thousands."""
    for found in _AMOUNT.finditer(text):
        value = int(re.sub(r"\D", "", found.group()))
        if value >= LARGE or value % 100:
            yield found.span()
    for found in _LONG.finditer(text):
        is_post_code = len(found.group()) == 5 and _PLACE.match(text, found.end())  # noqa: PLR2004 - digits
        if not is_post_code or found.group().endswith("000"):
            yield found.span()


def find_percentages(text: str) -> Iterator[tuple[int, int]]:
    """“30 %”, “7,5 Prozent”."""
    return (found.span() for found in _PERCENT.finditer(text))


def find_old_years(text: str) -> Iterator[tuple[int, int]]:
    """Years long ago, as far as they are years and no amounts or house numbers."""
    for found in _YEAR.finditer(text):
        if int(found.group()) < LONG_AGO and not _BEFORE_NUMBER.search(
            text, max(0, found.start() - 12), found.start()
        ):
            yield found.span()


def find_roman(text: str) -> Iterator[tuple[int, int, int]]:
    """Roman numerals of several letters, with their value."""
    for found in _ROMAN.finditer(text):
        if not found.group():
            continue
        values = [_ROMAN_VALUES[letter] for letter in found.group()]
        pairs = zip(values, [*values[1:], 0], strict=True)
        yield *found.span(), sum(-one if one < after else one for one, after in pairs)


def find_words(text: str) -> Iterator[tuple[int, int, int]]:
    """Numbers written as words, with their value; “ein” is none: it is an article as well."""
    for found in _WORD.finditer(text):
        one, rest = (found["one"] or "").lower(), found["rest"].lower()
        # “außer Acht”: in the middle of a sentence numbers are not capitalised.
        if found.group() != found.group().lower() and not _begins(text, found.start()):
            continue
        if one and rest not in _TENS:
            continue
        yield *found.span(), _VALUES[rest] + _VALUES[one]
    for found in _WHOLE.finditer(text):
        yield *found.span(), 100 if found.group().endswith("hundert") else 1000


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(' "„»(')
    return not before or before[-1] in ".!?:\n" or "\n" in text[len(before) : start]
