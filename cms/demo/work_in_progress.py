"""Work in progress on the demo site: drafts, what was handed in, what went back."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from cms.editorial.models import get_group
from cms.sections import Role

#: What may become of a page: `state` in content files.
DRAFT, WAITING, RETURNED, PUBLISHED = "draft", "waiting", "returned", "published"


def find_user(role: Role) -> Any | None:
    """The demo's login for a role; None where the settings name none."""
    return get_user_model().objects.filter(groups=get_group(role), is_active=True).first()


def write(page: Page, role: Role, moment: datetime) -> None:
    """Let a draft be somebody's."""
    user = find_user(role)
    Page.objects.filter(pk=page.pk).update(owner=user)
    page.owner = user
    revision = page.save_revision(user=user, clean=False)
    entry = {"user": user, "revision": revision, "content_changed": True}
    PageLogEntry.objects.filter(page=page.pk).update(**entry)
    _date(page, moment)


def hand_in(page: Page, moment: datetime) -> None:
    """As if the author had pressed the button then."""
    page.get_workflow().start(page, page.owner)
    _date(page, moment)


def decide(page: Page, comment: str, moment: datetime) -> None:
    """Release it, or with a comment send it back."""
    reviewer = find_user(Role.MODERATORS)
    state = page.current_workflow_task_state
    action = "reject" if comment else "approve"
    state.task.specific.on_action(state, reviewer, action, comment=comment)
    _date(page, moment)


def _date(page: Page, moment: datetime) -> None:
    """Nobody's work is all of today."""
    page.revisions.update(created_at=moment)
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=moment)
    PageLogEntry.objects.filter(page=page.pk).update(timestamp=moment)
    states = WorkflowState.objects.for_instance(page)
    states.update(created_at=moment)
    tasks = TaskState.objects.filter(workflow_state__in=states)
    tasks.update(started_at=moment)
    tasks.exclude(finished_at=None).update(finished_at=moment)
