"""What all tests share.

They run on PostgreSQL, as the site does, in copies of a template (`scripts/databases.py`). What is
marked `sqlite` runs a second time on SQLite: `make sqlite` sets TEST_DATABASE_URL for that.
"""

import gc
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts import compile_catalogues, databases, postgres

if TYPE_CHECKING:
    from django.test import Client


def pytest_configure(config: pytest.Config) -> None:
    """Tests read German, as everybody does: no search page has its address otherwise."""
    if not hasattr(config, "workerinput"):
        compile_catalogues.main()


def pytest_collection_finish() -> None:
    """Thousands of short-lived objects a test are looked through less often; a tenth quicker."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Name the tests that need a browser; hold each mark `slow` to giving its reason."""
    folder = Path(__file__).parent / "browser"
    for item in items:
        if item.path.is_relative_to(folder):
            item.add_marker(pytest.mark.browser)
        if any(not mark.args for mark in item.iter_markers("slow")):
            raise pytest.UsageError(f"{item.nodeid} is marked slow and does not say why.")
    # Others go first: the demo is being built meanwhile.
    items.sort(key=lambda item: bool({"demo", "started"} & {*getattr(item, "fixturenames", ())}))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """A database of this process, as it is after the first start of a new site."""
    from django.db import connection

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(databases.make_sqlite())) as template:
                connection.ensure_connection()
                template.backup(connection.connection)
            yield
            return
        with postgres.server(), databases.copy_of(databases.make_ready()) as name:
            connection.settings_dict["NAME"] = name
            yield
            connection.close()


@pytest.fixture(scope="session", autouse=True)
def _media_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads of the tests leave nothing behind."""
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=str(folder)):
        yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _speak_german() -> None:
    """No test begins in the language of the last page that another has read."""
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """No test finds what another has put into the cache, or left to be indexed."""
    from django.core.cache import cache

    from search.vocabulary import forget
    from tests import indexing

    yield
    cache.clear()
    # What a transaction has taken back is known to the process still.
    forget()
    indexing.forget()


@pytest.fixture(scope="session", autouse=True)
def _index_when_asked() -> None:
    """Before the first connection."""
    from tests import indexing

    indexing.watch()


@pytest.fixture
def moderator() -> "Client":
    """Somebody of the office, logged in."""
    from tests.editing import enter

    return enter("redaktion")


@pytest.fixture
def volunteer() -> "Client":
    """Somebody who writes, logged in."""
    from cms.sections import Role
    from tests.editing import enter

    return enter("ehrenamt", Role.VOLUNTEERS)
