"""What this room adds to the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.editorial.workflow import buttons, editing, history, log, reviews
from cms.editorial.workflow.bulk import HouseDeleteBulkAction, HousePublishBulkAction
from cms.editorial.workflow.viewset import HousePageViewSet

hooks.register("before_create_page", editing.check_creation)
hooks.register("after_create_page", editing.tell_what_was_refused)
hooks.register("before_edit_page", editing.check_edit)
hooks.register("after_edit_page", editing.tell_what_was_refused)
hooks.register("before_copy_page", editing.check_copy)
hooks.register("after_copy_page", editing.tell_about_copy)
hooks.register("construct_page_action_menu", buttons.arrange)
# The registry keeps the last action of a type.
hooks.register("register_bulk_action", HousePublishBulkAction, order=100)
hooks.register("register_bulk_action", HouseDeleteBulkAction, order=100)
hooks.register("register_admin_viewset", HousePageViewSet, order=100)
# After Wagtail's own, whose words it replaces.
hooks.register("register_log_actions", log.word_actions, order=100)


class ReviewsMenuItem(MenuItem):
    """Only for people who decide about what others write."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether a task is this user's to decide."""
        return reviews.is_reviewer(request.user)


@hooks.register("register_admin_menu_item")
def add_reviews() -> MenuItem:
    """What waits for release stands in the menu."""
    address = reverse_lazy("reviews")
    return ReviewsMenuItem(
        _("Waiting for release"), address, name="reviews", icon_name="check", order=50
    )


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """Deciding from the list, and bringing old versions back."""
    return [
        path("freigaben/", reviews.index, name="reviews"),
        path("freigaben/<int:state_id>/", reviews.review, name="review"),
        path(
            "pages/<int:page_id>/revisions/<int:revision_id>/restore/",
            history.restore,
            name="restore_revision",
        ),
    ]
