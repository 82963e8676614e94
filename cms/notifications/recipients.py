"""Who is told, and who would rather not be."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from cms.core.models.pages import PUBLISH_ACTIONS
from cms.notifications.models import Notification

#: The switch in people's account that each kind of mail obeys.
PREFERENCES = {
    Notification.Kind.SUBMITTED: "submitted_notifications",
    Notification.Kind.RETURNED: "rejected_notifications",
    Notification.Kind.SCHEDULED: "approved_notifications",
    Notification.Kind.PUBLISHED: "approved_notifications",
    Notification.Kind.COMMENTED: "updated_comments_notifications",
}


def wants_mail(user: Any, kind: str) -> bool:
    """Whether `user` can get mails at all and has not switched off those of this kind."""
    if not (user.is_active and user.email):
        return False
    return bool(getattr(UserProfile.get_for_user(user), PREFERENCES[Notification.Kind(kind)]))


def get_reviewers(task_state: TaskState, page: Page) -> Iterable[Any]:
    """Everybody who can release what was handed in."""
    task = task_state.task.specific
    asked = Q(groups__in=task.groups.all()) if hasattr(task, "groups") else Q(pk=None)
    if getattr(settings, "WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS", True):
        asked |= Q(is_superuser=True)
    for user in _people(asked):
        # A task may have rules of its own on top of its groups, such as four eyes.
        if any(action[0] == "approve" for action in task.get_actions(page, user)):
            yield user


def get_people_behind(page: Page, before: datetime) -> QuerySet[Any]:
    """Who began the page, and who has handed it in since its last release before `before`."""
    states = WorkflowState.objects.for_instance(page)
    releases = PageLogEntry.objects.filter(
        page=page.pk, action__in=PUBLISH_ACTIONS, timestamp__lt=before
    )
    last = releases.order_by("-timestamp").first()
    if last:
        states = states.filter(created_at__gt=last.timestamp)
    return get_people(page.owner_id, *states.values_list("requested_by", flat=True))


def get_people(*keys: int | None) -> QuerySet[Any]:
    """The users with these keys, each once."""
    return _people(Q(pk__in={key for key in keys if key}))


def _people(condition: Q) -> QuerySet[Any]:
    people = get_user_model().objects.filter(condition).order_by("pk").distinct()
    return people.select_related("wagtail_userprofile")
