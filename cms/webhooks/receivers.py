"""Writes messages together with the entries of the log that they tell of."""

from typing import Any

from cms.changes.log_writer import changes_recorded
from cms.changes.models import Change
from cms.changes.reader import describe_change
from cms.webhooks.models import Delivery, Webhook, write_body
from cms.webhooks.tasks import deliver_after_commit


def connect() -> None:
    """Listen to the log; called once when the app is ready."""
    changes_recorded.connect(write_deliveries, sender=Change)


def write_deliveries(changes: list[Change], **kwargs: Any) -> None:
    """The log has grown: a message for every webhook that wants to know, sent after the commit."""
    rows = []
    for webhook in Webhook.objects.filter(is_active=True):
        wanted = (change for change in changes if change.what in webhook.events)
        rows += [_make_delivery(webhook, change) for change in wanted]
    Delivery.objects.bulk_create(rows, batch_size=500)
    if rows:
        deliver_after_commit()


def _make_delivery(webhook: Webhook, change: Change) -> Delivery:
    data = describe_change(change).model_dump(mode="json")
    return Delivery(
        webhook=webhook,
        change=change.pk,
        page_id=change.page_id,
        event=change.what,
        body=write_body(f"page.{change.what}", data),
    )
