"""One thing has one word in the whole admin, in plain German: those of `docs/vocabulary.md`."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import trans_real

PAGE = Path(settings.BASE_DIR) / "docs" / "vocabulary.md"
ROW = re.compile(r"^\| \*\*(?P<word>[^*]+)\*\* \| (?P<avoided>[^|]+) \|", re.MULTILINE)


def read_avoided() -> dict[str, str]:
    """The words that nobody is to read, each with the word that stands for it."""
    rows = ROW.finditer(PAGE.read_text(encoding="utf-8"))
    return {each.strip(): row["word"] for row in rows for each in row["avoided"].split(",")}


def german_texts() -> list[str]:
    """All that any installed app can say in German, our own wording before that of packages."""
    catalogue = trans_real.translation(settings.LANGUAGE_CODE)._catalog
    return [text for part in catalogue._catalogs for key in part if (text := catalogue[key])]


def test_page_names_words_to_use_and_words_to_avoid() -> None:
    assert read_avoided()["Sammlung"] == "Ordner"


@pytest.mark.parametrize("avoided", read_avoided())
def test_admin_says_one_word_for_one_thing(avoided: str) -> None:
    pattern = re.compile(rf"\b{re.escape(avoided)}")
    assert not [text for text in german_texts() if pattern.search(text)]
