"""What all tests share.

The database is SQLite in memory, or the one TEST_DATABASE_URL names (`scripts/with_postgres.py`).
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest

#: True in `make test-full`: everything instead of samples, in the browser and on PostgreSQL.
FULL = bool(os.environ.get("FULL"))
#: Where databases differ most: ranking, dates, locks, the cost of a page. Always on both.
ON_BOTH = ("search", "veranstaltungen/test_rows.py", "test_query_guard.py", "test_four_eyes.py")
ON_BOTH += ("cms/editorial/test_notice_delivery.py", "cms/editorial/test_draft_links.py")
#: Of the other tests every so many run on PostgreSQL, always the same ones.
ONE_IN = 3


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether to look at everything instead of at samples."""
    return FULL


@pytest.fixture(scope="session", autouse=True)
def _media_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads of the tests leave nothing behind."""
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=str(folder)):
        yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """No test finds what another has put into the cache."""
    from django.core.cache import cache

    yield
    cache.clear()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Name the tests that need a browser; leave out those a second database cannot change."""
    folder = Path(__file__).parent / "browser"
    for item in items:
        if item.path.is_relative_to(folder):
            item.add_marker(pytest.mark.browser)
    if "TEST_DATABASE_URL" in os.environ:
        without = [item for item in items if not (uses_database(item) and is_sample(item))]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in set(without)]


def is_sample(item: pytest.Item) -> bool:
    """Whether a test runs on the second database as well."""
    path = item.path.relative_to(Path(__file__).parent).as_posix()
    return FULL or path.startswith(ON_BOTH) or crc32(item.nodeid.encode()) % ONE_IN == 0


def uses_database(item: pytest.Item) -> bool:
    """Whether a test can tell one database from another."""
    fixtures = set(getattr(item, "fixturenames", ()))
    asks = bool(fixtures & {"db", "transactional_db", "django_db_setup"})
    return asks or item.get_closest_marker("django_db") is not None
