"""The history speaks of handing in and releasing, not of workflows and their steps."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

#: What Wagtail calls the action; in the filter, in the history.
WORDING = {
    "wagtail.workflow.start": (_("Hand in"), _("Handed in for release")),
    "wagtail.workflow.approve": (_("Release"), _("Released")),
    "wagtail.workflow.reject": (_("Send back"), _("Sent back")),
    "wagtail.workflow.resume": (_("Hand in again"), _("Handed in again")),
    "wagtail.workflow.cancel": (_("Withdraw"), _("Withdrawn")),
}


class DecisionFormatter(LogFormatter):
    """One sentence, with what was said about it; the history would show a comment once more."""

    def format_message(self, log_entry: Any) -> str:
        comment = str(log_entry.data.get("comment") or "")
        return f"{self.message}: {comment}" if comment else str(self.message)


def word_decisions(actions: LogActionRegistry) -> None:
    """Put our words where Wagtail's are."""
    # The registry would offer an action twice in the filter.
    actions.choices = [choice for choice in actions.choices if choice[0] not in WORDING]
    for action, (label, message) in WORDING.items():
        words = {"label": label, "message": message}
        actions.register_action(action)(type("_Worded", (DecisionFormatter,), words))
