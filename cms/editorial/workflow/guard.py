"""The last line: nothing goes online by the hand of the only one who wrote it.

Views and buttons keep people from trying. Whatever road they forget ends here, before the row
that readers see is written. Commands and the scheduler have no user and pass: what they publish
was released by somebody before.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision

from cms.core.models import BasePage
from cms.editorial.workflow.releases import BOOKKEEPING, is_bound, may_release


class ReleasedByAuthor(PermissionDenied):
    """Somebody would release what only they have written."""


def check_page(
    sender: type, instance: Any, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """Before a page is saved: refuse if it goes online with a text that only `user` wrote."""
    user = get_active_log_context().user
    if raw or not user or not issubclass(sender, BasePage) or not instance.live:
        return
    # An alias says what its source says, which was released.
    if instance.alias_of_id or (update_fields and update_fields <= BOOKKEEPING):
        return
    # The row as it stands: the one in hand already calls itself released.
    stored = sender.objects.filter(pk=instance.pk).first() if instance.pk else None
    if stored is None:
        # Nobody but `user` has had a hand in a page that was never saved.
        if is_bound(instance):
            raise ReleasedByAuthor
    elif not stored.live or stored.live_revision_id != instance.live_revision_id:
        _refuse(stored, user)


def check_schedule(instance: Revision, raw: bool, **kwargs: Any) -> None:
    """Before a version is saved: the same if it is to go online by itself."""
    user = get_active_log_context().user
    if raw or not user or not instance.approved_go_live_at:
        return
    page = instance.content_object
    if isinstance(page, Page):
        _refuse(page.specific, user)


def _refuse(page: Page, user: Any) -> None:
    if not may_release(page, user):
        raise ReleasedByAuthor
