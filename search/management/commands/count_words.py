"""`manage.py count_words`: the words of the public pages, which corrections are made from, anew."""

from typing import Any

from django.core.management.base import BaseCommand

from search.vocabulary import count_words


class Command(BaseCommand):
    """Counts; the scheduler does it each night, as words of pages that went stay until then."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Count them all."""
        total = count_words()
        if options["verbosity"]:
            self.stdout.write(f"{total} words")
