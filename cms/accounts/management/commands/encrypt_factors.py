"""After another key was put first."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.accounts.encryption import encrypt_anew


class Command(BaseCommand):
    """Then the keys behind it open nothing any more and can be taken out."""

    help = "Encrypt the secrets of all second factors by the first of FACTOR_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        """All in one go."""
        self.stdout.write(f"Encrypted anew: {encrypt_anew()}")
