"""The demo site as the tests' database, built once for all of them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from wagtail.models import Site

from scripts import demo_site


@contextmanager
def demo_database(folder: Path) -> Iterator[None]:
    """The demo while it lasts, and what was there before afterwards.

    SQLite takes the database that `scripts/demo_site.py` has built into `folder`, which costs
    nothing once it is there; any other database is filled by the command.
    """
    if connection.vendor == "sqlite":
        demo_site.build(folder)
        demo = _loaded(folder / "db.sqlite3")
    else:
        demo = nullcontext()
    with demo, override_settings(MEDIA_ROOT=str(folder / "media")), transaction.atomic():
        if connection.vendor != "sqlite":
            call_command("demo", verbosity=0)
        yield
        transaction.set_rollback(True)


def find_folder(shared: Path) -> Path:
    """Where the processes of a test run share the demo."""
    is_one_of_many = bool(os.environ.get("PYTEST_XDIST_WORKER"))
    return demo_site.folder_or((shared.parent if is_one_of_many else shared) / "demo")


@contextmanager
def _loaded(file: Path) -> Iterator[None]:
    """Another database in place of the tests' own, at the address of the tests' site."""
    site = Site.objects.values("hostname", "port").get()
    before = sqlite3.connect(":memory:")
    connection.connection.backup(before)
    try:
        with closing(sqlite3.connect(file)) as built:
            _put(built)
        Site.objects.update(**site)
        yield
    finally:
        _put(before)
        before.close()


def _put(source: sqlite3.Connection) -> None:
    """Make this the tests' database; nothing is remembered of the one before."""
    source.backup(connection.connection)
    ContentType.objects.clear_cache()
    cache.clear()
