"""Mails leave in the background, where a slow mail server keeps nobody waiting."""

from django_tasks import task


@task()
def deliver() -> int:
    """Send every mail that is due; returns how many were sent."""
    from cms.editorial.notices.delivery import deliver_due

    return deliver_due()
