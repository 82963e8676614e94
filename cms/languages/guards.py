"""The last lines, under all views: whoever forgets a view is stopped here."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.languages.models import TranslatedRevision


class UnfinishedTranslation(PermissionDenied):
    """A translation with gaps would go online, with German in the gaps."""


class AliasRefused(PermissionDenied):
    """A page would show its original's text under another language's name."""


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
