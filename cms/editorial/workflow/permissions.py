"""What a user may do with a page, by the house's own rules on top of Wagtail's rights."""

from typing import Any

from wagtail.models import Page, PagePermissionTester

from cms.editorial.workflow import releases


class HousePermissionTester(PagePermissionTester):
    """Four eyes: nobody releases what only they have written."""

    def can_edit(self) -> bool:
        """Wagtail's rule, but with the right to add alone people write what is moderated."""
        if self._only_adds:
            task = self.page.current_workflow_task
            return bool(task and task.user_can_access_editor(self.page, self.user))
        return super().can_edit()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """The same; moving asks this as well."""
        return not self._only_adds and super().can_delete(ignore_bulk)

    def can_publish(self) -> bool:
        """Whether the right is there, and somebody else has had a hand in the text."""
        return super().can_publish() and releases.may_release(self.page, self.user)

    # Who sees a page and when a planned release is called off is no question of authorship.

    def can_set_view_restrictions(self) -> bool:
        """As Wagtail has it: with the right to publish."""
        return super().can_publish()

    def can_unschedule(self) -> bool:
        """As Wagtail has it: with the right to publish."""
        return super().can_publish()

    @property
    def _only_adds(self) -> bool:
        """Whether this is a page of the office's to somebody who writes articles beside it."""
        if self.user.is_superuser or not self.user.is_active or is_written_by_all(self.page):
            return False
        return not {"change", "publish"} & self.permissions


def is_written_by_all(page: Page | type[Page]) -> bool:
    """Whether everybody with the right to add writes such pages: somebody else releases them."""
    return bool(getattr(page, "is_moderated", False))


def may_create(user: Any, parent: Page, model: type[Page]) -> bool:
    """Whether `user` may write a page of this type below `parent`.

    With the right to add alone people write what somebody else releases; other pages are made
    by those who publish them.
    """
    rights = parent.permissions_for_user(user)
    if not rights.can_add_subpage():
        return False
    return is_written_by_all(model) or bool(rights.can_publish_subpage())
