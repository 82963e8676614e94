"""The one way to wait for what Playwright cannot wait for by itself."""

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

T = TypeVar("T")
#: Milliseconds between two looks.
PAUSE = 20
#: Seconds until nobody believes in it any more. On a machine that does much else an answer takes
#: ten times as long; a test that passes takes no longer for it.
PATIENCE = 90


def wait_until(page: Page, look: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """What `look` gives, once it gives something; the page's events come in between."""
    until = time.monotonic() + patience
    while not (found := look()):
        if time.monotonic() > until:
            raise AssertionError(f"In vain for {patience} seconds: {what}")
        page.wait_for_timeout(PAUSE)
    return found
