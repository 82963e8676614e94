"""Sends what is due, each message by one worker only, and tries again what was not taken."""

import logging
from datetime import timedelta
from http import HTTPStatus
from http.client import HTTPException
from uuid import uuid4

from django.db.models import F
from django.utils import timezone

from cms.api.changes.models import Change, PublicPage
from cms.api.webhooks.models import Delivery, Webhook
from cms.api.webhooks.sending import post
from cms.api.webhooks.signing import sign
from cms.api.webhooks.switching import note_failure
from cms.api.webhooks.targets import TargetRefusedError
from cms.api.webhooks.trouble import describe

logger = logging.getLogger(__name__)

#: Longer than sending one message can take. A worker that died is replaced.
CLAIM = timedelta(minutes=10)
#: Minutes until the next attempt; the last of them again and again.
PAUSES = (1, 5, 30, 120, 300, 600)
GIVE_UP_AFTER = timedelta(days=3)
KEPT_FOR = timedelta(days=90)
#: What a message says must still hold when it is sent.
ABOUT_PUBLIC = (Change.What.PUBLISHED, Change.What.UPDATED, Change.What.MOVED)


class NotTakenError(Exception):
    """The receiver answered with something else than success."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def deliver_due() -> int:
    """Send every message that is due; returns how many were delivered. Never raises for one.

    A receiver that fails is left alone for the rest of the round, so that it holds up no other.
    """
    count, failing = 0, set()
    due = Delivery.objects.due(timezone.now()).order_by("pk").values_list("pk", "webhook_id")
    for pk, webhook in list(due):
        delivery = claim(pk) if webhook not in failing else None
        if delivery is None:
            continue
        if _deliver(delivery):
            count += 1
        else:
            failing.add(webhook)
    return count


def forget_old() -> None:
    """The log of deliveries is no archive."""
    old = Delivery.objects.filter(created_at__lt=timezone.now() - KEPT_FOR)
    old.exclude(state=Delivery.State.WAITING, webhook__is_active=True).delete()


def claim(pk: int) -> Delivery | None:
    """The message, for this worker alone until it is settled or the claim runs out."""
    now, token = timezone.now(), uuid4()
    # The condition is asked again where the row is written: the second comes too late.
    due = Delivery.objects.due(now).filter(pk=pk).values("pk")
    free = Delivery.objects.filter(pk__in=due, state=Delivery.State.WAITING)
    free = free.exclude(claimed_until__gt=now)
    if not free.update(claim=token, claimed_until=now + CLAIM):
        return None
    return Delivery.objects.select_related("webhook").get(pk=pk)


def _deliver(delivery: Delivery) -> bool:
    """Send one message; whether the receiver is well."""
    if not _is_current(delivery):
        _settle(delivery, state=Delivery.State.OBSOLETE)
        return True
    try:
        status = _send(delivery)
    except (OSError, HTTPException, NotTakenError, TargetRefusedError) as error:
        _postpone(delivery, error)
        return False
    _settle(
        delivery,
        state=Delivery.State.DELIVERED,
        status_code=status,
        delivered_at=timezone.now(),
        attempts=F("attempts") + 1,
        last_error="",
    )
    Webhook.objects.filter(pk=delivery.webhook_id).update(failing_since=None, failures=0)
    return True


def _send(delivery: Delivery) -> int:
    """The status of an answer that says yes."""
    timestamp = int(timezone.now().timestamp())
    webhook = delivery.webhook
    headers = sign(webhook.get_secret(), delivery.header_id, timestamp, delivery.body)
    headers |= {"Content-Type": "application/json", "User-Agent": "Winzerla-Webhooks/1"}
    status = post(webhook.url, delivery.body, headers)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise NotTakenError(status)
    return status


def _is_current(delivery: Delivery) -> bool:
    """Whether a page that is told of can still be read; a tombstone follows by itself."""
    if delivery.event not in ABOUT_PUBLIC:
        return True
    return PublicPage.objects.filter(page_id=delivery.page_id or 0).exists()


def _postpone(delivery: Delivery, error: Exception) -> None:
    """Write down what went wrong and when to try again, or that it is enough."""
    now = timezone.now()
    pause = PAUSES[min(delivery.attempts, len(PAUSES) - 1)]
    given_up = now - delivery.waiting_since > GIVE_UP_AFTER
    _settle(
        delivery,
        state=Delivery.State.GIVEN_UP if given_up else Delivery.State.WAITING,
        status_code=error.status if isinstance(error, NotTakenError) else None,
        attempts=F("attempts") + 1,
        next_attempt_at=now + timedelta(minutes=pause),
        last_error=describe(error),
    )
    logger.warning("Webhook message %s was not taken: %r", delivery.pk, error)
    note_failure(delivery.webhook)


def _settle(delivery: Delivery, **fields: object) -> None:
    """Unless the claim ran out and another worker has it now."""
    ours = Delivery.objects.filter(pk=delivery.pk, claim=delivery.claim)
    ours.update(claim=None, claimed_until=None, **fields)
