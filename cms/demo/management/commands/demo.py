"""Builds the demo site."""

import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.test.utils import override_settings
from django.utils import translation
from wagtail.models import Page

from cms.core.sections import get_sections
from cms.demo.site import DemoRefusedError, DemoSite, find_collection, refuse_foreign_content
from cms.demo.translations import translate_demo
from cms.demo.unfinished import leave_work
from cms.editorial.rights import get_group

NO_TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


class Command(BaseCommand):
    help = "Fill an empty database with the demo site. Does nothing where it is already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="keep silent about content that is no demo"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # A hundred lines about single pages would hide the one that counts.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        if find_collection():
            self.stdout.write("The demo site is already there.")
            create_logins()
        else:
            self._build(quiet=options["if_empty"])

    def _build(self, *, quiet: bool) -> None:
        """Build in one transaction: half a demo would look like somebody's content."""
        try:
            with (
                # A thousand tasks for single objects would keep the worker busy for minutes;
                # both indexes are built at once below.
                override_settings(TASKS=NO_TASKS),
                transaction.atomic(),
                translation.override(settings.LANGUAGE_CODE),
            ):
                refuse_foreign_content()
                # Before the pages: some of them are these people's unfinished work.
                create_logins()
                demo = DemoSite()
                for section in get_sections():
                    section.build_demo(demo)
                for section in get_sections():
                    section.finish_demo(demo)
                for section in get_sections():
                    translate_demo(Path(section.path) / "demo" / "translations")
                for section in get_sections():
                    leave_work(Path(section.path) / "demo" / "translations")
                call_command("update_index", verbosity=0)
                call_command("rebuild_references_index", verbosity=0)
        except DemoRefusedError as error:
            if quiet:
                return
            raise CommandError(str(error)) from error
        self.stdout.write(f"The demo site is built: {Page.objects.count()} pages.")


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
