"""Builds the demo in two parts: what lasts, which `snapshot.py` keeps, and what follows the day."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import transaction
from django.test.utils import override_settings
from django.utils import translation
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.demo.known_rows import call_once_after_commit, rows_known
from cms.demo.site import DemoSite
from cms.demo.translations import count_pages, translate_demo
from cms.demo.unfinished import leave_work
from cms.documents.models import CustomDocument
from cms.editorial.models import get_group
from cms.images.models import CustomImage
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
#: Of what `build_current` makes, those that refer to something.
REFERRING: tuple[Any, ...] = (Page, CustomDocument, CustomImage)
#: Seconds between two lines about the same thing.
PAUSE = 5.0


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


@contextmanager
def in_one_piece(*, is_finished: bool = True) -> Iterator[None]:
    """One transaction: half a demo would look like somebody's content.

    What has to follow the commit does so unless the demo is to be finished by another process.
    """
    # Millions of objects come and go; looking through all of them less often saves a tenth.
    gc.set_threshold(100_000, 50, 100)
    with (
        override_settings(**QUIET),
        transaction.atomic(),
        translation.override(settings.LANGUAGE_CODE),
    ):
        yield
        call_once_after_commit()
        if not is_finished:
            transaction.get_connection().run_on_commit.clear()


def build_lasting(demo: DemoSite, progress: Progress) -> None:
    """The German pages, section by section, and their translations."""
    with rows_known(), disable_reference_index_auto_update():
        _build_lasting(demo, progress)
    call_command("rebuild_references_index", verbosity=0)
    progress.begin("Reading the papers")
    call_command("read_documents", verbosity=0)


def _build_lasting(demo: DemoSite, progress: Progress) -> None:
    # Before the pages: some of them are these people's unfinished work.
    create_logins()
    modules = _get_modules()
    for number, (name, module) in enumerate(modules, start=1):
        progress.begin(f"Building {name}, {number} of {len(modules)}")
        module.build(demo)
    progress.begin("Linking the pages with each other")
    for _name, module in modules:
        if hasattr(module, "finish"):
            module.finish(demo)
    _translate(progress, again=False)
    for folder in _get_folders():
        leave_work(folder)


def get_moments(now: datetime) -> dict[int, datetime]:
    """What the numbers of `moments.stand_in` stand for when it is `now`."""
    found: dict[int, datetime] = {}
    for _name, module in _get_modules():
        if hasattr(module, "get_moments"):
            found |= module.get_moments(now)
    return found


def build_current(demo: DemoSite, progress: Progress) -> None:
    """What is different on another day, where all that lasts is there."""
    create_logins()
    last = {model: model.objects.latest("pk").pk for model in REFERRING}
    with rows_known(), disable_reference_index_auto_update():
        modules = _get_modules()
        for number, (name, module) in enumerate(modules, start=1):
            if hasattr(module, "build_current"):
                progress.begin(f"Filling in the dates of {name}, {number} of {len(modules)}")
                module.build_current(demo)
        _translate(progress, again=True)
    progress.begin("Scaling the pictures")
    demo.finish_images()
    call_command("read_documents", verbosity=0)
    progress.begin("Indexing the pages")
    call_command("update_index", verbosity=0)
    for model, key in last.items():
        for instance in model.objects.filter(pk__gt=key):
            ReferenceIndex.create_or_update_for_object(getattr(instance, "specific", instance))


def _get_modules() -> list[tuple[str, Any]]:
    """The demos of sections, by the names of these."""
    sections = [section for section in get_sections() if section.demo]
    return [(str(section.verbose_name), import_module(section.demo)) for section in sections]


def _get_folders() -> list[Path]:
    return [Path(section.path) / "demo" / "translations" for section in get_sections()]


def _translate(progress: Progress, *, again: bool) -> None:
    """All that is named and there; or what has come since."""
    folders = _get_folders()
    total, done = sum(count_pages(folder, again=again) for folder in folders), 0
    for folder in folders:
        for _page in translate_demo(folder, again=again):
            done += 1
            progress.count("Translating the pages", done, total)


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
        # None is kept with what lasts.
        if created or not user.password:
            user.set_password(login["password"])
            user.save()
        if created:
            group = get_group(login["group"])
            user.groups.set([group] if group else [])
