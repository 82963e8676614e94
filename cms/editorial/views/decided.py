"""Two people with one decision: in the editor, too, the second is told what the first did."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from wagtail.models import Page, TaskState, WorkflowState

from cms.editorial.decisions import Version, describe_decision, lock_state


class DecidedMeanwhileMixin:
    """For the form of a page with the buttons to release and to send back.

    Where somebody was faster, what was changed is saved as a draft, and `refusal` says who.
    """

    page: Page
    workflow_state: WorkflowState | None
    action_name: str
    refusal: str
    save_action: Any
    #: Whether the decision was made by somebody else.
    is_decided = False

    def find_decision(self) -> TaskState | None:
        """The last one, if none is waited for any more."""
        if self.page.current_workflow_task_state or not self.workflow_state:
            return None
        state: TaskState | None = self.workflow_state.current_task_state
        return state

    def save_instead(self, decision: TaskState) -> tuple[str, Any]:
        """Say who has decided; what the button does now."""
        self.is_decided, self.refusal = True, describe_decision(decision)
        return ("save", self.save_action)

    def form_valid(self, form: Any) -> HttpResponse:
        """Wagtail's, while nobody else decides: between its look and its deed somebody could."""
        state = self.page.current_workflow_task_state
        if self.action_name != "perform_workflow_action" or not state:
            return self._carry_out(form)
        with transaction.atomic():
            state = lock_state(state, Version.of(self.page))
            if state.status == TaskState.STATUS_IN_PROGRESS:
                return self._carry_out(form)
        # In the place of what is known as the answer of the cached property.
        vars(self)["action_name_and_method"] = self.save_instead(state)
        return self.form_valid(form)

    def _carry_out(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc] # a mixin
        return response
