"""After another key was put first."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms.accounts.encryption import KeyLostError, encrypt_anew


class Command(BaseCommand):
    """Then the keys behind it open nothing any more and can be taken out."""

    help = "Encrypt the secrets of all second factors by the first of FACTOR_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        """All in one go, or none.

        Raises:
            CommandError: the key of one is missing.
        """
        try:
            with transaction.atomic():
                count = encrypt_anew()
        except KeyLostError as error:
            raise CommandError("One was encrypted by a key that is not in FACTOR_KEYS.") from error
        self.stdout.write(f"Encrypted anew: {count}")
