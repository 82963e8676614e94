"""Sentences and their translations when texts that are kept already are tidied.

What an original says in other letters is the same to its readers: no translation is out of date,
and nobody has written anything.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail_localize.models import StringTranslation, TranslationSource

from cms.languages.models import LiveTranslation, SourceState, TranslatedRevision
from cms.languages.sentences import (
    Key,
    Sentence,
    get_digest,
    get_original_sentences,
    get_pairs,
)
from cms.texts.stored import Content, tidy_content
from cms.texts.tidy import tidy


def tidy_sources() -> Iterator[TranslationSource]:
    """Tidy what originals say, and give those that were not tidy."""
    for source in TranslationSource.objects.select_related("specific_content_type").order_by("pk"):
        content = json.loads(source.content_json)
        tidied = tidy_content(source.specific_content_type.model_class(), content)
        if tidied != content:
            _take_over(source, tidied)
            yield source


def tidy_versions() -> Iterator[LiveTranslation | TranslatedRevision]:
    """Tidy the words that versions of translations hold, and give those that were not tidy."""
    for model in (LiveTranslation, TranslatedRevision):
        for version in model.objects.order_by("pk"):
            texts = [{**each, "text": tidy(each["text"])} for each in version.segments]
            if texts != version.segments:
                model.objects.filter(pk=version.pk).update(segments=texts)
                yield version


def _take_over(source: TranslationSource, content: Content) -> None:
    before = get_original_sentences(source)
    source.content_json = json.dumps(content, cls=DjangoJSONEncoder)
    source.save(update_fields=["content_json"])
    source.refresh_segments()
    tidied = dict(_match(before, get_original_sentences(source)))
    for old in before:
        if old.key in tidied and tidied[old.key].string_id != old.string_id:
            _move_translations(old, tidied[old.key])
    for model in (LiveTranslation, TranslatedRevision):
        for version in model.objects.filter(translation__source=source):
            segments = [_rename(each, tidied) for each in version.segments]
            digest = get_digest((each["path"], each["hash"]) for each in segments)
            model.objects.filter(pk=version.pk).update(segments=segments, digest=digest)
    digest = get_digest(get_pairs(source))
    SourceState.objects.filter(source=source).update(digest=digest)


def _match(before: Iterable[Sentence], after: Iterable[Sentence]) -> Iterator[tuple[Key, Sentence]]:
    """Each sentence that was, and the one in its place: those of a place keep their order."""
    places = defaultdict(list)
    for sentence in after:
        places[sentence.path].append(sentence)
    for sentence in before:
        if places[sentence.path]:
            yield sentence.key, places[sentence.path].pop(0)


def _move_translations(old: Sentence, new: Sentence) -> None:
    """Words go with their sentence; where it has some already, these stay."""
    translated = StringTranslation.objects.filter(context=new.context_id)
    there = translated.filter(translation_of=new.string_id).values("locale")
    own = StringTranslation.objects.filter(context=old.context_id, translation_of=old.string_id)
    own.exclude(locale__in=there).update(translation_of=new.string_id)


def _rename(segment: dict[str, Any], tidied: dict[Key, Sentence]) -> dict[str, Any]:
    new = tidied.get((segment["path"], segment["hash"]))
    return {**segment, "hash": new.hash, "source": new.source} if new else segment
