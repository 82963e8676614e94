"""Spares a new SQLite database its migrations."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from cms.demo.empty_database import place


class Command(BaseCommand):
    help = "Where SQLite is to have a new database, begin with a migrated one. Else do nothing."
    # What they ask would make the database that is to be placed.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """A database that is there already is migrated from where it is."""
        if connection.vendor == "sqlite":
            place(Path(connection.settings_dict["NAME"]))
