"""Wagtail 8.0 mails about what is handed in and decided; the site has mails of its own for that.

`wagtail.admin.signal_handlers` connects four notifiers, which no setting switches off. Needless
once there is one.
"""

from django.dispatch import Signal
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

#: Signal, sender and the `dispatch_uid` that each is connected under.
NOTIFIERS: tuple[tuple[Signal, type, str], ...] = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def apply() -> None:
    """Disconnect Wagtail's notifiers."""
    for signal, sender, name in NOTIFIERS:
        signal.disconnect(sender=sender, dispatch_uid=name)
