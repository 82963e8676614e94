"""What follows for translations when something is saved, goes online, offline or away.

A receiver for each model stands here and nowhere else in this app: signals are not inherited.
"""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_migrate, post_save, pre_delete, pre_save
from django.utils import timezone
from wagtail.log_actions import LogContext, get_active_log_context
from wagtail.models import (
    Locale,
    Page,
    Revision,
    TranslatableMixin,
    get_page_models,
    get_translatable_models,
)
from wagtail.signals import page_published, page_unpublished
from wagtail_localize.models import Translation

from cms.languages.minor_edits import (
    ATTRIBUTE,
    find_current_translations,
    mark_minor_edit,
    pop_minor_edit,
)
from cms.languages.models import LiveTranslation, TranslatedRevision
from cms.languages.reading_tests import recheck_reading_test
from cms.languages.schedules import hold_translations
from cms.languages.sentences import find_source, refresh_source
from cms.languages.snippets import get_snippet_models
from cms.languages.sync import accept_translation, sync_translations


class UnfinishedTranslation(PermissionDenied):
    """A translation with gaps would go online, with German in the gaps."""


class UnconfirmedRow(PermissionDenied):
    """Somebody would write a snippet in another language past the translation board."""


class AliasRefused(PermissionDenied):
    """A page would show its original's text under another language's name."""


def connect(app_config: AppConfig) -> None:
    """Called once, when all models are there."""
    post_migrate.connect(add_locales, sender=app_config)
    post_save.connect(hold_translations_of_unscheduled, sender=Revision)
    for model in get_page_models():
        pre_save.connect(refuse_unfinished_translation, sender=model)
        post_save.connect(record_minor_edit, sender=model)
        pre_delete.connect(unpublish_translations_of_deleted, sender=model)
        page_published.connect(record_live_translation, sender=model)
        page_published.connect(update_translation_source, sender=model)
        page_published.connect(recheck_released_page, sender=model)
        page_unpublished.connect(unpublish_translations, sender=model)
    for model in get_translatable_models(include_subclasses=True):
        if not issubclass(model, Page):
            pre_save.connect(refuse_unconfirmed_row, sender=model)
        # Most rows below pages are referred to by nothing: a garden's year has forty of them.
        if not issubclass(model, Page) and _find_relations(model):
            post_save.connect(use_translated_row, sender=model)


def add_locales(**kwargs: Any) -> None:
    """After migrating: add the languages of the settings to a site that has none but its own.

    Later the administration decides: a language removed by hand does not come back, and a language
    added to the settings waits for a click under Settings → Languages.
    """
    if Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).exists():
        return
    Locale.objects.bulk_create(
        Locale(language_code=code)
        for code, _name in settings.LANGUAGES
        if code != settings.LANGUAGE_CODE
    )


def refuse_unfinished_translation(instance: Page, raw: bool, **kwargs: Any) -> None:
    """Before a page's row is written: the last line below all views, commands and the shell.

    Raises:
        AliasRefused: it shows a page of another language.
        UnfinishedTranslation: it would be online with gaps, and German in them.
    """
    if raw:
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


def refuse_unconfirmed_row(sender: type[Any], instance: Any, raw: bool, **kwargs: Any) -> None:
    """Before a snippet is saved: rows of other languages are the board's to write.

    It writes them in nobody's name (`publish_snippet`, `sync_snippet_translations`).

    Raises:
        UnconfirmedRow: somebody writes one in the admin.
    """
    if raw or not get_active_log_context().user or sender not in get_snippet_models():
        return
    if instance.locale_id and not instance.locale.is_default:
        raise UnconfirmedRow


def record_minor_edit(instance: Page, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    """A form's version was saved: Wagtail has no signal of its own between that and a release."""
    says = getattr(instance, ATTRIBUTE, None)
    if says is not None and "latest_revision" in (update_fields or ()):
        mark_minor_edit(instance.latest_revision_id, is_minor=says)


def record_live_translation(revision: Revision | None = None, **kwargs: Any) -> None:
    """A translation went online: from now on readers see what this version holds."""
    drafted = TranslatedRevision.objects.filter(revision=revision).first() if revision else None
    if drafted is None:
        return
    LiveTranslation.objects.update_or_create(
        translation=drafted.translation,
        defaults={
            "segments": drafted.segments,
            "digest": drafted.digest,
            "is_machine": drafted.is_machine,
            "released_at": timezone.now(),
            "translated_by": drafted.translated_by,
            "checked_by": get_active_log_context().user,
        },
    )


def update_translation_source(
    instance: Page, revision: Revision | None = None, **kwargs: Any
) -> None:
    """An original went online anew: translations take over its facts and learn of its new words.

    Where those words are called minor, translations that were current before stay so.
    """
    if instance.alias_of_id is not None or not find_source(instance):
        return
    unharmed = (
        list(find_current_translations(instance)) if revision and pop_minor_edit(revision) else []
    )
    source = refresh_source(instance)
    for translation in unharmed:
        accept_translation(translation)
    sync_translations(source)


def recheck_released_page(instance: Page, **kwargs: Any) -> None:
    """A page in Simple German went online, perhaps with words that nobody has tested."""
    recheck_reading_test(instance)


def unpublish_translations(instance: Page, **kwargs: Any) -> None:
    """An original went offline: nothing that was made from it stays online by accident.

    Staff who want to keep a translation publish it again; the confirmation says so.
    """
    if not instance.locale.is_default or instance.alias_of_id:
        return
    translations = instance.get_translations()
    # Nor does what was to appear by itself.
    planned = Revision.page_revisions.exclude(approved_go_live_at=None)
    keys = map(str, translations.values_list("pk", flat=True))
    planned.filter(object_id__in=list(keys)).update(approved_go_live_at=None)
    for page in translations.live():
        with LogContext(user=get_active_log_context().user):
            page.specific.unpublish(user=get_active_log_context().user)


def hold_translations_of_unscheduled(
    instance: Revision, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """The day of an original that is not online yet was called off."""
    if "approved_go_live_at" not in (update_fields or ()) or instance.approved_go_live_at:
        return
    page = instance.content_object
    is_waiting = isinstance(page, Page) and not page.live and not page.alias_of_id
    if is_waiting and page.locale.is_default:
        hold_translations(page)


def unpublish_translations_of_deleted(instance: Page, **kwargs: Any) -> None:
    """The same before an original is deleted, which may have kept them from the public."""
    is_shown = instance.live or instance.scheduled_revision or instance.get_view_restrictions()
    if instance.alias_of_id is None and is_shown:
        unpublish_translations(instance)


def use_translated_row(
    sender: type[TranslatableMixin], instance: Any, created: bool, raw: bool, **kwargs: Any
) -> None:
    """A snippet in a new language takes the place of the original's in pages of that language.

    A hook of the admin would not do: such rows are made by our form, by the demo and by hand.
    """
    if raw or not created:
        return
    siblings = list(instance.get_translations().values_list("pk", flat=True))
    if not siblings:
        return
    for relation in _find_relations(sender):
        name = relation.field.name
        model: Any = relation.related_model
        rows = model.objects.filter(**{f"{name}__in": siblings}, locale=instance.locale)
        rows.update(**{name: instance})


def _find_relations(model: type[Any]) -> list[Any]:
    """By which translatable rows refer to rows of this model."""
    return [
        relation
        for relation in model._meta.related_objects
        if relation.one_to_many and issubclass(relation.related_model, TranslatableMixin)
    ]
