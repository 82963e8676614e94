"""What all tests of a module begin with, made once for them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def arranged(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is made inside stays until the end; each test's own changes are taken back before.

    For a fixture of a module whose tests all use it: others would find what it has made.
    """
    with blocker.unblock(), transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        yield
        transaction.set_rollback(True)


def index() -> None:
    """At the end of what is made: what waits to be indexed would be gone with the first test."""
    call_command("update_index", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)
