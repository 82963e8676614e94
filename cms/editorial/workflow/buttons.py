"""The buttons below the page editor, called what they do."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)

from cms.editorial.workflow.releases import is_bound, may_release_own_edits


class HandInMenuItem(SubmitForModerationMenuItem):
    """Hands in; Wagtail names the workflow on its button, of which there is only one here."""

    icon_name = "mail"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Wagtail's, with our label."""
        page = parent_context.get("page")
        state = page.current_workflow_state if page else None
        context = super().get_context_data(parent_context)
        context["label"] = _("Hand in again") if state else _("Hand in")
        return context


class WithdrawMenuItem(CancelWorkflowMenuItem):
    """Takes back what was handed in."""

    label = _("Withdraw")


def arrange(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Show the buttons that this user can use on this page, the most likely one first."""
    publishable = _may_publish(request, context)
    page = context.get("page")
    waiting = bool(page and page.workflow_in_progress)
    own = {SubmitForModerationMenuItem: HandInMenuItem, CancelWorkflowMenuItem: WithdrawMenuItem}
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
    items[:] = kept


def _may_publish(request: HttpRequest, context: dict[str, Any]) -> bool:
    if context["view"] != "create":
        return may_release_own_edits(context["page"], request.user)
    arguments = request.resolver_match.kwargs if request.resolver_match else {}
    names = ("content_type_app_name", "content_type_model_name")
    model = apps.get_model(*(arguments[name] for name in names))
    return not is_bound(model(locale=context["parent_page"].locale))


def _name(item: WorkflowMenuItem) -> None:
    """Release and send back, with and without a comment."""
    if item.name == "approve":
        item.label = _("Release with a comment") if item.launch_modal else _("Release")
