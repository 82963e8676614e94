"""Sends the mails that are due."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.notifications.models import Notification
from cms.notifications.tasks import deliver_due


class Command(BaseCommand):
    help = "Send mails about the editorial work that are due, and forget old ones."

    def handle(self, **options: Any) -> None:
        """One round; the scheduler makes one every minute."""
        sent = deliver_due()
        Notification.objects.forget_old()
        if options["verbosity"] > 1:
            self.stdout.write(f"Mails sent: {sent}")
