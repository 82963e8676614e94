"""Texts of a section that a language does not have yet come in German; here they are marked so.

A section may keep its message catalogues in a folder `locale` of its own. Django falls back to
German where one of the other languages lacks a text. A reader of the Arabic page shall be able to
tell, and a screen reader shall read German as German: each such text is put into an element that
names its language, and a sentence at the end of the page says so.

The finished HTML is looked through, because catalogues give plain strings that go into templates,
forms and labels alike. A text counts where it is all that stands between two tags; whatever else
equals it there is German as well. Nothing is looked for where no text is missing.
"""

import re
from functools import cache
from html import escape
from pathlib import Path

import polib
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import to_locale

from cms.sections import get_sections

#: Values that are filled into a text.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def mark_german_texts(html: SafeString, language: str) -> SafeString:
    """The page with its German texts marked as such; unchanged where there are none."""
    pattern = get_german_texts(language)
    if pattern is None:
        return html
    marked, count = pattern.subn(_mark, html)
    if not count:
        return html
    note = render_to_string("languages/german_texts.html")
    # Safe because only elements around what was there already are added.
    return mark_safe(marked.replace("</main>", f"{note}</main>", 1))  # noqa: S308


def _mark(found: re.Match[str]) -> str:
    """The text in an element of its own; an option may hold none and names its language itself."""
    text = found["text"]
    if found["option"]:
        return f'{found["option"]} lang="{settings.LANGUAGE_CODE}">{text}'
    before, after = text[: -len(text.lstrip())], text[len(text.rstrip()) :]
    return f'>{before}<bdi lang="{settings.LANGUAGE_CODE}">{text.strip()}</bdi>{after}'


@cache
def get_german_texts(language: str) -> re.Pattern[str] | None:
    """What finds the texts that a language lacks, as pages have them; None: it has them all."""
    # English stands in the code and falls back to nothing.
    if language.startswith("en"):
        return None
    missing = {
        text
        for section in get_sections()
        for text in _find_missing(Path(section.path) / "locale", language)
    }
    texts = "|".join(sorted(map(_get_pattern, missing), key=len, reverse=True))
    if not texts:
        return None
    return re.compile(rf"(?P<option><option\b[^<>]*)?>(?P<text>\s*(?:{texts})\s*)(?=<)")


def _find_missing(folder: Path, language: str) -> set[str]:
    """German texts of the catalogues in a folder that the other language does not have."""
    known = {(entry.msgctxt, entry.msgid) for entry in _read(folder, language)}
    missing = [
        entry
        for entry in _read(folder, settings.LANGUAGE_CODE)
        if entry.msgid and (entry.msgctxt, entry.msgid) not in known
    ]
    forms = {form for entry in missing for form in (entry.msgstr, *entry.msgstr_plural.values())}
    # What is nothing but values has no language.
    return {form for form in forms if PLACEHOLDER.sub("", form).strip()}


def _read(folder: Path, language: str) -> list[polib.MOEntry]:
    file = folder / to_locale(language) / "LC_MESSAGES" / "django.mo"
    return list(polib.mofile(str(file))) if file.exists() else []


def _get_pattern(text: str) -> str:
    """A text as HTML, with anything in place of its values."""
    return r"[^<>]*?".join(re.escape(escape(part)) for part in PLACEHOLDER.split(text))
