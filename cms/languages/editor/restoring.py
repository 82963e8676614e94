"""An old version of a translation comes back with its words, where the original still has them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.languages.editor.views import find_translation
from cms.languages.models import TranslatedRevision
from cms.languages.translating.drafts import save_draft
from cms.languages.translating.texts import get_sentences


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
    sentences = [each for each in get_sentences(translation) if each.key in old]
    places = StringSegment.objects.in_bulk([each.pk for each in sentences])
    for each in sentences:
        was = old[each.key]
        if (was["text"], was["machine"]) != (each.text, each.is_machine):
            StringTranslation.objects.update_or_create(
                translation_of_id=places[each.pk].string_id,
                context_id=places[each.pk].context_id,
                locale=translation.target_locale,
                defaults={
                    "data": was["text"],
                    "translation_type": "machine" if was["machine"] else "manual",
                    "last_translated_by": user,
                    "has_error": False,
                },
            )
