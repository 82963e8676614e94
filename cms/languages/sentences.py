"""The sentences of a page: what the original says and what translators wrote.

wagtail-localize cuts an original into segments, one a sentence, and keeps words for them. A digest
over all places and hashes tells whether two versions say the same.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Subquery
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    RelatedObjectSegment,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import (
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.strings import StringValue

from cms.languages.models import SourceState


def get_digest(pairs: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over places and hashes of sentences, whatever their order.

    The order of blocks is synchronised: moving one makes no translation out of date.
    """
    text = "\n".join(sorted(f"{path} {key}" for path, key in pairs))
    return hashlib.sha256(text.encode()).hexdigest()


def get_pairs(source: TranslationSource) -> list[tuple[str, str]]:
    """Place and hash of every sentence the original has now."""
    segments = StringSegment.objects.filter(source=source)
    rows = segments.values_list("context__path", "string__data_hash")
    return [(path, str(key)) for path, key in rows]


@transaction.atomic
def refresh_source(page: Page) -> TranslationSource:
    """Take over what the published page says; its state tells whether the words have changed."""
    prepared = _with_alternative_text(page.specific)
    source, _changed = TranslationSource.update_or_create_from_instance(prepared)
    digest = get_digest(get_pairs(source))
    state = SourceState.objects.filter(source=source).first()
    if state is None or state.digest != digest:
        now = timezone.now()
        state, _new = SourceState.objects.update_or_create(
            source=source, defaults={"digest": digest, "changed_at": now}
        )
    source.state = state
    return source


def find_source(original: Any) -> TranslationSource | None:
    """The original's record if this page or snippet was ever given to translators."""
    found: TranslationSource | None = TranslationSource.objects.get_for_instance_or_none(original)
    return found


def _with_alternative_text(page: Page) -> Page:
    """The page in hand with words for its picture: empty ones take the library's.

    Other languages must not show the library's German, so translators are asked for these too.
    """
    if getattr(page, "lead_image", None) and not page.lead_image_alt:
        page.lead_image_alt = page.lead_image.description
    return page


MACHINE, MANUAL = (
    StringTranslation.TRANSLATION_TYPE_MACHINE,
    StringTranslation.TRANSLATION_TYPE_MANUAL,
)
#: Place of a sentence in the page, and the hash of what it says.
Key = tuple[str, str]


@dataclass(frozen=True)
class Sentence:
    """One text of the original with its translation, both as HTML without attributes."""

    pk: int
    string_id: int
    context_id: int
    path: str
    field_path: str
    hash: str
    source: str
    attrs: dict[str, Any]
    order: int
    #: Whether it may hold tags such as <b>; else its line breaks are <br> and the rest is escaped.
    is_rich: bool
    text: str = ""
    is_machine: bool = False
    #: Key of who wrote the words or confirmed a machine's; None: nobody knows.
    author: int | None = None

    @property
    def key(self) -> Key:
        """What tells it apart: the same words in another place are another sentence."""
        return self.path, self.hash


def get_sentences(translation: Translation) -> list[Sentence]:
    """All texts of the original with what translators have written so far, in reading order."""
    written = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=translation.target_locale_id,
        has_error=False,
    )
    segments = _get_segments(translation.source).annotate(
        text=Subquery(written.values("data")[:1]),
        written_by=Subquery(written.values("translation_type")[:1]),
        author=Subquery(written.values("last_translated_by")[:1]),
    )
    return [
        replace(
            _describe(segment),
            text=segment.text or "",
            is_machine=segment.written_by == MACHINE,
            author=segment.author,
        )
        for segment in segments
    ]


def store_text(translation: Translation, sentence: Sentence, user: Any) -> None:
    """Keep the words of a sentence in place of those that are stored; none take these away."""
    place = _get_place(translation, sentence)
    if sentence.text:
        StringTranslation.objects.update_or_create(**place, defaults=_get_words(sentence, user))
    else:
        StringTranslation.objects.filter(**place).delete()


def find_words(translation: Translation, sentence: Sentence) -> StringTranslation:
    """The row that keeps the words of a sentence.

    Raises:
        StringTranslation.DoesNotExist: it has none.
    """
    return StringTranslation.objects.get(**_get_place(translation, sentence))


def store_missing_text(
    translation: Translation, sentence: Sentence, user: Any, tool: str = ""
) -> bool:
    """Keep them only where there are none; what somebody has written meanwhile stays.

    Whether they were kept. `tool` is the name of the machine that wrote them.
    """
    _row, is_new = StringTranslation.objects.get_or_create(
        **_get_place(translation, sentence),
        defaults=_get_words(sentence, user) | {"tool_name": tool},
    )
    return bool(is_new)


def _get_place(translation: Translation, sentence: Sentence) -> dict[str, Any]:
    return {
        "translation_of_id": sentence.string_id,
        "context_id": sentence.context_id,
        "locale_id": translation.target_locale_id,
    }


def _get_words(sentence: Sentence, user: Any) -> dict[str, Any]:
    return {
        "data": sentence.text,
        "translation_type": MACHINE if sentence.is_machine else MANUAL,
        "tool_name": "",
        "last_translated_by": user,
        "has_error": False,
        "field_error": "",
    }


def get_original_sentences(source: TranslationSource) -> list[Sentence]:
    """All texts of the original without any translation."""
    return [_describe(segment) for segment in _get_segments(source)]


def with_texts(sentences: Iterable[Sentence], stored: Iterable[dict[str, Any]]) -> list[Sentence]:
    """The sentences as far as a version (see `Translated.segments`) has words for them."""
    texts = {(each["path"], each["hash"]): each["text"] for each in stored}
    return [replace(each, text=texts.get(each.key, ""), is_machine=False) for each in sentences]


def serialize_sentences(sentences: Iterable[Sentence]) -> dict[str, Any]:
    """Fields of `Translated` for a version that holds these sentences."""
    held = [each for each in sentences if each.text]
    return {
        "segments": [
            {
                "path": each.path,
                "hash": each.hash,
                "source": each.source,
                "text": each.text,
                "machine": each.is_machine,
                "author": each.author,
            }
            for each in held
        ],
        "digest": get_digest(each.key for each in held),
        "is_machine": any(each.is_machine for each in held),
    }


def match_previous_sentences(
    sentences: Iterable[Sentence], stored: list[dict[str, Any]]
) -> dict[Key, dict[str, Any]]:
    """For each new sentence what a version has in its place, the likest if there are several."""
    sentences = list(sentences)
    now = {each.key for each in sentences}
    gone = [each for each in stored if (each["path"], each["hash"]) not in now]
    held = {(each["path"], each["hash"]) for each in stored}
    found: dict[Key, dict[str, Any]] = {}
    for sentence in sentences:
        there = [each for each in gone if each["path"] == sentence.path]
        if there and sentence.key not in held:
            likest = max(there, key=lambda each: _likeness(each["source"], sentence.source))
            gone.remove(likest)
            found[sentence.key] = likest
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def get_segment_values(
    source: TranslationSource, locale: Locale, sentences: Iterable[Sentence]
) -> list[Any]:
    """What wagtail-localize puts together into a page; sentences without words stay German.

    Related objects come along where they exist in the language.
    """
    values: list[Any] = [
        StringSegmentValue(
            each.path, StringValue(each.text or each.source), attrs=each.attrs
        ).with_order(each.order)
        for each in sentences
    ]
    for template in TemplateSegment.objects.filter(source=source).select_related(
        "template", "context"
    ):
        kept = template.template
        values.append(
            TemplateSegmentValue(
                template.context.path,
                kept.template_format,
                kept.template,
                kept.string_count,
                order=template.order,
            )
        )
    related_objects = RelatedObjectSegment.objects.filter(source=source)
    values.extend(
        RelatedObjectSegmentValue(
            related.context.path,
            related.object.content_type,
            related.object.translation_key,
            order=related.order,
        )
        for related in related_objects.select_related("object", "context")
        if related.object.has_translation(locale)
    )
    return values


def _get_segments(source: TranslationSource) -> Any:
    segments = StringSegment.objects.filter(source=source).select_related("context", "string")
    templates = TemplateSegment.objects.filter(source=source, context=OuterRef("context"))
    described = segments.annotate(hash=F("string__data_hash"), is_rich=Exists(templates))
    return described.order_by("order")


def _describe(segment: Any) -> Sentence:
    return Sentence(
        pk=segment.pk,
        string_id=segment.string_id,
        context_id=segment.context_id,
        path=segment.context.path,
        field_path=segment.context.field_path,
        hash=str(segment.hash),
        source=segment.string.data,
        attrs=json.loads(segment.attrs),
        is_rich=segment.is_rich,
        order=segment.order,
    )
