"""Messages leave in the background, where a slow receiver keeps nobody waiting."""

from django.db import transaction
from django_tasks import task

from cms.webhooks.delivery import deliver_due


@task()
def deliver() -> int:
    """Send every message that is due; returns how many were delivered."""
    return deliver_due()


def deliver_after_commit() -> None:
    """Robust: what could not be handed to the worker now, the scheduler finds in a minute."""
    transaction.on_commit(deliver.enqueue, robust=True)
