"""Sends what is due in the background, where a slow mail server keeps nobody waiting."""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django_tasks import task

from cms.notifications.emails import build_email
from cms.notifications.models import Notification, NotificationQuerySet
from cms.notifications.recipients import wants_mail

#: Mails of these kinds come one by one with this much time between them, or gathered.
GATHERED = (Notification.Kind.SUBMITTED, Notification.Kind.COMMENTED)
QUIET = timedelta(minutes=15)
#: What a mail tells of; read together with what is to be sent.
RELATED = ("recipient", "page", "actor", "task_state", "revision")


@task()
def deliver() -> int:
    """Send every mail that is due; returns how many were sent."""
    return deliver_due()


def deliver_due() -> int:
    """Send every mail that is due; returns how many were sent. Never raises for a mail."""
    due = Notification.objects.due().values_list("pk", flat=True)
    return sum(_deliver(claimed) for pk in list(due) if (claimed := _claim(pk)))


def _claim(pk: int) -> list[Notification]:
    """What goes out in one mail with this notification; nothing if it is not its time.

    No other worker gets any of them until they are closed, are postponed or the claim runs out.
    """
    with transaction.atomic():
        notification = Notification.objects.due().filter(pk=pk).first()
        if notification is None:
            return []
        # One worker at a time for one person, else each would find that nothing was sent yet.
        people = get_user_model().objects.select_for_update(no_key=True)
        people.get(pk=notification.recipient_id)
        beside = Notification.objects.beside(notification)
        now = timezone.now()
        not_before = _get_end_of_quiet(notification, beside, now)
        if not_before > now:
            beside.free().update(next_attempt_at=not_before)
            return []
        return list(beside.claim().select_related(*RELATED))


def _get_end_of_quiet(
    notification: Notification, beside: NotificationQuerySet, now: datetime
) -> datetime:
    """When the next mail of this kind may go to the recipient."""
    if notification.kind not in GATHERED:
        return now
    if beside.waiting().filter(claimed_until__gt=now).exists():
        return now + timedelta(minutes=1)
    last = beside.aggregate(last=Max("sent_at"))["last"]
    return last + QUIET if last else now


def _deliver(claimed: list[Notification]) -> bool:
    """Send one mail about what still holds of these; returns whether one was sent."""
    ours = Notification.objects.claimed_with(claimed[0])
    try:
        current = [each for each in claimed if _is_current(each)]
        outdated = ours.exclude(pk__in=[each.pk for each in current])
        outdated.close(Notification.State.OBSOLETE)
        if not current:
            return False
        build_email(current).send()
    except Exception as error:  # noqa: BLE001 - whatever it is: it is tried again, others go on
        for each in claimed:
            each.postpone(error)
        return False
    ours.close(Notification.State.SENT)
    return True


def _is_current(notification: Notification) -> bool:
    """Whether what it tells is still true and still wanted."""
    if not wants_mail(notification.recipient, notification.kind):
        return False
    match notification.kind:
        case Notification.Kind.SUBMITTED:
            state = notification.task_state
            return state is not None and state.status == state.STATUS_IN_PROGRESS
        case Notification.Kind.SCHEDULED:
            revision = notification.revision
            return revision is not None and bool(revision.approved_go_live_at)
        case Notification.Kind.PUBLISHED:
            return bool(notification.page.live)
    return True
