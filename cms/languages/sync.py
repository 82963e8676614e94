"""What translations take over from a released original at once: dates, places, figures, order.

Words wait for a translator. A moved event, though, is moved in every language: the published page
and a draft beside it both get the facts. Only words that were released are ever put together here,
never what a translator is still working on. Where the original's change is a small one, such as a
comma, these words can be let stand for what it says now.
"""

from collections.abc import Container
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignKey, ManyToOneRel
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from cms.fields import PartlyTranslatedField
from cms.languages.models import LiveTranslation, TranslatedRevision
from cms.languages.reading_tests import recheck_reading_test
from cms.languages.schedules import find_moment, is_held
from cms.languages.sentences import (
    Sentence,
    find_source,
    get_original_sentences,
    get_pairs,
    get_segment_values,
    match_previous_sentences,
    serialize_sentences,
    store_missing_text,
    with_texts,
)


def sync_translations(source: TranslationSource) -> None:
    """Bring the facts of the original to all its translations."""
    original = source.as_instance()
    sentences = get_original_sentences(source)
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        # The original was released by somebody; what follows from it is the site's own doing.
        with transaction.atomic(), LogContext():
            _sync_translation(original, translation, sentences)


def _sync_translation(original: Page, translation: Translation, sentences: list[Sentence]) -> None:
    page = translation.source.get_translated_instance(translation.target_locale)
    live = LiveTranslation.objects.filter(translation=translation).first()
    latest = page.latest_revision
    if page.live and live:
        copy_synchronised_values(original, page, translation, with_texts(sentences, live.segments))
        page.save(clean=False)
        recheck_reading_test(page)
    drafted = TranslatedRevision.objects.filter(revision=latest).first() if latest else None
    if latest and drafted:
        draft = latest.as_object()
        copy_synchronised_values(
            original, draft, translation, with_texts(sentences, drafted.segments)
        )
        fields = ["content"]
        if is_held(page, latest):
            latest.approved_go_live_at = draft.go_live_at = find_moment(original, draft)
            fields.append("approved_go_live_at")
        elif latest.approved_go_live_at and draft.go_live_at:
            # Where the moment is a fact of the original, a schedule moves with it.
            latest.approved_go_live_at = draft.go_live_at
            fields.append("approved_go_live_at")
        latest.content = draft.serializable_data()
        latest.save(update_fields=fields)


@transaction.atomic
def sync_snippet_translations(instance: Any) -> list[Locale]:
    """The same for a snippet once it and all rows below it, such as a menu's entries, are saved.

    It is read anew: to copy what a form holds would take the form's own rows away from it. Gives
    the languages that stay as they were, because another row of theirs is in the way.
    """
    source = find_source(instance)
    if source is None:
        return []
    before = {path for path, _key in get_pairs(source)}
    original = source.get_source_instance()
    source, _changed = TranslationSource.update_or_create_from_instance(original)
    sentences = get_original_sentences(source)
    gone = before - {each.path for each in sentences}
    refused = []
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        row = original.get_translation_or_none(translation.target_locale)
        if row is None:
            continue
        live = LiveTranslation.objects.filter(translation=translation).first()
        texts = with_texts(sentences, live.segments if live else ())
        copy_synchronised_values(original, row, translation, texts, gone)
        try:
            row.validate_constraints()
        except ValidationError:
            refused.append(translation.target_locale)
        else:
            with LogContext():
                row.save()
    return refused


def copy_synchronised_values(
    original: Any,
    target: Any,
    translation: Translation,
    sentences: list[Sentence],
    gone: Container[str] | None = None,
) -> None:
    """Copy facts in place; streams whose every sentence is known are put together anew.

    Words that the original has no more are emptied: those at the paths of `gone` where it is given,
    so that a translation may say something where the original never did.
    """
    for field in original.translatable_fields:
        model_field = original._meta.get_field(field.field_name)
        if isinstance(model_field, ManyToOneRel):
            _copy_rows(original, target, field, sentences, gone)
        elif isinstance(model_field, ForeignKey):
            related = getattr(original, field.field_name)
            setattr(target, field.field_name, _localise(related, target, field))
        elif field.is_translated(original) and isinstance(model_field, StreamField):
            _copy_stream(original, target, field, translation, sentences)
        elif isinstance(field, SynchronizedField) or _is_emptied(original, field, gone):
            _copy(original, target, model_field)


def _is_emptied(
    original: Any, field: BaseTranslatableField, gone: Container[str] | None, prefix: str = ""
) -> bool:
    """Words that the original has no more."""
    is_empty = field.is_translated(original) and field.get_value(original) == ""
    return is_empty and (gone is None or f"{prefix}{field.field_name}" in gone)


def _copy_stream(
    original: Page,
    page: Page,
    field: BaseTranslatableField,
    translation: Translation,
    sentences: list[Sentence],
) -> None:
    """The original's blocks with the words that are known; else the stream stays as it is."""
    source, locale, name = translation.source, translation.target_locale, field.field_name
    own = [each for each in sentences if each.path.startswith(f"{name}.")]
    unknown = {each.path for each in own if not each.text}
    if unknown and not isinstance(field, PartlyTranslatedField):
        return
    values = [
        _without_unknown(value, unknown)
        for value in get_segment_values(source, locale, own)
        if value.path.startswith(f"{name}.")
    ]
    setattr(page, name, field.get_value(original))
    ingest_segments(original, page, source.locale, locale, values)


def _without_unknown(value: Any, unknown: set[str]) -> Any:
    """A text that nobody has translated yet is left out rather than shown in German."""
    if isinstance(value, StringSegmentValue) and value.path in unknown:
        value.string = StringValue("")
    return value


def _localise(related: Any, target: Any, field: BaseTranslatableField) -> Any:
    """The row in this language, else the original's, which shows only what needs no language."""
    if related is None or isinstance(field, SynchronizedField):
        return related
    return related.get_translation_or_none(target.locale) or related


def _copy(original: Any, target: Any, model_field: Any) -> None:
    if isinstance(model_field, ParentalManyToManyField):
        getattr(target, model_field.name).set(getattr(original, model_field.name).all())
    else:
        setattr(target, model_field.attname, model_field.value_from_object(original))


def _copy_rows(
    original: Any,
    target: Any,
    field: BaseTranslatableField,
    sentences: list[Sentence],
    gone: Container[str] | None,
) -> None:
    """Rows below: known ones take the facts, gone ones go, new ones wait for their words."""
    name = field.field_name
    if isinstance(field, SynchronizedField):
        original.copy_child_relation(name, target)
        return
    texts = {each.path: each for each in sentences if each.path.startswith(f"{name}.")}
    known = {row.translation_key: row for row in getattr(target, name).all()}
    rows = []
    for source_row in getattr(original, name).all():
        prefix = f"{name}.{source_row.translation_key}."
        own = {path.removeprefix(prefix): each for path, each in texts.items() if prefix in path}
        row = known.get(source_row.translation_key)
        if row is None and all(each.text for each in own.values()):
            row = type(source_row)(translation_key=source_row.translation_key, locale=target.locale)
            for attribute, each in own.items():
                setattr(row, attribute, StringValue(each.text).render_text())
        if row is not None:
            _copy_row(source_row, row, gone, prefix)
            rows.append(row)
    getattr(target, name).set(rows)


def _copy_row(source_row: Any, row: Any, gone: Container[str] | None, prefix: str) -> None:
    for field in source_row.translatable_fields:
        model_field = source_row._meta.get_field(field.field_name)
        if isinstance(model_field, ForeignKey):
            related = getattr(source_row, model_field.name)
            setattr(row, model_field.name, _localise(related, row, field))
        elif isinstance(field, SynchronizedField) or _is_emptied(source_row, field, gone, prefix):
            _copy(source_row, row, model_field)


@transaction.atomic
def accept_translation(translation: Translation) -> None:
    """Let what readers see count as the translation of what the original says now.

    Sentences that are new, with nothing in their place before, stay without a translation, and the
    page stays out of date.
    """
    live = LiveTranslation.objects.select_for_update().get(translation=translation)
    sentences = carry_over(get_original_sentences(translation.source), live)
    for name, value in serialize_sentences(sentences).items():
        setattr(live, name, value)
    live.save()
    for each in sentences:
        if each.text:
            store_missing_text(translation, each, None)


def carry_over(sentences: list[Sentence], live: LiveTranslation) -> list[Sentence]:
    """The original's sentences with the words that stand in their places for readers."""
    stored = {(each["path"], each["hash"]): each for each in live.segments}
    stored |= match_previous_sentences(sentences, live.segments)
    return [
        replace(
            each,
            text=stored[each.key]["text"],
            is_machine=stored[each.key]["machine"],
            author=stored[each.key].get("author"),
        )
        if each.key in stored
        else each
        for each in sentences
    ]
