"""Making drafts of translations: always a version beside what readers see, never the row itself.

https://github.com/wagtail/wagtail-localize/issues/301 tells why the package's own way is not used:
it writes over the published row, publishes, and ends a review that is under way.
"""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page, Revision
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import Translation
from wagtail_localize.segments.ingest import ingest_segments

from cms.core.addresses import find_free_slug, suggest_slug
from cms.editorial.authorship import get_words
from cms.languages.models import ExcludedTranslation, TranslatedRevision
from cms.languages.sentences import (
    Sentence,
    get_original_sentences,
    get_segment_values,
    get_sentences,
    refresh_source,
    serialize_sentences,
    store_text,
)


def find_translation(page: Page) -> Translation | None:
    """The record of a page that is translated from an original here."""
    found: Translation | None = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        .select_related("source__locale", "target_locale")
        .first()
    )
    return found


@transaction.atomic
def start(page: Page, locale: Locale) -> Translation:
    """Open the translation of a published page; its parents are opened as well.

    Nothing of it is online: readers see it when it has been translated, handed in and released.
    """
    source = refresh_source(page)
    is_new = page.get_translation_or_none(locale) is None
    if is_new:
        parent = page.get_parent()
        if not parent.is_root() and parent.get_translation_or_none(locale) is None:
            start(parent.specific, locale)
        page.specific.copy_for_translation(locale)
    translation, _new = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    if is_new:
        # The copy says German words: it is remembered that all of them are missing.
        target = translation.get_target_instance()
        _remember(target.latest_revision, translation, get_original_sentences(source), None)
    return translation


@transaction.atomic
def open_translation(page: Page, locale: Locale) -> Translation:
    """An empty draft in `locale`."""
    ExcludedTranslation.objects.filter(translation_key=page.translation_key, locale=locale).delete()
    return start(page, locale)


def build(translation: Translation, sentences: list[Sentence] | None = None) -> Page:
    """The page with these sentences, not saved; those without words show the original's."""
    source, locale = translation.source, translation.target_locale
    original = source.as_instance()
    page = translation.get_target_instance()
    copy_synchronised_fields(original, page)
    values = get_segment_values(source, locale, sentences or get_sentences(translation))
    ingest_segments(original, page, source.locale, locale, values)
    if not page.first_published_at:
        page.slug = get_slug(page)
    return page


def get_slug(page: Page) -> str:
    """Address part from the title, in Latin letters so that it can be read out and typed."""
    return find_free_slug(page, page.get_parent(), suggest_slug(page))


@transaction.atomic
def save_draft(
    translation: Translation, user: Any, brought_back: Revision | None = None
) -> Revision:
    """Keep what has been translated so far as a new version of the page.

    `brought_back` is the old version that these words are from, for the history.

    Raises:
        ValidationError: a sentence does not fit into its field; the keys are paths.
    """
    sentences = get_sentences(translation)
    page = build(translation, sentences)
    try:
        revision = page.save_revision(user=user, log_action=True, previous_revision=brought_back)
    except ValidationError as error:
        raise ValidationError(
            {name: found for name, found in error.message_dict.items() if name != "__all__"}
            or error.messages
        ) from error
    if not page.live:
        _keep_address(page)
    _remember(revision, translation, sentences, user)
    return revision


def is_drafted(translation: Translation) -> bool:
    """Whether the latest version holds these sentences and the original's facts already.

    The address does not count: it comes from the title, and the title is one of the sentences.
    """
    latest = translation.get_target_instance().latest_revision
    drafted = TranslatedRevision.objects.filter(revision=latest).first() if latest else None
    sentences = get_sentences(translation)
    if not drafted or drafted.segments != serialize_sentences(sentences)["segments"]:
        return False
    data = build(translation, sentences).serializable_data() | {"slug": ""}
    now = json.loads(json.dumps(data, cls=DjangoJSONEncoder))
    return get_words(now) == get_words(latest.content | {"slug": ""})


def _remember(
    revision: Revision, translation: Translation, sentences: list[Sentence], user: Any
) -> None:
    TranslatedRevision.objects.create(
        revision=revision,
        translation=translation,
        missing=sum(not each.text for each in sentences),
        translated_by_id=_find_translator(sentences, user),
        **serialize_sentences(sentences),
    )


def _find_translator(sentences: list[Sentence], user: Any) -> int | None:
    """Who is named below the page: `user` if some of the words are theirs, else who wrote most."""
    own = user.pk if user else None
    authors = Counter(each.author for each in sentences if each.author and not each.is_machine)
    return own if own in authors or not authors else authors.most_common(1)[0][0]


def _keep_address(page: Page) -> None:
    """A page that nobody has read yet takes its address from its title."""
    stored = Page.objects.get(pk=page.pk)
    if stored.slug != page.slug and not stored.first_published_at:
        stored.slug = page.slug
        stored.draft_title = page.title
        with LogContext():
            stored.save()


def restore_revision(page: Page, revision: Revision, user: Any) -> str | None:
    """Make the old words the newest draft; None for originals, a sentence if it cannot be done.

    Facts stay those of the original, and sentences that are newer than the version keep the words
    they have: what is brought back can be handed in or released at once.
    """
    translation = find_translation(page)
    if translation is None:
        return None
    drafted = TranslatedRevision.objects.filter(revision=revision).first()
    if drafted is None:
        return _("Nothing is known about the sentences of this version. Nothing was changed.")
    try:
        with transaction.atomic():
            _put_back(translation, drafted.segments, user)
            save_draft(translation, user, brought_back=revision)
    except ValidationError:
        return _("The old words do not fit into the page any more. Nothing was changed.")
    return ""


def _put_back(translation: Translation, segments: list[dict[str, Any]], user: Any) -> None:
    old = {(each["path"], each["hash"]): each for each in segments}
    for each in get_sentences(translation):
        was = old.get(each.key)
        if was and (was["text"], was["machine"]) != (each.text, each.is_machine):
            store_text(
                translation, replace(each, text=was["text"], is_machine=was["machine"]), user
            )
