"""Removes links to drafts that ended long ago."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.draft_links.models import DraftLink


class Command(BaseCommand):
    """Removes them with the notes left through them; a page's history still tells of both."""

    help = "Removes links to drafts that expired 90 days ago or earlier, and their notes."

    def handle(self, *args: Any, **options: Any) -> None:
        """One round; the scheduler makes one every day."""
        DraftLink.objects.forgotten().delete()
