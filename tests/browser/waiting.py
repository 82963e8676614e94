"""How to wait for what Playwright cannot wait for by itself, and no longer than a test may take."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from playwright.sync_api import Page

T = TypeVar("T")
#: Milliseconds between two looks.
PAUSE = 20
#: Seconds until nobody believes in it any more. On a machine that does much else an answer takes
#: ten times as long; a test that passes takes no longer for it.
PATIENCE = 90
#: Seconds that a test may take, and one that is marked slow.
LIMIT, SLOW_LIMIT = 300, 3600


def wait_until(page: Page, look: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """What `look` gives, once it gives something; the page's events come in between."""
    until = time.monotonic() + patience
    while not (found := look()):
        if time.monotonic() > until:
            raise AssertionError(f"In vain for {patience} seconds: {what}")
        page.wait_for_timeout(PAUSE)
    return found


@contextmanager
def limited(name: str, seconds: int) -> Iterator[None]:
    """What hangs fails by its name; what a page computes or prints has no limit in Playwright.

    Closing the browser afterwards may take as long again.
    """

    def stop(*_signal: object) -> None:
        pytest.fail(f"{name} was not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
