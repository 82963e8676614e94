"""The last line: nothing goes online but by somebody who may release it.

Views and buttons keep people from trying. Whatever road they forget, ours or a package's, ends
here, before the row that readers see is written. Commands and the scheduler have no user and pass:
what they publish was released by somebody before.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision

from cms.core.models import BasePage
from cms.editorial.workflow.permissions import permissions_for_user
from cms.editorial.workflow.releases import BOOKKEEPING, get_words, is_bound


class ReleaseRefused(PermissionDenied):
    """Somebody would show readers what they may not release."""


def check_page(
    sender: type, instance: Any, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """Before a page is saved: refuse if readers would see what `user` may not release."""
    user = get_active_log_context().user
    if raw or not user or not issubclass(sender, BasePage) or not instance.live:
        return
    if update_fields and update_fields <= BOOKKEEPING:
        return
    # The row as it stands: the one in hand already calls itself released.
    stored = sender.objects.filter(pk=instance.pk).first() if instance.pk else None
    if stored is None:
        _check_new(instance, user)
    elif instance.alias_of_id:
        # An alias says what its source says, which was released.
        return
    elif not stored.live or stored.live_revision_id != instance.live_revision_id:
        _check_release(stored, user)
    elif get_words(stored.serializable_data()) != get_words(instance.serializable_data()):
        # The published row itself is written over; nobody could have read that before.
        _check_new(instance, user)


def check_schedule(instance: Revision, raw: bool, **kwargs: Any) -> None:
    """Before a version is saved: the same if it is to go online by itself."""
    user = get_active_log_context().user
    if raw or not user or not instance.approved_go_live_at:
        return
    page = instance.content_object
    if isinstance(page, Page):
        _check_release(page.specific, user)


def _check_release(page: Page, user: Any) -> None:
    if not permissions_for_user(page, user).can_publish():
        raise ReleaseRefused


def _check_new(page: Page, user: Any) -> None:
    """Words that are in no version yet: nobody but `user` has had a hand in them."""
    rights = permissions_for_user(page, user)
    if not rights.may_publish_here or (is_bound(page) and not page.alias_of_id):
        raise ReleaseRefused
