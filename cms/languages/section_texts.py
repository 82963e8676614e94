"""Texts of a section that a language does not have yet come in German; here they are marked so.

A section may keep its message catalogues in a folder `locale` of its own. Django falls back to
German where one of the other languages lacks a text. A reader of the Arabic page shall be able to
tell, and a screen reader shall read German as German: each such text is put into an element that
names its language, and a sentence at the end of the page says so.

The finished HTML is looked through, because catalogues give plain strings that go into templates,
forms and labels alike. A text counts where it is all that stands between two tags; whatever else
equals it there is German as well. An attribute has no language of its own: its element is marked
where all that it says is German. Nothing is looked for where no text is missing.
"""

import re
from functools import cache, partial
from html import escape
from pathlib import Path

import polib
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import to_locale

from cms.sections import get_sections

#: Attributes that are read or shown to people.
SPOKEN = re.compile(r"""\s(?:alt|aria-label|placeholder|title)="([^"]*)\"""")
#: An element without content, or one that holds text and no other element.
SIMPLE = re.compile(
    r"<(?:(?:img|input)(?P<void>\s[^<>]*?)(?=\s*/?>)"
    r"|(?P<tag>[a-z]+)(?P<attributes>\s[^<>]*)>(?P<text>[^<>]*)</(?P=tag)>)"
)
#: What stands between two tags; `bare` elements hold no others.
BETWEEN_TAGS = re.compile(
    r"(?P<bare><(?:option|title|textarea)\b[^<>]*)?>(?P<text>[^<>]*[^<>\s][^<>]*)(?=<)"
)
#: Values that are filled into a text.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def mark_german_texts(html: SafeString, language: str) -> SafeString:
    """The page with its German texts marked as such; unchanged where there are none."""
    german = get_german_texts(language)
    if german is None:
        return html
    marked = SIMPLE.sub(partial(_mark_attributes, german), html)
    marked = BETWEEN_TAGS.sub(partial(_mark_text, german), marked)
    if marked == html:
        return html
    note = render_to_string("languages/german_texts.html")
    # Safe because only elements around what was there already are added.
    return mark_safe(marked.replace("</main>", f"{note}</main>", 1))  # noqa: S308


def _mark_attributes(german: re.Pattern[str], found: re.Match[str]) -> str:
    """The element with its language, if its attributes and its text are German and nothing else."""
    attributes = found["attributes"] or found["void"]
    spoken = [words for words in SPOKEN.findall(attributes) if words]
    text = (found["text"] or "").strip()
    if not spoken or " lang=" in attributes:
        return found[0]
    if not all(german.fullmatch(words) for words in (*spoken, text) if words):
        return found[0]
    return found[0].replace(attributes, f'{attributes} lang="{settings.LANGUAGE_CODE}"', 1)


def _mark_text(german: re.Pattern[str], found: re.Match[str]) -> str:
    """The text in an element of its own; some may hold none and name their language themselves."""
    text, bare = found["text"], found["bare"]
    if not german.fullmatch(text.strip()) or " lang=" in (bare or ""):
        return found[0]
    if bare:
        return f'{bare} lang="{settings.LANGUAGE_CODE}">{text}'
    before, after = text[: -len(text.lstrip())], text[len(text.rstrip()) :]
    return f'>{before}<bdi lang="{settings.LANGUAGE_CODE}">{text.strip()}</bdi>{after}'


@cache
def get_german_texts(language: str) -> re.Pattern[str] | None:
    """What fits the texts that a language lacks, as pages have them; None: it has them all."""
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
    return re.compile(texts)


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
