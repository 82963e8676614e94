"""Writes down who is to be told what, in the same transaction as what happened to the page.

Releases are read from Wagtail's log, which names every road that leads to one. Wagtail's own mails
about reviews are silenced by `cms.patches.mails`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models.signals import post_save
from django.utils.translation import gettext as _
from wagtail.models import (
    Comment,
    CommentReply,
    Page,
    PageLogEntry,
    PageSubscription,
    TaskState,
    WorkflowState,
)
from wagtail.signals import task_submitted, workflow_rejected

from cms.editorial.formatting import get_name
from cms.editorial.signals import comments_saved
from cms.notifications.models import Notification
from cms.notifications.recipients import get_people, get_people_behind, get_reviewers, wants_mail
from cms.notifications.tasks import deliver

#: What Wagtail logs when a version goes online or is going to, whichever road it took.
LOGGED = {
    "wagtail.publish": Notification.Kind.PUBLISHED,
    "wagtail.publish.scheduled": Notification.Kind.PUBLISHED,
    "wagtail.publish.schedule": Notification.Kind.SCHEDULED,
}
#: Changes of comments that somebody is told of; who only mends their own words tells nobody.
COMMENT_CHANGES = ("new_comments", "resolved_comments", "deleted_comments", "new_replies")


def connect() -> None:
    """Connect them all; called once, when the app is ready."""
    task_submitted.connect(notify_reviewers, sender=TaskState)
    workflow_rejected.connect(notify_of_return, sender=WorkflowState)
    post_save.connect(notify_of_release, sender=PageLogEntry)
    comments_saved.connect(notify_of_comments, sender=Page)


def _record(
    kind: Notification.Kind, recipients: Iterable[Any], page: Page, actor: Any, **details: Any
) -> None:
    """Tell each of `recipients` who wants to know, except `actor`, once this is committed."""
    rows = [
        Notification(
            recipient=user,
            kind=kind,
            page_id=page.pk,
            actor=actor,
            actor_name=get_name(actor),
            **details,
        )
        for user in recipients
        if user != actor and wants_mail(user, kind)
    ]
    if rows:
        Notification.objects.bulk_create(rows)
        # Robust: what could not be handed to the worker now, the scheduler finds in a minute.
        transaction.on_commit(deliver.enqueue, robust=True)


# --- Reviews and releases ------------------------------------------------------------------------


def notify_reviewers(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """A page was handed in."""
    page = instance.workflow_state.content_object
    if not isinstance(page, Page):
        return
    actor = user or instance.workflow_state.requested_by
    reviewers = get_reviewers(instance, page.specific)
    details = {"task_state_id": instance.pk, "revision_id": instance.revision_id}
    _record(Notification.Kind.SUBMITTED, reviewers, page, actor, **details)


def notify_of_return(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """A page was sent back."""
    page, task_state = instance.content_object, instance.current_task_state
    if not isinstance(page, Page):
        return
    details = {"task_state_id": task_state.pk, "comment": task_state.specific.get_comment()}
    people = get_people(page.owner_id, instance.requested_by_id)
    _record(Notification.Kind.RETURNED, people, page, user, **details)


def notify_of_release(instance: PageLogEntry, created: bool, raw: bool, **kwargs: Any) -> None:
    """A page went online, or is going to at a set time."""
    kind = LOGGED.get(instance.action)
    page = Page.objects.filter(pk=instance.page_id).first() if kind and created else None
    if raw or kind is None or page is None or page.alias_of_id:
        return
    actor = instance.user or _who_planned(instance)
    authors = get_people_behind(page, before=instance.timestamp)
    _record(kind, authors, page, actor, revision_id=instance.revision_id)


def _who_planned(release: PageLogEntry) -> Any:
    """Who set the time at which this page has now gone online by itself."""
    planned = PageLogEntry.objects.filter(
        page=release.page_id, action="wagtail.publish.schedule", revision=release.revision_id
    )
    entry = planned.order_by("-timestamp").first()
    return entry.user if entry else None


# --- Comments in the margin ----------------------------------------------------------------------


def notify_of_comments(page: Page, editor: Any, changes: dict[str, Any], **kwargs: Any) -> None:
    """Tell whoever follows the page of all changes, others of those in their own threads.

    Those are told whom Wagtail's own `EditView.send_commenting_notifications` would tell. It sends
    the mails while the editor waits, and a mail server that is away would end the request with an
    error, half-way between the comment and the decision.
    """
    if not any(changes[kind] for kind in COMMENT_CHANGES):
        return
    subscriptions = PageSubscription.objects.filter(page=page, comment_notifications=True)
    subscribers = [each.user for each in subscriptions.select_related("user")]
    threads = _find_threads(changes)
    others = get_user_model().objects.filter(pk__in=threads).order_by("pk")
    for user in others.exclude(pk__in=[each.pk for each in subscribers]):
        _record_comments([user], page, editor, _narrow_down(changes, threads[user.pk]))
    _record_comments(subscribers, page, editor, changes)


def _record_comments(users: list[Any], page: Page, editor: Any, changes: dict[str, Any]) -> None:
    words = "\n\n".join(_list_changes(changes))
    _record(Notification.Kind.COMMENTED, users, page, editor, comment=words)


def _find_threads(changes: dict[str, Any]) -> dict[int, set[int]]:
    """The changed comments by the key of each user who has written one or answered it."""
    keys = [comment.pk for comment in changes["resolved_comments"]]
    keys += [comment.pk for comment, _replies in changes["new_replies"]]
    written = Comment.objects.filter(pk__in=keys).values_list("user", "pk")
    answered = CommentReply.objects.filter(comment__in=keys).values_list("user", "comment")
    threads: dict[int, set[int]] = defaultdict(set)
    for user, comment in (*written, *answered):
        threads[user].add(comment)
    return threads


def _narrow_down(changes: dict[str, Any], threads: set[int]) -> dict[str, Any]:
    """The changes in these threads; a deleted one is told to those who follow the page alone."""
    narrowed = {
        kind: [comment for comment in changes[kind] if comment.pk in threads]
        for kind in ("new_comments", "resolved_comments")
    }
    replies = [pair for pair in changes["new_replies"] if pair[0].pk in threads]
    return {**narrowed, "deleted_comments": [], "new_replies": replies}


def _list_changes(changes: dict[str, Any]) -> Iterator[str]:
    """A paragraph for each kind of change there is."""
    labelled = (
        (_("New comments:"), changes["new_comments"]),
        (_("Resolved comments:"), changes["resolved_comments"]),
        (_("Deleted comments:"), changes["deleted_comments"]),
    )
    for label, comments in labelled:
        if comments:
            yield "\n".join([label, *(comment.text for comment in comments)])
    for comment, replies in changes["new_replies"]:
        label = f"{_('New replies to:')} {comment.text}"
        yield "\n".join([label, *(reply.text for reply in replies)])
