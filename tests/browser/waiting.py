"""The one way to wait for what Playwright cannot wait for by itself."""

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

T = TypeVar("T")
#: Milliseconds between two looks, and seconds until nobody believes in it any more.
PAUSE, PATIENCE = 20, 30


def wait_until(page: Page, look: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """What `look` gives, once it gives something; the page's events come in between."""
    until = time.monotonic() + patience
    while not (found := look()):
        if time.monotonic() > until:
            raise AssertionError(f"In vain for {patience} seconds: {what}")
        page.wait_for_timeout(PAUSE)
    return found
