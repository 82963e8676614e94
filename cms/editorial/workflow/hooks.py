"""What this room adds to the admin."""

from wagtail import hooks

from cms.editorial.workflow import buttons, editing
from cms.editorial.workflow.bulk import HousePublishBulkAction

hooks.register("before_create_page", editing.check_creation)
hooks.register("after_create_page", editing.tell_what_was_refused)
hooks.register("before_edit_page", editing.check_edit)
hooks.register("after_edit_page", editing.tell_what_was_refused)
hooks.register("before_copy_page", editing.check_copy)
hooks.register("after_copy_page", editing.tell_about_copy)
hooks.register("construct_page_action_menu", buttons.arrange)
# The registry keeps the last action of a type.
hooks.register("register_bulk_action", HousePublishBulkAction, order=100)
