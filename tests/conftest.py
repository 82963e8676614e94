"""What all tests share.

The database is SQLite in memory, or the one TEST_DATABASE_URL names (`scripts/with_postgres.py`).
"""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

if TYPE_CHECKING:
    from django.test import Client

#: True in `make test-full`: everything instead of samples, in the browser and on PostgreSQL.
FULL = bool(os.environ.get("FULL"))
#: Where databases differ most: ranking, dates, locks; and what nobody may see. With --share on the
#: one that the site has.
ON_POSTGRES = ("search", "veranstaltungen/test_rows.py", "test_leaks.py")
ON_POSTGRES += ("cms/editorial/test_notice_delivery.py", "cms/editorial/test_draft_links.py")
ON_POSTGRES += ("cms/api/test_changes", "cms/api/test_webhooks_outbox.py", "test_four_eyes.py")
#: Long walks about words, links, rights, schemas and numbers of queries, which no database changes.
ON_ONE = ("test_admin_german.py", "test_docs.py", "test_permission_matrix.py")
ON_ONE += ("cms/languages/test_catalogues.py", "cms/api/test_contract.py", "test_api_queries.py")
ON_ONE += ("cms/demo/test_crawl.py",)
#: With --share every so many of the other files run on PostgreSQL alone, always the same ones.
ONE_IN = 6
#: With --share so many cases of a test that asks the database run, always the same ones. In
#: `make test-full` SQLite takes all of them, PostgreSQL only of those where databases differ most.
CASES = 2


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make test` lets two databases share samples; otherwise each takes all tests."""
    text = "leave to the other database what it takes, and take samples of many cases"
    parser.addoption("--share", action="store_true", default=False, help=text)


def pytest_collection_finish() -> None:
    """Thousands of short-lived objects a test are looked through less often; a tenth quicker."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


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
def _speak_german() -> None:
    """No test begins in the language of the last page that another has read."""
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """No test finds what another has put into the cache, or left to be indexed."""
    from django.core.cache import cache

    from tests import indexing

    yield
    cache.clear()
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
    from cms.core.roles import Role
    from tests.editing import enter

    return enter("ehrenamt", Role.VOLUNTEERS)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Name the tests that need a browser; leave out those a second database cannot change."""
    folder = Path(__file__).parent / "browser"
    for item in items:
        if item.path.is_relative_to(folder):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("full") and not FULL:
            item.add_marker(pytest.mark.skip("takes long; `make test-full` runs it"))
    is_second = "TEST_DATABASE_URL" in os.environ
    shares = config.getoption("share")
    is_shared = shares and not FULL
    without = {item for item in items if not belongs(item, is_second, is_shared)}
    if is_shared:
        without.update(find_surplus(items))
    elif shares and is_second:
        rest = [item for item in items if not get_path(item).startswith(ON_POSTGRES)]
        without.update(find_surplus(rest))
    config.hook.pytest_deselected(items=list(without))
    items[:] = [item for item in items if item not in without]


def get_path(item: pytest.Item) -> str:
    """The file of a test, from this folder on."""
    return item.path.relative_to(Path(__file__).parent).as_posix()


def belongs(item: pytest.Item, is_second: bool, is_shared: bool) -> bool:
    """Whether a test runs on this database: SQLite, or the second, PostgreSQL."""
    path = get_path(item)
    if path.startswith(ON_ONE) or not uses_database(item):
        return not is_second
    if not is_shared:
        return True
    is_seconds = path.startswith(ON_POSTGRES) or crc32(path.encode()) % ONE_IN == 0
    return is_second == is_seconds


def find_surplus(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """The cases of each test that asks the database beyond the few that are enough."""
    tests: dict[str, list[pytest.Item]] = {}
    for item in filter(uses_database, items):
        tests.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for cases in tests.values():
        yield from sorted(cases, key=lambda item: crc32(item.nodeid.encode()))[CASES:]


def uses_database(item: pytest.Item) -> bool:
    """Whether a test can tell one database from another."""
    fixtures = set(getattr(item, "fixturenames", ()))
    asks = bool(fixtures & {"db", "transactional_db", "django_db_setup"})
    return asks or item.get_closest_marker("django_db") is not None
