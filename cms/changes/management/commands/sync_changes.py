from typing import Any

from django.core.management.base import BaseCommand

from cms.changes.log_writer import prune, write_pending_changes
from cms.changes.receivers import add_pending_changes


class Command(BaseCommand):
    """Also the first filling of a site that had pages before it had a log."""

    help = "Compare all pages with the log of changes, tell what it lacks, and prune what is old."

    def handle(self, **options: Any) -> None:
        """For what no signal tells of: rows written by scripts, sections that were taken out."""
        add_pending_changes()
        count = write_pending_changes()
        prune()
        if options["verbosity"] > 1:
            self.stdout.write(f"Entries written: {count}")
