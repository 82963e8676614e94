"""Parts of addresses from texts, in letters that can be typed and read out."""

import unicodedata

from anyascii import anyascii
from django.utils.text import slugify

#: What Germans write where there are no umlauts; also for the fields of forms.
GERMAN_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
_GERMAN = str.maketrans(GERMAN_LETTERS)


def is_german(language: str) -> bool:
    """Whether umlauts of the language become two letters; easy German is German."""
    return language.partition("-")[0] == "de"


def make_slug(text: str, language: str) -> str:
    """What a text in this language makes, such as `drei-stuehle`.

    Empty for a text without letters and digits.
    """
    if is_german(language):
        text = unicodedata.normalize("NFC", text).translate(_GERMAN)
    return slugify(anyascii(text))
