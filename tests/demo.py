"""The demo site as the tests' database, built once for all of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction
from django.test import override_settings
from wagtail.models import Site

from scripts import databases, demo_site
from search.vocabulary import forget


@contextmanager
def demo_database() -> Iterator[None]:
    """The demo while it lasts, and what was there before afterwards.

    On SQLite it is what the first start of a new site has made.
    """
    site = Site.objects.values("hostname", "port").get()
    with _sqlite() if connection.vendor == "sqlite" else _postgresql(), transaction.atomic():
        Site.objects.update(**site)
        yield
        transaction.set_rollback(True)


@contextmanager
def _postgresql() -> Iterator[None]:
    """A copy of the demo beside the tests' own database."""
    demo = demo_site.build()
    before = connection.settings_dict["NAME"]
    with (
        databases.copy_of(demo.template) as name,
        override_settings(MEDIA_ROOT=str(demo.folder / "media")),
    ):
        _connect(name)
        yield
        _connect(before)


def _connect(name: str) -> None:
    """Make this the tests' database; nothing is remembered of the one before."""
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()
    cache.clear()
    forget()


@contextmanager
def _sqlite() -> Iterator[None]:
    """Another database in place of the tests' own, which is in memory."""
    folder = demo_site.build_on_sqlite()
    before = sqlite3.connect(":memory:")
    connection.connection.backup(before)
    try:
        with (
            closing(sqlite3.connect(folder / "db.sqlite3")) as built,
            override_settings(MEDIA_ROOT=str(folder / "media")),
        ):
            _put(built)
            yield
    finally:
        _put(before)
        before.close()


def _put(source: sqlite3.Connection) -> None:
    """Make this the tests' database; nothing is remembered of the one before."""
    source.backup(connection.connection)
    ContentType.objects.clear_cache()
    cache.clear()
    forget()
