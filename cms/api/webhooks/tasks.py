"""Messages leave in the background, where a slow receiver keeps nobody waiting."""

from django_tasks import task


@task()
def deliver() -> int:
    """Send every message that is due; returns how many were delivered."""
    from cms.api.webhooks.delivery import deliver_due

    return deliver_due()
