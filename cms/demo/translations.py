"""The demo in other languages: one PO file a section and language, filled in by people.

A file's occurrences name the pages and snippets that its texts are from, such as
`/stadtteilzeitung/nikolausmarkt/` or `core.Topic`. What is named is translated as a whole: a text
that is missing stops the build. `*` stands for a year, or a year and a month, and the newest such
page is meant; a year in its texts becomes its own.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import polib
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.demo import work_in_progress
from cms.languages import reading_tests
from cms.languages.drafts import save_draft, start
from cms.languages.models import SourceState
from cms.languages.sentences import refresh_source
from cms.languages.snippets import find_or_open, publish_snippet
from cms.sections import Role

_YEAR = re.compile(r"\b20\d\d\b")
_YEAR_IN_ADDRESS = re.compile(r"(?<=/)20\d\d-\d\d(?=-)|(?<=-)20\d\d(?=-\d\d/)")


class MissingTextError(Exception):
    """A text of the demo has no translation in a language that its page is to appear in."""


def get_files(folder: Path) -> Iterator[tuple[Locale, polib.POFile]]:
    """The catalogues of a section's demo by language."""
    for code, _name in settings.LANGUAGES:
        path = folder / f"{code}.po"
        locale = Locale.objects.filter(language_code=code).first()
        if path.exists() and locale:
            yield locale, _read(path)


@cache
def _read(path: Path) -> polib.POFile:
    return polib.pofile(str(path))


def get_names(catalogue: polib.POFile) -> list[str]:
    """What the texts are from, each once."""
    return list(dict.fromkeys(name for entry in catalogue for name, _line in entry.occurrences))


def count_pages(folder: Path, *, again: bool) -> int:
    """How many pages `translate_demo` goes through."""
    return sum(
        page.translation_key not in done
        for locale, catalogue in get_files(folder)
        if _is_begun(catalogue)
        for done in [_find_done(locale, again=again)]
        for page in get_pages(get_names(catalogue))
    )


def _find_done(locale: Locale, *, again: bool) -> set[Any]:
    """Keys of what is not to be translated again."""
    begun = Translation.objects.filter(target_locale=locale)
    return set(begun.values_list("source__object_id", flat=True)) if again else set()


def _is_begun(catalogue: polib.POFile) -> bool:
    return any(entry.msgstr for entry in catalogue)


def translate_demo(folder: Path, *, again: bool) -> Iterator[Page]:
    """Publish everything that the folder's files hold, parents first; each page when it is done.

    `again`: only what has come since the first time.
    """
    for locale, catalogue in get_files(folder):
        if not _is_begun(catalogue):
            continue
        texts = {entry.msgid: entry.msgstr for entry in catalogue}
        names = get_names(catalogue)
        done = _find_done(locale, again=again)
        for row in get_rows(names):
            if row.translation_key not in done:
                _translate_row(row, locale, texts)
        for page in get_pages(names):
            if page.translation_key not in done:
                _translate_page(page, locale, texts)
                yield page
        if not again:
            record_testing(catalogue, locale)


def record_testing(catalogue: polib.POFile, locale: Locale) -> None:
    """Let a page have been tested; `X-Tested` in the file's head names its address and who did."""
    address, _blank, group = catalogue.metadata.get("X-Tested", "").partition(" ")
    for page in get_pages([address]):
        target = page.get_translation(locale)
        day = localdate(target.first_published_at)
        reading_tests.record(target, group, day, work_in_progress.find_user(Role.MODERATORS))


def get_pages(names: Iterable[str]) -> Iterator[Page]:
    """The German pages by their addresses, parents first."""
    home = Site.objects.get(is_default_site=True).root_page
    paths = [home.url_path.rstrip("/") + name for name in names if name.startswith("/")]
    found = [_find_newest(path) if "*" in path else path for path in paths]
    yield from Page.objects.live().filter(url_path__in=found).order_by("path").specific()


def _find_newest(path: str) -> str | None:
    pattern = re.escape(path).replace(r"\*", "[0-9]{4}(-[0-9]{2})?")
    pages = Page.objects.live().filter(url_path__regex=f"^{pattern}$").order_by("-url_path")
    found: str | None = pages.values_list("url_path", flat=True).first()
    return found


def get_name(instance: Any) -> str:
    """What catalogues call a page or the kind of a row."""
    if isinstance(instance, Page):
        return _YEAR_IN_ADDRESS.sub("*", "/" + instance.url_path.split("/", 2)[2])
    return str(instance._meta.label)


def get_rows(names: Iterable[str]) -> Iterator[Any]:
    """The German rows of the models that are named."""
    for name in names:
        if not name.startswith("/"):
            model: Any = apps.get_model(name)
            yield from model.objects.filter(locale=Locale.get_default()).order_by("pk")


def get_texts(instance: Any) -> list[str]:
    """The German texts of a page or row, in reading order."""
    with transaction.atomic():
        segments = StringSegment.objects.filter(source=_get_source(instance))
        texts = list(segments.order_by("order").values_list("string__data", flat=True))
        transaction.set_rollback(True)
    return texts


def _get_source(instance: Any) -> TranslationSource:
    if isinstance(instance, Page):
        return refresh_source(instance)
    return TranslationSource.update_or_create_from_instance(instance)[0]


def _translate_page(page: Page, locale: Locale, texts: dict[str, str]) -> None:
    translation = start(page, locale)
    _fill(translation.source, locale, texts)
    revision = save_draft(translation, work_in_progress.find_user(Role.TRANSLATORS))
    with LogContext(user=work_in_progress.find_user(Role.MODERATORS)):
        revision.publish()
    SourceState.objects.filter(source=translation.source).update(changed_at=page.last_published_at)
    dates = ("first_published_at", "last_published_at", "latest_revision_created_at")
    Page.objects.filter(translation_key=page.translation_key, locale=locale).update(
        **{name: getattr(page, name) for name in dates}
    )


def _translate_row(row: Any, locale: Locale, texts: dict[str, str]) -> None:
    translation = find_or_open(row, locale)
    _fill(translation.source, locale, texts)
    publish_snippet(translation, None)


def _fill(source: TranslationSource, locale: Locale, texts: dict[str, str]) -> None:
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    words = {each.string.data: _find_text(each.string.data, texts) for each in segments}
    missing = [text for text, found in words.items() if not found]
    if missing:
        raise MissingTextError(f"{source.object_repr} ({locale.language_code}): {missing[0]}")
    # At once: a thousand texts a language, one by one, would take as long as all the pages.
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                data=words[segment.string.data],
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment in segments
        ],
        ignore_conflicts=True,
    )


def _find_text(original: str, texts: dict[str, str]) -> str:
    """The translation; if need be that of the same text with another year."""
    year = _YEAR.search(original)
    if original in texts or not year:
        return texts.get(original, "")
    for known, text in texts.items():
        if _YEAR.sub("*", known) == _YEAR.sub("*", original):
            return _YEAR.sub(year[0], text)
    return ""
