"""Finds English in answers of the admin: texts without a translation, and texts never marked."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Permission
from django.utils.translation import trans_real

OPENING, CLOSING = "⟦", "⟧"
#: As it stands in a page, and in JSON in a page.
MARKED = re.compile(r"(?:⟦|\\u27e6)(.*?)(?:⟧|\\u27e7)", re.DOTALL)
CONTEXT = "\x04"
ATTRIBUTES = ("title", "aria-label", "aria-description", "placeholder", "alt")
#: Words that stand in no German sentence, in one of them in nearly every English one.
ENGLISH = """
    a about actions address all already and any anything apply are at back be been before below
    body but by can cannot change choose click close could create day delete did do does done
    draft each edit enabled enter error every failed false for from go has have here how if into
    invalid is it its last listing locale make may members message moderation month move must
    new next no none not nothing number of on once only open or other others our page pages
    phone please previous publish published read reject remove required results root run save
    saved search see select selected should show site someone source subject submit sync target
    task than that the their them then there these they this those to translation translations
    true type undo unlock unpublish until up update upload use user users valid view views was
    welcome were what when where which who why will without would yes you your
"""
#: German words that look English.
ALSO_GERMAN = {
    "a",
    "all",
    "do",
    "fest",
    "listing",
    "moderation",
    "on",
    "last",
    "was",
    "site",
}
#: German of Wagtail's that nobody says, and that the site's own catalogue says better.
CLUMSY = re.compile(
    r"-Objekt|Chooser|Breadcrumb|Benachrichtung|benachich|(Zugelassen|Eingereicht)-|Sie Sie|"
    r"\bWähle\b|\bReviewer\b|Elternteil|\d(Seite|Schnipsel)"
)
#: Names that are English in German as well.
NAMES = re.compile(r"CC BY")
WORD = re.compile(rf"\b({'|'.join(sorted(set(ENGLISH.split()) - ALSO_GERMAN))})\b", re.IGNORECASE)


def mark_untranslated(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on whatever the German catalogues lack comes in brackets."""
    find = trans_real.DjangoTranslation.gettext
    count = trans_real.DjangoTranslation.ngettext

    # Names of rights lie in the database in German, and go through the catalogue once more.
    german = {*Permission.objects.values_list("name", flat=True)}

    def gettext(self: Any, message: str) -> str:
        known = self._catalog.get(message) or self._catalog.get((message, self.plural(1)))
        return find(self, message) if known or message in german else _mark(message)

    def ngettext(self: Any, one: str, many: str, number: int) -> str:
        known = self._catalog.get((one, self.plural(number)))
        return count(self, one, many, number) if known else _mark(one if number == 1 else many)

    monkeypatch.setattr(trans_real.DjangoTranslation, "gettext", gettext)
    monkeypatch.setattr(trans_real.DjangoTranslation, "ngettext", ngettext)


def _mark(message: str) -> str:
    text = message.rpartition(CONTEXT)[2]
    return f"{OPENING}{text}{CLOSING}" if re.search(r"[A-Za-z]{2}", text) else text


def find_unmarked(html: str) -> Iterator[str]:
    """Texts with English words that somebody sees or hears."""
    soup = BeautifulSoup(html, "lxml")
    for pattern in soup.select("script[type='text/template'], script[type='text/x-template']"):
        yield from find_unmarked(str(pattern.string))
    for part in soup.select("[lang=en], [lang|=en], code, kbd, pre, svg, style, script"):
        part.decompose()
    for text in soup.find_all(string=True):
        if type(text).__name__ == "NavigableString":
            yield from _if_english(str(text))
    for tag in soup.find_all(True):
        yield from _in_attributes(tag)


def _in_attributes(tag: Tag) -> Iterator[str]:
    for name in ATTRIBUTES:
        yield from _if_english(str(tag.get(name, "")))
    if tag.name == "input" and tag.get("type") in {"submit", "button", "reset"}:
        yield from _if_english(str(tag.get("value", "")))


def _if_english(text: str) -> Iterator[str]:
    words = re.sub(r"[\w./-]+[@/_][\w./-]+", "", NAMES.sub("", text))
    if WORD.search(words) or CLUMSY.search(words):
        yield " ".join(text.split())


def find_untranslated(html: str) -> Iterator[str]:
    """Texts that came in brackets."""
    for text in MARKED.findall(html):
        yield " ".join(text.split())
