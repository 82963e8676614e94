"""What the admin's list of people offers beside Wagtail's own."""

from collections.abc import Iterator

from wagtail import hooks
from wagtail.admin.widgets.button import Button

from cms.users.models import User
from cms.users.rights import may_manage
from cms.users.views import (
    ManagedAssignRoleBulkAction,
    ManagedDeleteBulkAction,
    ManagedSetActiveStateBulkAction,
    get_invite_button,
)

# After Wagtail's own, in whose place they stand.
for action in (
    ManagedAssignRoleBulkAction,
    ManagedDeleteBulkAction,
    ManagedSetActiveStateBulkAction,
):
    hooks.register("register_bulk_action", action, order=10)


@hooks.register("register_user_listing_buttons")
def offer_another_invitation(user: User, request_user: User) -> Iterator[Button]:
    """In the row of whoever has not come in yet."""
    if may_manage(request_user, user):
        for options in get_invite_button(user):
            yield Button(**options)
