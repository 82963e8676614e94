"""Sends links for new passwords that could not be sent at once."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.accounts.models import PasswordMail
from cms.accounts.tasks import deliver_due


class Command(BaseCommand):
    help = "Send links for new passwords that are due, and forget those that nobody waits for."

    def handle(self, *args: Any, **options: Any) -> None:
        """One round; the scheduler makes one every minute."""
        deliver_due()
        PasswordMail.objects.forget_old()
