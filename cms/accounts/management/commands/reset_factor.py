"""For the last administrator, whose telephone is gone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.accounts.adapters import find_person
from cms.accounts.factors import reset


class Command(BaseCommand):
    """Takes somebody's second factor away; they set up another one at the next log-in."""

    help = "Take away somebody's second factor: authenticator app, passkeys and recovery codes."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom."""
        parser.add_argument("user", help="the login name or e-mail address")

    def handle(self, *args: Any, user: str, **options: Any) -> None:
        """Say what was done.

        Raises:
            CommandError: nobody has that name.
        """
        person = find_person(user)
        if person is None:
            raise CommandError(f"Nobody logs in as {user}.")
        done = reset(person)
        self.stdout.write(f"{person}: reset" if done else f"{person} had no second factor")
