"""The demo site, for tests that look at all of it; and people who do things at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page, PageLogEntry

from cms.changes.log_writer import write_pending_changes
from tests import factories
from tests.demo import demo_database
from tests.hands import Hands


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Client]:
    """A reader of the demo site, which is gone after the last test of the module."""
    with django_db_blocker.unblock(), demo_database():
        yield Client()


@pytest.fixture
def hands(db: None, settings: Any) -> Iterator[Hands]:
    """People who work beside the transaction that a test has."""
    # Within the transaction, as tests have them, tasks on the search index get in each other's way.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    if connection.vendor != "postgresql":
        pytest.skip("needs two connections that write")
    with ThreadPoolExecutor(4) as pool:
        yield Hands(pool)


@pytest.fixture
def home(hands: Hands) -> Iterator[Page]:
    """Where all pages of a test lie; what it commits is taken away again."""

    def clear() -> None:
        Page.objects.get(pk=top.pk).delete()
        write_pending_changes()
        PageLogEntry.objects.all().delete()

    top = hands.do(factories.standard_page)
    yield top
    hands.do(clear)
