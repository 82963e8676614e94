"""Sends what is due, each mail by one worker only, and tries again what could not be sent."""

import logging
from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cms.editorial.notices.mails import build_mail
from cms.editorial.notices.models import Notice, NoticeQuerySet
from cms.editorial.notices.recipients import wants_mail
from cms.editorial.notices.trouble import describe

logger = logging.getLogger(__name__)

#: Mails of these kinds come one by one with this much time between them, or gathered.
GATHERED = (Notice.Kind.SUBMITTED, Notice.Kind.COMMENTED)
QUIET = timedelta(minutes=15)
#: Longer than sending one mail can take (settings.EMAIL_TIMEOUT). A worker that died is replaced.
CLAIM = timedelta(minutes=10)
#: Minutes until the next attempt; the last of them again and again.
PAUSES = (1, 5, 15, 60, 240)
GIVE_UP_AFTER = timedelta(days=3)
KEPT_FOR = timedelta(days=90)


def deliver_due() -> int:
    """Send every mail that is due; returns how many were sent. Never raises for a mail."""
    due = Notice.objects.due(timezone.now()).values_list("pk", flat=True)
    return sum(_deliver(notices) for pk in list(due) if (notices := claim(pk)))


def forget_old() -> None:
    """Mails are no archive: what was settled long ago goes."""
    old = Notice.objects.filter(created_at__lt=timezone.now() - KEPT_FOR)
    old.exclude(state=Notice.State.WAITING).delete()


def claim(pk: int) -> list[Notice]:
    """The notices that go out in one mail with this one; none if it is not its time.

    Until the claim is settled or runs out, no other worker gets any of them.
    """
    now, token = timezone.now(), uuid4()
    with transaction.atomic():
        notice = Notice.objects.due(now).filter(pk=pk).first()
        if notice is None:
            return []
        # One worker at a time for one person, else each would find that nothing was sent yet.
        people = get_user_model().objects.select_for_update(no_key=True)
        people.get(pk=notice.recipient_id)
        beside = Notice.objects.beside(notice)
        not_before = _quiet_until(notice, beside, now)
        if not_before > now:
            beside.free(now).update(next_attempt_at=not_before)
            return []
        # The condition is asked again where the row is written: the second comes too late.
        beside.free(now).update(claim=token, claimed_until=now + CLAIM)
    claimed = Notice.objects.filter(claim=token).order_by("created_at", "pk")
    return list(claimed.select_related("recipient", "page", "actor", "task_state", "revision"))


def _quiet_until(notice: Notice, beside: NoticeQuerySet, now: datetime) -> datetime:
    """When the next mail of this kind may go to the recipient."""
    if notice.kind not in GATHERED:
        return now
    if beside.filter(state=Notice.State.WAITING, claimed_until__gt=now).exists():
        return now + timedelta(minutes=1)
    last = beside.aggregate(last=Max("sent_at"))["last"]
    return last + QUIET if last else now


def _deliver(notices: list[Notice]) -> bool:
    """Send one mail about what still holds of these; whether one was sent."""
    ours = Notice.objects.filter(claim=notices[0].claim)
    try:
        current = [notice for notice in notices if _is_current(notice)]
        ours.exclude(pk__in=[notice.pk for notice in current]).close(Notice.State.OBSOLETE)
        if not current:
            return False
        build_mail(current).send()
    except Exception as error:  # noqa: BLE001 - whatever it is: it is tried again, others go on
        _postpone(notices, error)
        return False
    ours.close(Notice.State.SENT)
    return True


def _is_current(notice: Notice) -> bool:
    """Whether what the notice tells is still true and still wanted."""
    if not wants_mail(notice.recipient, notice.kind):
        return False
    match notice.kind:
        case Notice.Kind.SUBMITTED:
            state = notice.task_state
            return state is not None and state.status == state.STATUS_IN_PROGRESS
        case Notice.Kind.SCHEDULED:
            return notice.revision is not None and bool(notice.revision.approved_go_live_at)
        case Notice.Kind.PUBLISHED:
            return bool(notice.page.live)
    return True


def _postpone(notices: list[Notice], error: Exception) -> None:
    """Write down what went wrong and when to try again, or that it is enough."""
    now = timezone.now()
    for notice in notices:
        pause = PAUSES[min(notice.attempts, len(PAUSES) - 1)]
        given_up = now - notice.waiting_since > GIVE_UP_AFTER
        ours = Notice.objects.filter(pk=notice.pk, claim=notice.claim)
        ours.update(
            state=Notice.State.GIVEN_UP if given_up else Notice.State.WAITING,
            attempts=notice.attempts + 1,
            next_attempt_at=now + timedelta(minutes=pause),
            last_error=describe(error),
            claim=None,
            claimed_until=None,
        )
        level = logging.ERROR if given_up else logging.WARNING
        words = "given up" if given_up else f"next attempt in {pause} minutes"
        logger.log(level, "Mail %s could not be sent, %s: %r", notice.pk, words, error)
