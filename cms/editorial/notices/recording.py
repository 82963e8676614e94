"""Writes down who is to be told what, in the same transaction as the decision itself.

`cms.editorial.receivers` connects the functions `tell_…` to Wagtail's signals and to its log.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from cms.editorial.notices.models import Notice
from cms.editorial.notices.recipients import get_authors, get_people, get_reviewers, wants_mail
from cms.editorial.notices.tasks import deliver

#: What Wagtail logs when a version goes online or is going to, whichever road it took.
LOGGED = {
    "wagtail.publish": Notice.Kind.PUBLISHED,
    "wagtail.publish.scheduled": Notice.Kind.PUBLISHED,
    "wagtail.publish.schedule": Notice.Kind.SCHEDULED,
}


def record(
    kind: Notice.Kind, recipients: Iterable[Any], page: Page, actor: Any, **details: Any
) -> None:
    """Tell each of `recipients` who wants to know, except `actor`, once this is committed."""
    details["actor_name"] = name_of(actor) if actor else ""
    rows = [
        Notice(recipient=user, kind=kind, page_id=page.pk, actor=actor, **details)
        for user in recipients
        if user != actor and wants_mail(user, kind)
    ]
    if rows:
        Notice.objects.bulk_create(rows)
        # Robust: what could not be handed to the worker now, the scheduler finds in a minute.
        transaction.on_commit(deliver.enqueue, robust=True)


def name_of(user: Any) -> str:
    """What people call `user`."""
    return str(user.get_full_name() or user.get_username())


def tell_reviewers(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """A page was handed in."""
    page = instance.workflow_state.content_object
    if not isinstance(page, Page):
        return
    actor = user or instance.workflow_state.requested_by
    reviewers = get_reviewers(instance, page.specific)
    details = {"task_state_id": instance.pk, "revision_id": instance.revision_id}
    record(Notice.Kind.SUBMITTED, reviewers, page, actor, **details)


def tell_of_return(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """A page was sent back."""
    page, task_state = instance.content_object, instance.current_task_state
    if not isinstance(page, Page):
        return
    details = {"task_state_id": task_state.pk, "comment": task_state.specific.get_comment()}
    people = get_people(page.owner_id, instance.requested_by_id)
    record(Notice.Kind.RETURNED, people, page, user, **details)


def tell_of_release(instance: PageLogEntry, created: bool, raw: bool, **kwargs: Any) -> None:
    """A page went online, or is going to at a set time."""
    kind = LOGGED.get(instance.action)
    page = Page.objects.filter(pk=instance.page_id).first() if kind and created else None
    if raw or kind is None or page is None or page.alias_of_id:
        return
    actor = instance.user or _who_planned(instance)
    authors = get_authors(page, before=instance.timestamp)
    record(kind, authors, page, actor, revision_id=instance.revision_id)


def _who_planned(release: PageLogEntry) -> Any:
    """Who set the time at which this page has now gone online by itself."""
    planned = PageLogEntry.objects.filter(
        page=release.page_id, action="wagtail.publish.schedule", revision=release.revision_id
    )
    entry = planned.order_by("-timestamp").first()
    return entry.user if entry else None
