from typing import Any

from django.core.management.base import BaseCommand

from cms.site.content_version import begin_new_version


class Command(BaseCommand):
    """For what the database cannot see: a file that was replaced by hand, for example."""

    help = "Have all that is kept for readers made anew, in every process."

    def handle(self, **options: Any) -> None:
        """What hangs on the old version is never asked for again."""
        begin_new_version()
