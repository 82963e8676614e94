"""Builds what lasts of the demo, and keeps its rows in a file."""

import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from cms.demo import moments, snapshot
from cms.demo.builder import Progress, build_lasting, in_one_piece
from cms.demo.site import DemoSite


class Command(BaseCommand):
    help = "Build what lasts of the demo in a new SQLite database, and keep its rows in a file."
    # The database is not there yet.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("target", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError where the database is there already."""
        database = Path(connection.settings_dict["NAME"])
        if connection.vendor != "sqlite" or database.exists():
            raise CommandError("DATABASE_URL must name a new SQLite file.")
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        call_command("place_empty_database")
        call_command("migrate", interactive=False, verbosity=0)
        with snapshot.keys_by_seed(), in_one_piece(is_finished=False):
            demo = DemoSite(now=moments.NOW)
            build_lasting(demo, Progress(self.stdout))
        connection.close()
        media = Path(settings.MEDIA_ROOT)
        snapshot.write(options["target"], database, media, demo.get_images())
