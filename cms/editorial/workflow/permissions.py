"""What a user may do with a page, by the house's own rules on top of Wagtail's rights.

Wagtail lets page types bring a tester of their own, but several of its views ask the plain row:
copying, moving, everything that is done to many pages. So ours takes the place of Wagtail's for
all pages (`EditorialConfig.ready`).
"""

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
        """Pages of the office are deleted and moved by those who publish them, drafts included."""
        may = self.may_publish_here or is_written_by_all(self.page)
        return may and super().can_delete(ignore_bulk)

    def can_copy(self) -> bool:
        """A copy is a new page: with the right to change alone people make none."""
        may = self.user.is_superuser or "add" in getattr(self, "permissions", ())
        return may and super().can_copy()

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
    def may_publish_here(self) -> bool:
        """The bare right to publish, whoever has written the page."""
        # Wagtail's tester has no rights to ask for when the user is inactive or a superuser.
        return self.user.is_superuser or "publish" in getattr(self, "permissions", ())

    @property
    def _only_adds(self) -> bool:
        """Whether this is a page of the office's to somebody who writes articles beside it."""
        if self.may_publish_here or is_written_by_all(self.page):
            return False
        return "change" not in getattr(self, "permissions", ())


def permissions_for_user(page: Page, user: Any) -> HousePermissionTester:
    """What stands in for `Page.permissions_for_user`."""
    return HousePermissionTester(user, page)


def is_written_by_all(page: Page) -> bool:
    """Whether everybody with the right to add writes such pages: somebody else releases them."""
    return bool(getattr(page.specific_class, "is_moderated", False))


def may_create(user: Any, parent: Page, model: type[Page]) -> bool:
    """Whether `user` may write a page of this type below `parent`.

    With the right to add alone people write what somebody else releases; other pages are made
    by those who publish them.
    """
    rights = parent.permissions_for_user(user)
    if not rights.can_add_subpage():
        return False
    moderated = getattr(model, "is_moderated", False)
    return bool(moderated or rights.can_publish_subpage())
