"""Letters that readers type for each other become one, in what is found and what is asked."""

import re
import unicodedata
from functools import lru_cache

#: Written as letters of their own, or as others by some keyboards, and no mark can be taken away.
_LETTERS = str.maketrans(
    {
        **dict(zip("æœøłđıðħ", ("ae", "oe", "o", "l", "d", "i", "d", "h"), strict=True)),
        "ё": "е",
        # Arabic and Persian: forms of alif, ya and kaf, hamza's seats, ta marbuta.
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("يىئېے", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("ةۀەۂ", "ه"),
        "ؤ": "و",
        "ء": "",
    }
)
#: These marks make other letters; nobody leaves them out.
_KEPT = frozenset("йїў")
#: Vowel marks, the long stroke between letters, soft hyphens, marks of direction.
_SILENT = re.compile(
    "[\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u00ad\u200b\u200d-\u200f"
    "\u202a-\u202e\u2066-\u2069\ufeff]"
)
_APOSTROPHES = re.compile("[’'ʼ‘`´′]")
_UMLAUTS = re.compile("([ao])e|(?<![aeiouq])(u)e")
#: Latin letters that look like Cyrillic ones.
_LOOKALIKES = str.maketrans("aceiopxyk", "асеіорхук")
_CYRILLIC = re.compile("[а-яёіїєґ]")


def tidy_letters(text: str) -> str:
    """The text with its letters in one form, without what is silent; case and umlauts stay."""
    text = _SILENT.sub("", unicodedata.normalize("NFKC", text))
    return "".join(map(_to_plain_digit, text))


def _to_plain_digit(sign: str) -> str:
    return sign if sign < "\u0660" or not sign.isdecimal() else str(unicodedata.decimal(sign))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """One word of tidied letters as it is compared: no case, no marks, umlauts as their vowel.

    `ä`, `ae` and `a` are the same, as are `ß` and `ss`; `ё` is `е`, while `й` and `ї` stay.
    """
    word = _APOSTROPHES.sub("", word.casefold()).translate(_LETTERS)
    if _CYRILLIC.search(word):
        word = word.translate(_LOOKALIKES)
    word = "".join(map(_take_marks, unicodedata.normalize("NFC", word)))
    return _UMLAUTS.sub(r"\1\2", word) if word.isascii() else word


def _take_marks(sign: str) -> str:
    if sign.isascii() or sign in _KEPT:
        return sign
    signs = unicodedata.normalize("NFD", sign)
    return "".join(one for one in signs if not unicodedata.combining(one)).translate(_LETTERS)
