"""The handbook's numbered lists, sentence by sentence, done in a browser by whom they are for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser import admin
from tests.browser.handbook import (
    artikel,
    ausgabe,
    bilder,
    ehrenamt,
    garten,
    index,
    oeffnungszeiten,
    projekte,
    redaktion,
    seiten,
    uebersetzen,
    veranstaltungen,
    verwaltung,
)
from tests.browser.handbook.chapters import HANDBOOK, Chapter, find_lists
from tests.browser.steps import Story

CHAPTERS = (
    index.CHAPTER,
    ehrenamt.CHAPTER,
    garten.CHAPTER,
    uebersetzen.CHAPTER,
    redaktion.CHAPTER,
    verwaltung.CHAPTER,
    artikel.CHAPTER,
    ausgabe.CHAPTER,
    veranstaltungen.CHAPTER,
    projekte.CHAPTER,
    bilder.CHAPTER,
    oeffnungszeiten.CHAPTER,
    seiten.CHAPTER,
)
#: Where the walks take place.
WINDOW = {"viewport": {"width": 1280, "height": 900}}


LISTS = [
    pytest.param(
        chapter,
        heading,
        id=f"{chapter.name}: {heading}",
        marks=[pytest.mark.slow(chapter.slow[heading])] if heading in chapter.slow else [],
    )
    for chapter in CHAPTERS
    for heading in chapter.find_lists()
]


def test_every_chapter_with_a_numbered_list_is_done() -> None:
    with_lists = {path.stem for path in HANDBOOK.glob("*.md") if find_lists(path.read_text())}
    assert {chapter.name for chapter in CHAPTERS} == with_lists


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_every_sentence_has_its_step_and_every_step_its_sentence(chapter: Chapter) -> None:
    said = {sentence for sentences in chapter.find_lists().values() for sentence in sentences}
    assert set(chapter.steps) == said
    assert set(chapter.beginnings) <= set(chapter.find_lists())


def test_a_changed_sentence_is_another_one() -> None:
    """Sentences go over several lines, with markup; what is told between lists is no step."""
    text = (
        "# Titel\n## Absagen\n1. Drücken Sie **„Absagen“**, siehe\n   [Wer darf was](a.md#b).\n"
        "2. Schließen Sie `/admin/`.\n\nLöschen Sie nichts.\n## Fertig\n- Kein Schritt\n"
    )
    said = ["Drücken Sie „Absagen“, siehe Wer darf was.", "Schließen Sie /admin/."]
    assert find_lists(text) == {"Absagen": said}
    assert find_lists(text.replace("„Absagen“", "„Verlegen“")) != find_lists(text)


@pytest.mark.parametrize(("chapter", "heading"), LISTS)
def test_list_can_be_done_as_it_is_written(
    new_context: Callable[..., BrowserContext], chapter: Chapter, heading: str
) -> None:
    page = new_context(**WINDOW).new_page()
    admin.watch_edits(page)
    admin.log_in(page, chapter.role)
    if heading in chapter.beginnings:
        chapter.beginnings[heading](page)
    story = Story(f"{chapter.name} {heading}")
    for sentence in chapter.find_lists()[heading]:
        chapter.steps[sentence](page)
        story.show(page, sentence)
