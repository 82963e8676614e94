"""Writes down who is to be told what, in the same transaction as the decision itself."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from cms.editorial.notices.models import Notice
from cms.editorial.notices.recipients import get_authors, get_people, get_reviewers, wants_mail
from cms.editorial.notices.tasks import deliver

#: Wagtail's own mails: signal, sender and the name each is connected under.
STOCK_MAILS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)
#: What Wagtail logs when a version goes online or is going to, whichever road it took.
LOGGED = {
    "wagtail.publish": Notice.Kind.PUBLISHED,
    "wagtail.publish.scheduled": Notice.Kind.PUBLISHED,
    "wagtail.publish.schedule": Notice.Kind.SCHEDULED,
}


def connect() -> None:
    """Listen to decisions, and keep Wagtail from mailing about them as well."""
    for signal, sender, name in STOCK_MAILS:
        # Whichever app is ready first: a name that is taken is not connected a second time.
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(_stay_silent, sender=sender, dispatch_uid=name)
    task_submitted.connect(tell_reviewers, dispatch_uid="notice-submitted")
    workflow_rejected.connect(tell_of_return, dispatch_uid="notice-returned")
    post_save.connect(tell_of_release, sender=PageLogEntry, dispatch_uid="notice-released")


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


def _stay_silent(**kwargs: Any) -> None:
    """Stands where Wagtail would send a mail of its own."""
