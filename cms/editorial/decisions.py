"""A decision about what was handed in, one of many or alone: may it be made, and making it."""

import re
from dataclasses import dataclass
from typing import Any, Self

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, Revision, TaskState

#: As Wagtail's tasks call what can be decided.
RELEASE, RETURN = "approve", "reject"


@dataclass(frozen=True)
class Version:
    """The words somebody has seen: autosave writes over a revision, and dates it anew."""

    revision: int
    #: In ISO format; empty when it is not known.
    saved_at: str = ""

    @classmethod
    def of(cls, page: Page) -> Self:
        """The words that a release would publish now."""
        saved_at = page.latest_revision_created_at
        return cls(page.latest_revision_id or 0, saved_at.isoformat() if saved_at else "")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The version that a form has sent.

        Raises:
            ValueError: `text` is none.
        """
        revision, _separator, saved_at = text.partition("/")
        return cls(parse_key(revision), saved_at)

    def __str__(self) -> str:
        return f"{self.revision}/{self.saved_at}"

    def is_latest(self, page: Page) -> bool:
        """Whether nothing was saved since."""
        latest = type(self).of(page)
        return self == latest or (not self.saved_at and self.revision == latest.revision)


def parse_key(text: str) -> int:
    """A key as a form sends it.

    Raises:
        ValueError: `text` is none that the database could have.
    """
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError(text)
    return int(text)


def get_actions(state: TaskState, user: Any) -> set[str]:
    """Names of what `user` may do about what was handed in."""
    page = state.workflow_state.content_object.specific
    return {name for name, *_rest in state.task.specific.get_actions(page, user)}


def find_obstacle(state: TaskState, user: Any, action: str, version: Version) -> str:
    """Why `user` may not decide so about this version, in a sentence; empty if they may."""
    if state.status != TaskState.STATUS_IN_PROGRESS:
        return describe_decision(state)
    offered = get_actions(state, user)
    page = state.workflow_state.content_object.specific
    if not offered:
        return _("Somebody else decides about this page.")
    if action not in offered:
        return _("Somebody else releases what only you have written.")
    if version.is_latest(page):
        return _find_lock(page, user)
    return _("The text has changed since you opened it. Please look once more.")


def decide(state: TaskState, user: Any, action: str, version: Version, comment: str) -> str:
    """Release or send back; why not, in a sentence, or nothing if it was done."""
    try:
        with transaction.atomic():
            state = lock_state(state, version)
            obstacle = find_obstacle(state, user, action, version)
            if not obstacle:
                state.task.specific.on_action(state, user, action, comment=comment)
            return obstacle
    except ValidationError:
        return _("Something is missing in it. Please open it for editing.")
    except PermissionDenied:
        return _("Somebody else decides about this page.")


def describe_decision(state: TaskState) -> str:
    """Who has decided already, and how."""
    name = get_user_display_name(state.finished_by) if state.finished_by else _("Somebody else")
    sentences = {
        TaskState.STATUS_APPROVED: _("%(name)s has released this text already."),
        TaskState.STATUS_REJECTED: _("%(name)s has sent this text back already."),
    }
    default = _("This text does not wait for a decision any more.")
    return sentences.get(state.status, default) % {"name": name}


def _find_lock(page: Page, user: Any) -> str:
    lock = page.get_lock()
    if not lock or not lock.for_user(user):
        return ""
    name = get_user_display_name(page.locked_by) if page.locked_by else _("Somebody else")
    return _("%(name)s has locked this page.") % {"name": name}


def lock_state(state: TaskState, version: Version) -> TaskState:
    """The row anew; whoever saves the page or decides at this moment waits, or is waited for.

    In the order in which an editor's save writes them, so that no two wait for each other.
    """
    page = state.workflow_state.object_id
    list(Revision.objects.select_for_update().filter(pk=version.revision, object_id=page))
    list(Page.objects.select_for_update().filter(pk=page).order_by())
    return TaskState.objects.select_for_update().get(pk=state.pk).specific
