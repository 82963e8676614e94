"""What is done with many people at once keeps to the same rule as with one."""

from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction

from cms.users.models import User
from cms.users.permissions import may_manage


class ManagedAssignRoleBulkAction(AssignRoleBulkAction):
    """Give many people a role, but for those whom one may not change."""

    def check_perm(self, obj: User) -> bool:
        """Wagtail's right, and the rule of `may_manage`."""
        return super().check_perm(obj) and may_manage(self.request.user, obj)


class ManagedSetActiveStateBulkAction(SetActiveStateBulkAction):
    """Let many people in or no more, but for those whom one may not change."""

    def check_perm(self, obj: User) -> bool:
        """Wagtail's right, and the rule of `may_manage`."""
        return super().check_perm(obj) and may_manage(self.request.user, obj)
