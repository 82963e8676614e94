"""Imports a calendar file from the command line: `manage.py import_ics FILE`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from veranstaltungen.exchange.importing import Report, import_calendar_file
from veranstaltungen.exchange.reading import LARGEST, too_large
from veranstaltungen.models import CalendarPage


class Command(BaseCommand):
    help = "Take the events of an .ics file over as drafts. Doing it twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the calendar file")
        parser.add_argument("--calendar", help="slug of the calendar; needed if there are several")

    def handle(self, *args: Any, **options: Any) -> None:
        calendar = self._find_calendar(options["calendar"])
        with translation.override(calendar.locale.language_code):
            report = import_calendar_file(self._read(options["file"]), calendar)
        if report.problem:
            raise CommandError(report.problem)
        self._tell(report)

    def _find_calendar(self, slug: str | None) -> CalendarPage:
        calendars = CalendarPage.objects.filter(alias_of=None)
        found = list(calendars.filter(slug=slug) if slug else calendars)
        if len(found) != 1:
            raise CommandError("Name one calendar with --calendar, by its slug.")
        return found[0]

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error
        if len(content) > LARGEST:
            raise CommandError(too_large())
        return content

    def _tell(self, report: Report) -> None:
        for group in report.groups:
            self.stdout.write(f"{group['title']}: {len(group['lines'])}")
            for line in group["lines"]:
                self.stdout.write(f"  {line.title}")
                for note in line.notes:
                    self.stdout.write(f"    {note}")
