from typing import Any

from django.core.management.base import BaseCommand

from cms.webhooks.delivery import deliver_due
from cms.webhooks.models import Delivery


class Command(BaseCommand):
    help = "Send messages to webhooks that are due, and forget old ones."

    def handle(self, **options: Any) -> None:
        """One round; the scheduler makes one every minute."""
        sent = deliver_due()
        Delivery.objects.all().forget_old()
        if options["verbosity"] > 1:
            self.stdout.write(f"Messages delivered: {sent}")
