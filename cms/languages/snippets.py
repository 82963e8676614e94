"""What stands beside pages in other languages: how far it is, and how its words get there.

Snippets have no drafts. Words are kept apart from the row, and the row is written in one step when
every sentence has words that somebody other than their author has confirmed. Until then the
language has no such row, and readers see nothing in its place rather than German.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext
from wagtail.models import Locale, TranslatableMixin
from wagtail.snippets.models import get_snippet_models as get_all_models
from wagtail.snippets.permissions import user_can_edit_snippet_type
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.core.models import Term
from cms.editorial.models import EditorialSettings
from cms.languages.models import ConfirmedSentence, LiveTranslation
from cms.languages.sentences import Sentence, find_words, get_sentences, serialize_sentences
from cms.languages.status import LIGHTS, State
from cms.texts.slugs import make_slug


@dataclass(frozen=True)
class SnippetCell:
    """One snippet in one language."""

    state: State
    url: str

    @property
    def light(self) -> str:
        """Its colour."""
        return LIGHTS[self.state]


@dataclass(frozen=True)
class _Words:
    """What is known of one language: keys of snippets, and how many sentences have words."""

    total: dict[Any, int]
    done: dict[Any, int]
    changed: dict[Any, datetime]
    released: dict[Any, datetime]

    def get_state(self, key: Any, *, is_there: bool) -> State:
        """The most urgent thing to say."""
        total, done = self.total.get(key, 0), self.done.get(key, 0)
        if done < total:
            return State.STALE if is_there else State.WORK if done else State.MISSING
        released = self.released.get(key)
        if not is_there and not total:
            return State.MISSING
        is_newer = key in self.changed and (released is None or self.changed[key] > released)
        return State.WAITING if total and (not is_there or is_newer) else State.CURRENT


def get_snippet_models() -> list[Any]:
    """Kinds of snippets that are translated."""
    return [model for model in get_all_models() if issubclass(model, TranslatableMixin)]


def get_rows(locales: list[Locale]) -> Iterator[tuple[str, list[tuple[Any, list[SnippetCell]]]]]:
    """For each kind: its name, and its originals with their cells; a fixed number of queries."""
    words = {locale.pk: _count_words(locale) for locale in locales}
    for model in get_snippet_models():
        there = set(model.objects.values_list("translation_key", "locale"))
        originals = model.objects.filter(locale=Locale.get_default())
        kind = ContentType.objects.get_for_model(model)
        rows = []
        for each in originals:
            key = each.translation_key
            cells = [
                SnippetCell(
                    words[locale.pk].get_state(key, is_there=(key, locale.pk) in there),
                    reverse("translate_snippet", args=[kind.pk, each.pk, locale.language_code]),
                )
                for locale in locales
            ]
            rows.append((each, cells))
        if rows:
            yield str(model._meta.verbose_name_plural), rows


def count_missing() -> int:
    """How many snippets readers of some language do not have, or have out of date."""
    locales = list(Locale.objects.exclude(pk=Locale.get_default().pk))
    cells = (cell for _name, rows in get_rows(locales) for _each, own in rows for cell in own)
    return sum(cell.state not in {State.CURRENT, State.UNWANTED} for cell in cells)


def _count_words(locale: Locale) -> _Words:
    # Pages have a hundred times as many sentences.
    kinds = list(ContentType.objects.get_for_models(*get_snippet_models()).values())
    written = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=locale,
        has_error=False,
    )
    segments = StringSegment.objects.filter(
        source__locale=Locale.get_default(), source__specific_content_type__in=kinds
    )
    counted = segments.annotate(is_done=Exists(written)).values_list("source__object_id")
    rows = list(counted.annotate(total=Count("pk"), done=Count("pk", filter=Q(is_done=True))))
    own = StringTranslation.objects.filter(
        locale=locale, context__object__content_type__in=kinds
    ).values_list("context__object_id")
    live = LiveTranslation.objects.filter(
        translation__target_locale=locale, translation__source__specific_content_type__in=kinds
    )
    return _Words(
        total={key: total for key, total, _done in rows},
        done={key: done for key, _total, done in rows},
        changed=dict(own.annotate(newest=Max("updated_at"))),
        released=dict(live.values_list("translation__source__object_id", "released_at")),
    )


def find_or_open(original: Any, locale: Locale) -> Translation:
    """The record that words are kept by, up to date with what the original says."""
    source, _changed = TranslationSource.update_or_create_from_instance(original)
    translation, _new = Translation.objects.get_or_create(source=source, target_locale=locale)
    return translation


def publish_snippet(translation: Translation, user: Any) -> Any:
    """Write the row in the other language; gives the row.

    Raises:
        ValidationError: a sentence has no words, and German would stand in the gap; or the words do
            not fit into the row.
        PermissionDenied: `user` may not change such snippets, or nobody but their author has read
            some of the words (`confirm`).
    """
    source, locale = translation.source, translation.target_locale
    sentences = get_sentences(translation)
    if not all(each.text for each in sentences):
        raise ValidationError(_("Not every sentence has a translation yet."))
    if user and not user_can_edit_snippet_type(user, source.specific_content_type.model_class()):
        raise PermissionDenied
    if user and find_unconfirmed(translation):
        raise PermissionDenied
    # Somebody has confirmed each sentence; what follows from it is the site's own doing.
    with transaction.atomic(), LogContext():
        row, is_new = source.create_or_update_translation(locale, user=user, fallback=True)
        if is_new and isinstance(row, Term):
            _give_address(row)
        LiveTranslation.objects.update_or_create(
            translation=translation,
            defaults={
                **serialize_sentences(sentences),
                "released_at": timezone.now(),
                "checked_by": user,
            },
        )
    return row


# --- Four eyes -----------------------------------------------------------------------------------
#
# Without drafts there is no version to hand in: each sentence is confirmed by itself.


def confirm(translation: Translation, user: Any) -> None:
    """Remember that `user` has read what others have written and readers do not see yet."""
    for each in find_unconfirmed(translation):
        if each.author != user.pk:
            ConfirmedSentence.objects.update_or_create(
                words=find_words(translation, each),
                defaults={"text": each.text, "confirmed_by": user},
            )


def find_unconfirmed(translation: Translation) -> list[Sentence]:
    """Sentences whose new words nobody but their author has read; none without four eyes."""
    if not EditorialSettings.load().four_eyes:
        return []
    live = LiveTranslation.objects.filter(translation=translation).first()
    released = (
        {(each["path"], each["hash"]): each["text"] for each in live.segments} if live else {}
    )
    confirmed = ConfirmedSentence.objects.filter(
        words__context__object_id=translation.source.object_id,
        words__locale=translation.target_locale,
    )
    read = {
        (string, context, text)
        for string, context, text, reader, author in confirmed.values_list(
            "words__translation_of",
            "words__context",
            "text",
            "confirmed_by",
            "words__last_translated_by",
        )
        if reader is None or reader != author
    }
    return [
        each
        for each in get_sentences(translation)
        if each.text
        and each.text != released.get(each.key)
        and (each.string_id, each.context_id, each.text) not in read
    ]


def _give_address(row: Term) -> None:
    """The part of the address from the name, in Latin letters, as long as it is nobody's."""
    slug = make_slug(row.name, row.locale.language_code)
    if slug and not type(row).objects.filter(locale=row.locale, slug=slug).exists():
        row.slug = slug
        row.save()
