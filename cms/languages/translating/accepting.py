"""A small change of the original, such as a comma: the translation stands as it is."""

from dataclasses import replace

from django.db import transaction
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.languages.models import LiveTranslation
from cms.languages.translating.texts import (
    Sentence,
    find_predecessors,
    get_original_sentences,
    pack,
)


@transaction.atomic
def accept(translation: Translation) -> None:
    """Let what readers see count as the translation of what the original says now.

    Sentences that are new, with nothing in their place before, stay without a translation, and the
    page stays out of date.
    """
    live = LiveTranslation.objects.select_for_update().get(translation=translation)
    sentences = carry_over(get_original_sentences(translation.source), live)
    for name, value in pack(sentences).items():
        setattr(live, name, value)
    live.save()
    segments = StringSegment.objects.in_bulk([each.pk for each in sentences])
    for each in sentences:
        segment = segments[each.pk]
        if each.text:
            StringTranslation.objects.get_or_create(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=translation.target_locale,
                defaults={
                    "data": each.text,
                    "translation_type": "machine" if each.is_machine else "manual",
                },
            )


def carry_over(sentences: list[Sentence], live: LiveTranslation) -> list[Sentence]:
    """The original's sentences with the words that stand in their places for readers."""
    stored = {(each["path"], each["hash"]): each for each in live.segments}
    stored |= find_predecessors(sentences, live.segments)
    return [
        replace(each, text=stored[each.key]["text"], is_machine=stored[each.key]["machine"])
        if each.key in stored
        else each
        for each in sentences
    ]
