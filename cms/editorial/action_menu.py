"""The buttons below the page editor, called what they do."""

from typing import Any

from django.apps import apps
from django.forms import Media
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)
from wagtail.models import Page

from cms.editorial.authorship import may_release_own_edits, requires_second_person
from cms.editorial.comparisons import NEW, get_comparisons


class SubmitMenuItem(SubmitForModerationMenuItem):
    """Hands in; Wagtail names the workflow on its button, of which there is only one here."""

    icon_name = "mail"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Wagtail's, with our label."""
        page = parent_context.get("page")
        state = page.current_workflow_state if page else None
        context = super().get_context_data(parent_context)
        context["label"] = _("Hand in again") if state else _("Hand in")
        return context


class CancelSubmissionMenuItem(CancelWorkflowMenuItem):
    """Takes back what was handed in."""

    label = _("Withdraw")


class PrimaryActionsMenuItem(ActionMenuItem):
    """Several buttons where Wagtail shows one and hides the others behind an arrow.

    “Save draft” comes first: the return key presses the form's first button.
    """

    def __init__(self, items: list[ActionMenuItem], reviewed: Page | None = None) -> None:
        """`reviewed` is the page that the buttons decide about, if they do."""
        super().__init__()
        self.items = items
        self.reviewed = reviewed

    def render_html(self, parent_context: Any = None) -> SafeString:
        """All of them in one row."""
        buttons = format_html_join(
            "", "{}", ((item.render_html(parent_context),) for item in self.items)
        )
        comparisons = _link_comparisons(self.reviewed) if self.reviewed else ""
        return format_html('<span class="visible-buttons">{}{}</span>', comparisons, buttons)

    @property
    def media(self) -> Media:
        """What its buttons need."""
        return sum((item.media for item in self.items), Media())


def construct_action_menu(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Show the buttons that this user can use on this page; the likely ones without a search."""
    publishable = _may_publish(request, context)
    page = context.get("page")
    waiting = bool(page and page.workflow_in_progress)
    own = {
        SubmitForModerationMenuItem: SubmitMenuItem,
        CancelWorkflowMenuItem: CancelSubmissionMenuItem,
    }
    kept = []
    for item in items:
        if isinstance(item, RestartWorkflowMenuItem):
            continue
        # Under review “Release” publishes: a second button beside it would forget the comment.
        if isinstance(item, PublishMenuItem) and (waiting or not publishable):
            continue
        if isinstance(item, WorkflowMenuItem):
            _name(item)
        kept.append(own[type(item)](order=item.order) if type(item) in own else item)
    visible = _choose_visible(kept)
    rest = [item for item in kept if item not in visible]
    decides = any(item.name in {"approve", "reject"} for item in visible)
    primary = PrimaryActionsMenuItem(visible, page if decides else None)
    items[:] = [primary, *rest] if visible else rest


def _link_comparisons(page: Page) -> SafeString:
    """A line above the buttons that decide: what has changed."""
    found = get_comparisons(page)
    if found == [NEW]:
        return format_html('<span class="comparisons">{}</span>', NEW.label)
    ways = [
        format_html('<a href="{}">{}</a>', each.url, each.short) if each.url else each.short
        for each in found
    ]
    line = format_html_join(" · ", "{}", ((way,) for way in ways))
    return format_html('<span class="comparisons">{} {}</span>', _("Changes:"), line)


def _choose_visible(items: list[ActionMenuItem]) -> list[ActionMenuItem]:
    """Saving, sending back, and the one that goes on from here: release, publish or hand in."""
    plain = [item for item in items if not getattr(item, "launch_modal", False)]
    first = [item for item in items if item.name in {"action-save-draft", "reject"}]
    first.sort(key=lambda item: item.name == "reject")
    for name in ("approve", "action-publish", "action-submit"):
        if onward := [item for item in plain if item.name == name]:
            return [*first, onward[0]]
    return first


def _may_publish(request: HttpRequest, context: dict[str, Any]) -> bool:
    if context["view"] != "create":
        return may_release_own_edits(context["page"], request.user)
    arguments = request.resolver_match.kwargs if request.resolver_match else {}
    names = ("content_type_app_name", "content_type_model_name")
    model = apps.get_model(*(arguments[name] for name in names))
    return not requires_second_person(model(locale=context["parent_page"].locale))


def _name(item: WorkflowMenuItem) -> None:
    """Release and send back, with and without a comment."""
    if item.name == "approve":
        item.label = _("Release with a comment") if item.launch_modal else _("Release")
