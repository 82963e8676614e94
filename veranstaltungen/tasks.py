"""What is done after a closure or holidays have changed."""

from django.db import transaction
from django_tasks import task

from veranstaltungen.models.dates import refresh_all


@task()
def refresh_occurrences() -> tuple[int, int]:
    """Work out all dates anew; returns how many were added and removed."""
    return refresh_all()


def refresh_after_commit() -> None:
    """Robust: what could not be handed to the worker now, the scheduler does within a day."""
    transaction.on_commit(refresh_occurrences.enqueue, robust=True)
