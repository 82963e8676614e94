"""Every receiver of the editorial rules, and which signals and senders it is connected to."""

from typing import Any

from django.apps import AppConfig
from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_migrate, post_save, pre_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision, get_page_models

from cms.core.models import BasePage
from cms.editorial.authorship import BOOKKEEPING, get_words, requires_second_person
from cms.editorial.page_index import create_page_index
from cms.editorial.post_migrate import get_grants, give_page, set_up


class PublishDenied(PermissionDenied):
    """Somebody would show readers what they may not release."""


def connect(app_config: AppConfig) -> None:
    """Connect them all; called once, when the app is ready and every page type is known."""
    post_migrate.connect(set_up, sender=app_config)
    post_migrate.connect(create_page_index, sender=app_config)
    for model in get_page_models():
        post_save.connect(apply_grants_to_page, sender=model)
        if issubclass(model, BasePage):
            pre_save.connect(refuse_unreviewed_release, sender=model)
    pre_save.connect(refuse_unreviewed_schedule, sender=Revision)


def apply_grants_to_page(instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """After a new page is saved: give roles the rights that sections grant on its type."""
    if raw or not created:
        return
    for grant, models in get_grants():
        if instance.content_type_id in models:
            give_page(grant, instance)


# --- The last line of four eyes ------------------------------------------------------------------
#
# Views and buttons keep people from trying. Whatever road they forget, ours or a package's, ends
# here, before the row that readers see is written. Commands and the scheduler have no user and
# pass: what they publish was released by somebody before.


def refuse_unreviewed_release(
    sender: type[BasePage],
    instance: Any,
    raw: bool,
    update_fields: frozenset[str] | None,
    **kwargs: Any,
) -> None:
    """Before a page is saved: refuse if readers would see what the user may not release.

    Raises:
        PublishDenied: then nothing is written.
    """
    user = get_active_log_context().user
    if raw or not user or not instance.live:
        return
    if update_fields and update_fields <= BOOKKEEPING - {"live"}:
        return
    # The row as it stands: the one in hand already calls itself released.
    stored = sender.objects.filter(pk=instance.pk).first() if instance.pk else None
    if stored is None:
        _check_new(instance, user)
    elif instance.alias_of_id:
        _check_alias(instance)
    elif not stored.live or stored.live_revision_id != instance.live_revision_id:
        _check_release(stored, user)
    elif get_words(stored.serializable_data()) != get_words(instance.serializable_data()):
        # The published row itself is written over; nobody could have read that before.
        _check_new(instance, user)


def refuse_unreviewed_schedule(instance: Revision, raw: bool, **kwargs: Any) -> None:
    """Before a version is saved: the same if it is to go online by itself.

    Raises:
        PublishDenied: then nothing is written.
    """
    user = get_active_log_context().user
    if raw or not user or not instance.approved_go_live_at:
        return
    page = instance.content_object
    if isinstance(page, Page):
        _check_release(page.specific, user)


def _check_release(page: Page, user: Any) -> None:
    if not page.permissions_for_user(user).can_publish():
        raise PublishDenied


def _check_new(page: Page, user: Any) -> None:
    """Words that are in no version yet: nobody but `user` has had a hand in them."""
    if not page.permissions_for_user(user).has_publish_right:
        raise PublishDenied
    if page.alias_of_id:
        _check_alias(page)
    elif requires_second_person(page):
        raise PublishDenied


def _check_alias(page: Page) -> None:
    """An alias says what its source says: it is online if that was released."""
    if not Page.objects.filter(pk=page.alias_of_id, live=True).exists():
        raise PublishDenied
