"""Builds the demo site."""

import gc
import logging
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.db import transaction
from django.test.utils import override_settings
from django.utils import translation
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.demo.known_rows import call_once_after_commit, rows_known
from cms.demo.site import DemoRefusedError, DemoSite, find_collection, refuse_foreign_content
from cms.demo.translations import count_pages, translate_demo
from cms.demo.unfinished import leave_work
from cms.editorial.models import get_group
from cms.sections import get_sections

#: What would be done after each saved object is done once, at the end: both indexes are built then.
QUIET = {
    "TASKS": {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}},
    "WAGTAILSEARCH_BACKENDS": {
        name: {**options, "AUTO_UPDATE": False}
        for name, options in settings.WAGTAILSEARCH_BACKENDS.items()
    },
    # Nobody has ever read a page under the address that its first draft had.
    "WAGTAILREDIRECTS_AUTO_CREATE": False,
}
#: Seconds between two lines about the same thing.
PAUSE = 5.0


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
        else:
            self._build(quiet=options["if_empty"])

    def _build(self, *, quiet: bool) -> None:
        """Build in one transaction: half a demo would look like somebody's content."""
        # Millions of objects come and go; looking through all of them less often saves a tenth.
        gc.set_threshold(100_000, 50, 100)
        try:
            with (
                override_settings(**QUIET),
                transaction.atomic(),
                translation.override(settings.LANGUAGE_CODE),
                rows_known(),
            ):
                refuse_foreign_content()
                # Before the pages: some of them are these people's unfinished work.
                create_logins()
                with disable_reference_index_auto_update():
                    demo = DemoSite()
                    self._build_pages(demo)
                    self._translate()
                    demo.finish_images()
                self.progress.begin("Indexing the pages")
                call_command("update_index", verbosity=0)
                call_command("rebuild_references_index", verbosity=0)
                call_once_after_commit()
        except DemoRefusedError as error:
            if quiet:
                return
            raise CommandError(str(error)) from error
        self.progress.end()
        self.stdout.write(f"The demo site is built: {Page.objects.count()} pages.")

    def _build_pages(self, demo: DemoSite) -> None:
        """The German pages, section by section."""
        sections = [section for section in get_sections() if section.demo]
        modules = [import_module(section.demo) for section in sections]
        for number, (section, module) in enumerate(zip(sections, modules, strict=True), start=1):
            self.progress.begin(f"Building {section.verbose_name}, {number} of {len(sections)}")
            module.build(demo)
        self.progress.begin("Linking the pages with each other")
        for module in modules:
            if hasattr(module, "finish"):
                module.finish(demo)

    def _translate(self) -> None:
        """What is translated, then what is left unfinished on purpose."""
        folders = [Path(section.path) / "demo" / "translations" for section in get_sections()]
        total, done = sum(map(count_pages, folders)), 0
        for folder in folders:
            for _page in translate_demo(folder):
                done += 1
                self.progress.count("Translating the pages", done, total)
        for folder in folders:
            leave_work(folder)


class Progress:
    """Tells somebody who waits for the first start what is being done, and how far it is."""

    def __init__(self, output: OutputWrapper) -> None:
        self.output = output
        self._begin = self._reported = monotonic()

    def begin(self, what: str) -> None:
        """Something else begins."""
        self._reported = monotonic()
        self._write(f"{what} …")

    def count(self, what: str, done: int, total: int) -> None:
        """So many are done; told at the first, at the last and after each pause."""
        if done in {1, total} or monotonic() - self._reported >= PAUSE:
            self._reported = monotonic()
            self._write(f"{what} … {done} of {total}")

    def end(self) -> None:
        """All is done: how long it took."""
        self._write(f"Done in {monotonic() - self._begin:.0f} seconds.")

    def _write(self, line: str) -> None:
        self.output.write(line)
        self.output.flush()


def create_logins() -> None:
    """One login for each role, as far as these settings name any."""
    user_model = get_user_model()
    for login in getattr(settings, "DEMO_LOGINS", []):
        user, created = user_model.objects.get_or_create(
            username=login["username"],
            defaults={
                "first_name": login["role"],
                "email": f"{login['username']}@winzerla.example",
                "is_superuser": login["superuser"],
                "is_staff": login["superuser"],
            },
        )
        if created:
            user.set_password(login["password"])
            user.save()
            group = get_group(login["group"])
            user.groups.set([group] if group else [])
