"""`manage.py prune_searches`: forgets what readers searched for more than a year ago."""

from typing import Any

from django.core.management.base import BaseCommand

from search.counting import forget


class Command(BaseCommand):
    """The scheduler does it each night."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """One round."""
        forget()
