"""Puts the demo site in place."""

import logging
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from wagtail.models import Page

from cms.demo import snapshot
from cms.demo.builder import Progress, build_current, create_logins, get_moments, in_one_piece
from cms.demo.site import DemoRefusedError, DemoSite, find_collection, refuse_foreign_content


class Command(BaseCommand):
    help = "Fill an empty database with the demo site. Does nothing where it is already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="keep silent about content that is no demo"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.progress = Progress(self.stdout)
        # A hundred lines about single pages would hide the one that counts.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        if find_collection():
            self.stdout.write("The demo site is already there.")
            create_logins()
            return
        try:
            refuse_foreign_content()
        except DemoRefusedError as error:
            if options["if_empty"]:
                return
            raise CommandError(str(error)) from error
        self._place()

    def _place(self) -> None:
        now = timezone.now().replace(microsecond=0)
        said, rows = snapshot.read(snapshot.FILE) or self._make_rows()
        with in_one_piece():
            self.progress.begin("Putting the kept pages in place")
            snapshot.put(said, rows, now, get_moments(now))
            demo = DemoSite(now=now)
            demo.remember_images(said["images"])
            demo.scale_images()
            build_current(demo, self.progress)
        self.progress.end()
        self.stdout.write(f"The demo site is built: {Page.objects.count()} pages.")

    def _make_rows(self) -> tuple[dict[str, Any], str]:
        """As the kept ones, made anew in a process and a database of its own."""
        self.progress.begin("The demo has changed since its pages were kept; building them anew")
        with TemporaryDirectory() as folder:
            environment = {
                **os.environ,
                "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
                "MEDIA_ROOT": f"{folder}/media",
                "CACHE_DIR": f"{folder}/cache",
            }
            target = Path(folder) / "rows.xz"
            program = [sys.executable, "manage.py", "keep_demo", str(target)]
            subprocess.run(program, cwd=snapshot.ROOT, env=environment, check=True)  # noqa: S603 - our own
            made = snapshot.read(target)
        if made is None:
            raise CommandError("The demo has changed while it was built. Please start again.")
        return made
