"""The demo site, for tests that look at all of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.demo import demo_database


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Client]:
    """A reader of the demo site, which is gone after the last test of the module."""
    with django_db_blocker.unblock(), demo_database():
        yield Client()
