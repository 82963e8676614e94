from typing import Any

from django.core.management.base import BaseCommand

from cms.editorial.models import DraftLink


class Command(BaseCommand):
    """Removes links to drafts that ended long ago, with the notes left through them."""

    help = "Removes links to drafts that expired 90 days ago or earlier, and their notes."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them; page history still tells that they were there."""
        DraftLink.objects.forgotten().delete()
