"""`manage.py kept_pages`: how much is kept for readers, and how often it was asked for."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.site.cache_statistics import read_statistics


class Command(BaseCommand):
    """Each process tells it a few seconds after it has answered somebody."""

    help = "Show how much of what readers see each process keeps, and how often that was enough."

    def handle(self, **options: Any) -> None:
        """A line for each process that has answered somebody today."""
        rows = sorted(read_statistics(), key=lambda each: each.told_at)
        self.stdout.write(
            f"{'process':30}{'hits':>10}{'misses':>10}{'503':>8}{'rate':>8}{'MB':>8}  at"
        )
        for row in rows:
            size = "-" if row.size is None else f"{row.size / 1024**2:.1f}"
            numbers = f"{row.hits:10}{row.misses:10}{row.refused:8}{row.rate:8.0%}{size:>8}"
            self.stdout.write(f"{row.process:30}{numbers}  {row.told_at:%Y-%m-%d %H:%M:%S} UTC")
