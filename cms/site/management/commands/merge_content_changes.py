from typing import Any

from django.core.management.base import BaseCommand

from cms.site.content_version import merge_changes


class Command(BaseCommand):
    """Keeps the table of changes short, and lets the API say when the content changed last."""

    help = "Merge the changes of what readers see into one row; its version stays the same."

    def handle(self, **options: Any) -> None:
        """One round; the scheduler makes one every minute."""
        merge_changes()
