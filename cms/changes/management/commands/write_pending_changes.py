from typing import Any

from django.core.management.base import BaseCommand

from cms.changes.log_writer import write_pending_changes


class Command(BaseCommand):
    """Only finds something to do when a process died between a deed and telling of it."""

    help = "Tell in the log of changes what happened and was not told yet."

    def handle(self, **options: Any) -> None:
        """One round; the scheduler makes one every minute."""
        count = write_pending_changes()
        if options["verbosity"] > 1:
            self.stdout.write(f"Entries written: {count}")
