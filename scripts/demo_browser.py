"""The system's Chromium in front of the demo site, for scripts that take pictures."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts import demo_site


def find_chromium() -> str:
    """The system's browser, the quicker one without windows where it is installed."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return path or sys.exit("Chromium is missing: see `make tools`.")


@contextmanager
def open_site() -> Iterator[tuple[demo_site.Site, Browser]]:
    """Serve the demo; without Chromium the script ends."""
    with (
        tempfile.TemporaryDirectory() as name,
        demo_site.serve(Path(name)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield site, browser
        browser.close()
