"""Pictures of each step of a story as a phone shows it, for people to look at: `make steps`.

They lie in the folder that `STEP_PICTURES` names, one folder a story; without it none is taken.
"""

import os
import re
from itertools import count
from pathlib import Path

from playwright.sync_api import Page

PHONE_SIZE = {"width": 390, "height": 844}
#: Animations have ended and letters are there; what turns without an end never settles.
SETTLE = """
async () => {
  await document.fonts.ready;
  await Promise.all(document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished.catch(() => null)));
}
"""


class Story:
    """The steps of one story, in their order."""

    def __init__(self, name: str) -> None:
        root = os.environ.get("STEP_PICTURES")
        self.folder = Path(root) / _shorten(name) if root else None
        self.numbers = count(1)

    def show(self, page: Page, step: str) -> None:
        """What is seen at this step; a window that is wider is as wide again afterwards."""
        if self.folder is None or page.is_closed():
            return
        # What was pressed last may lead to another page.
        page.wait_for_load_state()
        size = page.viewport_size or PHONE_SIZE
        page.set_viewport_size(PHONE_SIZE)
        page.evaluate(SETTLE)
        path = self.folder / f"{next(self.numbers):02}-{_shorten(step)}.png"
        page.screenshot(path=path)
        page.set_viewport_size(size)


def _shorten(words: str) -> str:
    return re.sub(r"\W+", "-", words)[:60].strip("-").lower()
