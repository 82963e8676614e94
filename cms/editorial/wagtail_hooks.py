"""What the editorial rules add to Wagtail's admin, and where each of them stands."""

from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse_lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.core.menu import RestrictedMenuItem
from cms.editorial.action_menu import construct_action_menu
from cms.editorial.bulk_actions import (
    BranchDeleteBulkAction,
    ModeratedPublishBulkAction,
    ReleaseBulkAction,
    ReturnBulkAction,
)
from cms.editorial.log_actions import register_log_actions
from cms.editorial.patterns import add_pattern_button
from cms.editorial.views import history, kept_text, new_pages, pages, reviews

#: After Wagtail's own, whose views, actions and words ours replace.
AFTER_WAGTAIL = 100

hooks.register("before_create_page", new_pages.refuse_office_pages)
hooks.register("before_edit_page", pages.refuse_decision_of_others)
hooks.register("construct_page_action_menu", construct_action_menu)
hooks.register("register_admin_viewset", pages.ModeratedPageViewSet, order=AFTER_WAGTAIL)
# The registry keeps the last action of a type.
hooks.register("register_bulk_action", ModeratedPublishBulkAction, order=AFTER_WAGTAIL)
hooks.register("register_bulk_action", BranchDeleteBulkAction, order=AFTER_WAGTAIL)
hooks.register("register_bulk_action", ReleaseBulkAction)
hooks.register("register_bulk_action", ReturnBulkAction)
hooks.register("register_page_listing_more_buttons", add_pattern_button)
hooks.register("register_log_actions", register_log_actions, order=AFTER_WAGTAIL)


@hooks.register("register_admin_menu_item")
def add_reviews() -> MenuItem:
    """What waits for release stands in the menu of those who decide about it."""
    return RestrictedMenuItem(
        _("Waiting for release"),
        reverse_lazy("reviews"),
        name="reviews",
        icon_name="check",
        order=50,
        is_for=reviews.is_reviewer,
    )


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """Deciding from the list, bringing old versions back, and a new token for saving."""
    return [
        path("freigaben/", reviews.index, name="reviews"),
        path("freigaben/<int:state_id>/", reviews.review, name="review"),
        path(
            "pages/<int:page_id>/revisions/<int:revision_id>/restore/",
            history.restore,
            name="restore_revision",
        ),
        path("autosave/pass/", kept_text.get_csrf_token, name="autosave_pass"),
    ]


@hooks.register("insert_editor_js")
def keep_saving() -> SafeString:
    """A script that tries again until what was typed is saved."""
    return render_to_string("editorial/autosave.html")
