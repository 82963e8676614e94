"""What a user may do with a page, by the house's own rules on top of Wagtail's rights."""

from typing import Any

from wagtail.models import Page, PagePermissionTester

from cms.editorial.workflow import releases


class HousePermissionTester(PagePermissionTester):
    """Four eyes: nobody releases what only they have written."""

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


def may_create(user: Any, parent: Page, model: type[Page]) -> bool:
    """Whether `user` may write a page of this type below `parent`.

    With the right to add alone people write what somebody else releases; other pages are made
    by those who publish them.
    """
    rights = parent.permissions_for_user(user)
    if not rights.can_add_subpage():
        return False
    return bool(getattr(model, "is_moderated", False) or rights.can_publish_subpage())
