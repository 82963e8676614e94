"""The history speaks of releasing and old versions, not of workflow steps and revisions."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.utils.timestamps import parse_datetime_localized, render_timestamp

#: What Wagtail calls the action; in the filter, in the history.
WORDING = {
    "wagtail.workflow.start": (_("Hand in"), _("Handed in for release")),
    "wagtail.workflow.approve": (_("Release"), _("Released")),
    "wagtail.workflow.reject": (_("Send back"), _("Sent back")),
    "wagtail.workflow.resume": (_("Hand in again"), _("Handed in again")),
    "wagtail.workflow.cancel": (_("Withdraw"), _("Withdrawn")),
}
RESTORED = "wagtail.revert"


class DecisionFormatter(LogFormatter):
    """One sentence, with what was said about it; the history would show a comment once more."""

    def format_message(self, log_entry: Any) -> str:
        comment = str(log_entry.data.get("comment") or "")
        return f"{self.message}: {comment}" if comment else str(self.message)


class RestoredFormatter(LogFormatter):
    """Which version came back: its day, not its number in the database."""

    label = _("Restore")

    def format_message(self, log_entry: Any) -> str:
        created = parse_datetime_localized(log_entry.data["revision"]["created"])
        return gettext("Version of %(when)s restored") % {"when": render_timestamp(created)}


def register_log_actions(actions: LogActionRegistry) -> None:
    """Put our words where Wagtail's are."""
    # The registry would offer an action twice in the filter.
    ours = {*WORDING, RESTORED}
    actions.choices = [choice for choice in actions.choices if choice[0] not in ours]
    actions.register_action(RESTORED)(RestoredFormatter)
    for action, (label, message) in WORDING.items():
        words = {"label": label, "message": message}
        actions.register_action(action)(type("_Worded", (DecisionFormatter,), words))
