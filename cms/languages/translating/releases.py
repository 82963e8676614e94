"""What happens to translations when something goes online or offline."""

from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import LogContext, get_active_log_context
from wagtail.models import Page, Revision, TranslatableMixin
from wagtail.signals import page_published, page_unpublished

from cms.languages.models import LiveTranslation, TranslatedRevision
from cms.languages.translating.accepting import accept
from cms.languages.translating.following import follow
from cms.languages.translating.minor import find_current, take_mark
from cms.languages.translating.sources import find_source, refresh_source


def connect() -> None:
    """Listen to Wagtail; called once when the app is ready."""
    page_published.connect(note_release, dispatch_uid="translation-released")
    page_published.connect(refresh_original, dispatch_uid="translation-original-released")
    page_unpublished.connect(take_offline, dispatch_uid="translation-original-offline")


def note_release(revision: Revision | None = None, **kwargs: Any) -> None:
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


def refresh_original(
    instance: Page, revision: Revision | None = None, followed: bool = False, **kwargs: Any
) -> None:
    """An original went online anew: translations follow its facts and learn of its new words.

    Where those words are called minor, translations that were current before stay so.
    """
    if followed or instance.alias_of_id is not None or not find_source(instance):
        return
    unharmed = list(find_current(instance)) if revision and take_mark(revision) else []
    source = refresh_source(instance)
    for translation in unharmed:
        accept(translation)
    follow(source)


def take_offline(instance: Page, **kwargs: Any) -> None:
    """An original went offline: nothing that was made from it stays online by accident.

    Staff who want to keep a translation publish it again; the confirmation says so.
    """
    source = find_source(instance)
    if source is None:
        return
    locales = source.translations.values("target_locale")
    translations = instance.get_translations().filter(locale__in=locales).live()
    for page in translations:
        with LogContext(user=get_active_log_context().user):
            page.specific.unpublish(user=get_active_log_context().user)


def take_deleted_offline(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """The same before an original is deleted."""
    if issubclass(sender, Page) and instance.alias_of_id is None and instance.live:
        take_offline(instance)


def point_to_translation(sender: type[Model], instance: Any, created: bool, **kwargs: Any) -> None:
    """A snippet in a new language takes the place of the original's in pages of that language."""
    if kwargs.get("raw") or not issubclass(sender, TranslatableMixin) or issubclass(sender, Page):
        return
    if not created:
        return
    siblings = list(instance.get_translations().values_list("pk", flat=True))
    if not siblings:
        return
    for relation in sender._meta.related_objects:
        model: Any = relation.related_model
        if relation.one_to_many and issubclass(model, TranslatableMixin):
            name = relation.field.name
            rows = model.objects.filter(**{f"{name}__in": siblings}, locale=instance.locale)
            rows.update(**{name: instance})
