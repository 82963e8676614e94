"""The box beside the buttons of a page's form: this change does not matter for translations."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from cms.editorial.action_menu import PrimaryActionsMenuItem
from cms.editorial.views.pages import DECIDE, find_newer_revision
from cms.languages.minor_edits import (
    ATTRIBUTE,
    find_current_translations,
    is_minor_edit,
    mark_minor_edit,
)

#: The box, and what tells that the form had it.
BOX, SHOWN = "minor_edit", "minor_edit_shown"


class MinorEditBox(ActionMenuItem):
    """Not a button, but it stands with them: it says something about what they do."""

    name = "minor-edit"
    template_name = "languages/admin/minor_edit.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Ticked if it was so when the version was saved."""
        return {"name": BOX, "shown": SHOWN, "is_marked": is_minor_edit(parent_context["page"])}


def add_box(items: list[ActionMenuItem], _request: HttpRequest, context: dict[str, Any]) -> None:
    """Where the page has current translations, whoever may hand in or publish is asked."""
    page = context.get("page")
    if (
        page
        and items
        and isinstance(items[0], PrimaryActionsMenuItem)
        and find_current_translations(page).exists()
    ):
        items[0].items.insert(0, MinorEditBox())


def read_minor_edit_box(request: HttpRequest, page: Page) -> None:
    """Before a page is saved: what its box says goes with the version.

    A decision without a change saves no version: it is about the one that waits, unless the form
    has to save a draft beside what somebody else has saved meanwhile.
    """
    if SHOWN not in request.POST:
        return
    says = BOX in request.POST
    setattr(page, ATTRIBUTE, says)
    if DECIDE in request.POST and not find_newer_revision(request, page.get_latest_revision()):
        mark_minor_edit(page.latest_revision_id, is_minor=says)


def tell_reviewers(page: Page) -> str:
    """For the release screen: what was said about the version that waits."""
    return _("Reported as a minor edit: translations stay valid.") if is_minor_edit(page) else ""
