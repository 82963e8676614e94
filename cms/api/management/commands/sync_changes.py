from typing import Any

from django.core.management.base import BaseCommand

from cms.api.changes.pruning import prune
from cms.api.changes.settling import settle
from cms.api.changes.watching import leave_trace


class Command(BaseCommand):
    """Also the first filling of a site that had pages before it had a log."""

    help = "Compare all pages with the log of changes, tell what it lacks, and prune what is old."

    def handle(self, **options: Any) -> None:
        """For what no signal tells of: rows written by scripts and other programs."""
        leave_trace()
        count = settle()
        prune()
        if options["verbosity"] > 1:
            self.stdout.write(f"Entries written: {count}")
