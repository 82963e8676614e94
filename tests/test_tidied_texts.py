"""Every text is tidied where it enters, whichever field, form, block or file it comes by."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django import forms
from django.apps import apps
from django.contrib.auth.forms import UsernameField
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail.admin.panels import get_edit_handler
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks import Block, FieldBlock, ListBlock, RichTextBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import inline_formset, streamfield

from stadtteilzeitung.models import ArticlePage, Rubric
from tests import factories
from tests.editing import create, decide, hand_in, now, save_snippet
from tests.readers import links, read
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db

#: As people bring it: a soft hyphen, a decomposed letter, a ligature, a byte order mark, a line of
#: Word's, a control character, an override left open, and a no-break space, which stays.
BROUGHT = "Gru\u0308n\xadfla\u0308che \ufb01nden\ufeff 10\xa0m\x02\u202e"
MEANT = "Grünfläche finden 10\xa0m"
#: What Draftail sends and rows of other programs hold.
HTML = f"<p>{BROUGHT}</p>".replace("\xad", "&shy;")


def is_tidy(value: Any) -> bool:
    """Whether the text is there, and nothing is left that was to go."""
    return MEANT in value and not set(value) & set("\xad\u0308\ufb01\ufeff\x02\u202e&")


def test_every_text_of_a_model_is_kept_and_looked_for_as_it_was_meant() -> None:
    fields = [
        field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.CharField | models.TextField)
    ]
    assert len(fields) > 200
    for field in fields:
        brought = HTML if isinstance(field, RichTextField) else BROUGHT
        row = field.model(**{field.name: brought})
        assert is_tidy(field.get_prep_value(brought)), field
        assert is_tidy(field.pre_save(row, add=True)), field
        assert is_tidy(getattr(row, field.attname)), field


def fill(block: Block) -> Any:
    """What a stream holds for a block if every text in it was brought."""
    inside = {name: fill(child) for name, child in getattr(block, "child_blocks", {}).items()}
    value: Any = None
    match block:
        case BaseStreamBlock():
            value = [{"type": name, "value": each, "id": name} for name, each in inside.items()]
        case BaseStructBlock():
            value = inside
        case ListBlock():
            value = [{"type": "item", "value": fill(block.child_block), "id": "a"}]
        case BaseTypedTableBlock():
            columns = [{"type": name, "heading": BROUGHT} for name in inside]
            rows = [{"values": [*inside.values()]}]
            value = {"caption": BROUGHT, "columns": columns, "rows": rows}
        case RichTextBlock():
            value = HTML
        case FieldBlock() if isinstance(block.field, forms.CharField):
            value = BROUGHT
    return value


def read_texts(value: Any) -> Iterator[str]:
    """All that could be a text."""
    match value:
        case str():
            yield value
        case list() | dict():
            for each in value.values() if isinstance(value, dict) else value:
                yield from read_texts(each)


def test_every_text_of_a_block_is_kept_as_it_was_meant() -> None:
    streams = [
        field
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, StreamField)
    ]
    for field in streams:
        raw = fill(field.stream_block)
        brought = [each for each in read_texts(raw) if each in (BROUGHT, HTML)]
        row = field.model()
        setattr(row, field.name, raw)
        for kept in (
            field.get_prep_value(getattr(row, field.name)),
            json.loads(field.value_to_string(row)),
            field.pre_save(row, add=True).get_prep_value(),
        ):
            texts = [each for each in read_texts(kept) if "Gr" in each]
            assert len(texts) == len(brought), field
            assert [each for each in texts if not is_tidy(each)] == [], field
    assert any(field.model is ArticlePage for field in streams)


def find_inputs() -> Iterator[tuple[str, forms.CharField]]:
    """Every text field of every form there is, those of pages, snippets and blocks too."""
    for model in apps.get_models():
        if issubclass(model, Page):
            get_edit_handler(model).get_form_class()
    for snippet in get_snippet_models():
        snippet.snippet_viewset.get_form_class()
    get_image_form(get_image_model())
    get_document_form(get_document_model())
    waiting: list[type] = [forms.BaseForm]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        for name, field in getattr(form, "base_fields", {}).items():
            for part in getattr(field, "fields", (field,)):
                if isinstance(part, forms.CharField) and not isinstance(part, forms.JSONField):
                    yield f"{form.__module__}.{form.__name__}.{name}", part


def test_every_form_takes_a_text_as_it_was_meant_and_a_password_as_it_is() -> None:
    inputs = dict(find_inputs())
    for name in ("ArticlePageForm.title", "SearchForm.q", "ImageForm.title", "DocumentForm.title"):
        assert any(name in place for place in inputs), name
    for place, field in inputs.items():
        is_html = isinstance(field.widget, DraftailRichTextArea)
        try:
            taken = field.to_python(HTML if is_html else BROUGHT)
        except ValidationError:
            continue  # an address, for example
        if isinstance(field.widget, forms.PasswordInput):
            assert taken == BROUGHT, place
        elif not isinstance(field, UsernameField):  # whose letters Django makes plainer still
            assert is_tidy(taken), place


def rich(words: str) -> str:
    """A paragraph as the editor's script sends it."""
    block = {"key": "a1b2c", "text": words, "type": "unstyled", "depth": 0}
    ranges: dict[str, list[Any]] = {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block | ranges], "entityMap": {}})


@pytest.mark.sqlite
def test_an_article_is_read_and_found_as_it_was_meant(
    volunteer: Client, moderator: Client, client: Client
) -> None:
    page = create(
        volunteer,
        ArticlePage,
        factories.newspaper(),
        title=f"{BROUGHT}\v",
        slug="gruenflaeche",
        rubric=str(factories.rubric().pk),
        authors=inline_formset([]),
        teaser="Nach\xadbar\xadgarten",
        body=streamfield(
            [
                ("text", rich("Zeile eins\vZeile zwei \x00\ud800\ufb02ie\xadgen 10\xa0m")),
                ("heading", {"text": "Wie\vweiter", "level": "h2"}),
            ]
        ),
    )
    hand_in(volunteer, page)
    decide(moderator, page)
    page = now(page)
    assert page.title == MEANT
    assert page.latest_revision.content["title"] == MEANT
    words, heading = page.body
    assert "Zeile eins<br/>Zeile zwei fliegen 10\xa0m" in str(words.value.source)
    assert heading.value["text"] == "Wie weiter"
    queries = ("Grünfläche", "gru\u0308n\xadfläche", "Nachbargarten", "fliegen", "\ufb02iegen")
    for query in queries:
        assert links(read(client, f"/suche/?q={quote(query)}"), ".teasers") == [page.url], query


def test_other_roads_into_the_site_tidy_too(moderator: Client) -> None:
    rubric = factories.rubric("Aus Winzerla")
    save_snippet(moderator, rubric, name=BROUGHT)
    assert Rubric.objects.get(pk=rubric.pk).name == MEANT
    assert Rubric.objects.filter(name=BROUGHT).exists()
    # A program that saves without asking whether the row is right.
    assert Rubric.objects.create(name=f"{BROUGHT}2", slug="zwei").name == f"{MEANT}2"

    events.calendar()
    file = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            f"DTSTART:20270616T160000Z\r\nSUMMARY:{BROUGHT}\r\nDESCRIPTION:Eins\xad {BROUGHT}\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n")  # fmt: skip
    upload = SimpleUploadedFile("kalender.ics", file.encode(), "text/calendar")
    moderator.post(reverse("event_import"), {"file": upload})
    event = EventPage.objects.get()
    assert event.title == MEANT
    assert "\xad" not in str(event.get_latest_revision().content)
