"""Works out the dates of endless rules further; the scheduler runs it every day."""

from typing import Any

from django.core.management.base import BaseCommand

from veranstaltungen.models.dates import refresh_all


class Command(BaseCommand):
    help = "Add the dates of endless rules for the next two years; mend what is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        added, removed = refresh_all()
        self.stdout.write(f"{added} dates added, {removed} removed.")
