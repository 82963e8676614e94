"""Writes messages together with the entries of the log that they tell of."""

import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.api.changes.models import Change
from cms.api.changes.reading import to_entry
from cms.api.changes.routes import describe
from cms.api.changes.settling import told
from cms.api.webhooks.models import Delivery, Webhook
from cms.api.webhooks.tasks import deliver


def connect() -> None:
    """Listen to the log; called once when the app is ready."""
    told.connect(enqueue, dispatch_uid="webhooks-changes")


def enqueue(changes: list[Change], **kwargs: Any) -> None:
    """A message for every webhook that wants to know; sent after the commit."""
    rows = []
    for webhook in Webhook.objects.filter(is_active=True):
        wanted = (change for change in changes if change.what in webhook.events)
        rows += [_make(webhook, change) for change in wanted]
    Delivery.objects.bulk_create(rows, batch_size=500)
    if rows:
        send_soon()


def send_test(webhook: Webhook) -> None:
    """A message that tells of nothing."""
    Delivery.objects.create(webhook=webhook, event="test", body=_write("test", {}))
    send_soon()


def send_soon() -> None:
    """Robust: what could not be handed to the worker now, the scheduler finds in a minute."""
    transaction.on_commit(deliver.enqueue, robust=True)


def _make(webhook: Webhook, change: Change) -> Delivery:
    data = describe(to_entry(change)).model_dump(mode="json")
    return Delivery(
        webhook=webhook,
        change=change.pk,
        page_id=change.page_id,
        event=change.what,
        body=_write(f"page.{change.what}", data),
    )


def _write(kind: str, data: dict[str, Any]) -> str:
    message = {"type": kind, "timestamp": timezone.now().isoformat(), "data": data}
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
