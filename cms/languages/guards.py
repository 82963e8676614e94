"""What wagtail-localize would do behind the backs of those who release, and may not do here.

The last lines, under all views: whoever forgets a view is stopped here.
"""

from typing import Any

from anyascii import anyascii
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail.snippets.permissions import user_can_edit_snippet_type
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationSource,
    post_delete_string_translation,
    post_save_string_translation,
)
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from cms.core.models import Term
from cms.languages.models import LiveTranslation, TranslatedRevision
from cms.languages.translating import drafts
from cms.languages.translating.texts import get_sentences, pack


class UnfinishedTranslation(PermissionDenied):
    """A translation with gaps would go online, with German in the gaps."""


class UnfinishedSnippetError(ValidationError):
    """The same for a snippet; the package passes over this kind of error and goes on."""

    def __init__(self) -> None:
        super().__init__(_("Not every sentence has a translation yet."))


class AliasRefused(PermissionDenied):
    """A page would show its original's text under another language's name."""


def create_or_update_translation(
    source: TranslationSource, locale: Any, user: Any = None, **kwargs: Any
) -> tuple[Any, bool]:
    """Stands in for `TranslationSource.create_or_update_translation`, whoever calls it.

    As shipped that writes over published rows, publishes for people who may not, puts a copy of the
    German text online, ends reviews and asks no lock. Here it makes a draft or refuses; `publish`
    is ignored.

    Raises:
        PermissionDenied: somebody else has locked the page, or it waits for its release.
    """
    page = source.get_source_instance()
    if not isinstance(page, Page):
        return _write_snippet(source, locale, user)
    is_new = page.get_translation_or_none(locale) is None
    translation = (
        drafts.start(page, locale)
        if is_new
        else Translation.objects.get(source=source, target_locale=locale)
    )
    target = translation.get_target_instance()
    lock = target.get_lock()
    if lock and (user is None or lock.for_user(user)):
        raise PermissionDenied
    drafts.save_draft(translation, user)
    return target, is_new


def _write_snippet(source: TranslationSource, locale: Any, user: Any) -> tuple[Any, bool]:
    """The row of a snippet in another language, only if every sentence of it has words.

    Raises:
        UnfinishedSnippetError: else German would stand in the gaps.
        PermissionDenied: `user` may not change such snippets.
    """
    translation = Translation.objects.get(source=source, target_locale=locale)
    sentences = get_sentences(translation)
    if not all(each.text for each in sentences):
        raise UnfinishedSnippetError
    if user and not user_can_edit_snippet_type(user, source.specific_content_type.model_class()):
        raise PermissionDenied
    with transaction.atomic():
        row, is_new = ORIGINAL(source, locale, user=user, fallback=True)
        if is_new and isinstance(row, Term):
            _give_address(row)
        LiveTranslation.objects.update_or_create(
            translation=translation,
            defaults={**pack(sentences), "released_at": timezone.now(), "checked_by": user},
        )
    return row, is_new


def _give_address(row: Term) -> None:
    """The part of the address from the name, in Latin letters, as long as it is nobody's."""
    slug = slugify(anyascii(row.name))
    if slug and not type(row).objects.filter(locale=row.locale, slug=slug).exists():
        row.slug = slug
        row.save()


def leave_draft_titles_alone() -> None:
    """Have a draft's title come with the draft.

    The package writes it with each sentence, past all checks: PostgreSQL refuses one that is too
    long, and the editor would get an error page in place of a sentence.
    """
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_delete.disconnect(post_delete_string_translation, sender=StringTranslation)


def check_page(sender: type, instance: Any, raw: bool, **kwargs: Any) -> None:
    """Before a page's row is written: no alias across languages, no unfinished translation."""
    if raw or not issubclass(sender, Page):
        return
    if instance.alias_of_id and instance.alias_of.locale_id != instance.locale_id:
        raise AliasRefused
    if instance.live and instance.locale_id != Locale.get_default().pk:
        _check_words(instance)


def _check_words(page: Page) -> None:
    """What is translated from an original is in the page's own language from end to end."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return
    drafted = TranslatedRevision.objects.filter(revision=page.live_revision_id).first()
    if drafted is None or drafted.missing:
        raise UnfinishedTranslation


def handle_block(
    extractor: StreamFieldSegmentExtractor, block: Any, value: Any, raw_value: Any = None
) -> list[Any]:
    """Stands in for the package's, which fails on a text block that never had a value."""
    if value is None:
        return []
    return HANDLE_BLOCK(extractor, block, value, raw_value=raw_value)


HANDLE_BLOCK = StreamFieldSegmentExtractor.handle_block
ORIGINAL = TranslationSource.create_or_update_translation
