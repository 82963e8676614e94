"""Takes the handbook's pictures: a part of the screen with numbers beside what the text names."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Locator, Page

#: The admin has few colours; more only make larger files.
COLOURS = 96
#: Pixels of screen around what is shown.
MARGIN = 14
#: Where the middle of a number stands from the edge of what it is about, and the picture's own.
BESIDE, INSIDE = 16, 17
#: Wider than a button, and narrower than a field.
WIDE, BOX = 250, 50
#: What fades in would be half there; the map of the form beside it hides behind a number.
STILL = """
  *, *::before, *::after { animation: none !important; transition: none !important; }
  [data-minimap-container] { display: none !important; }
"""
#: In a layer of their own, so that the numbers move nothing.
DRAW_NUMBERS = """
(points) => {
  const layer = document.createElement("div");
  layer.id = "handbook-numbers";
  for (const [index, [x, y]] of points.entries()) {
    const mark = document.createElement("span");
    mark.textContent = index + 1;
    mark.style.cssText = `position: fixed; left: ${x - 13}px; top: ${y - 13}px;
      z-index: 2147483647; box-sizing: border-box; width: 26px; height: 26px;
      border: 2px solid white; border-radius: 50%; background: #a3341f; color: white;
      font: 700 14px/22px sans-serif; text-align: center;`;
    layer.append(mark);
  }
  document.body.append(layer);
}
"""
ERASE_NUMBERS = "() => document.getElementById('handbook-numbers').remove()"


class Camera:
    """Takes one picture of one browser window."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.path = path

    def take(self, *shown: Locator, numbered: Sequence[Locator] = (), margin: int = MARGIN) -> None:
        """The part of the screen in which all of `shown` lies.

        The elements of `numbered` get numbers from 1 on, at their left edge.
        """
        self.page.add_style_tag(content=STILL)
        self.page.evaluate("() => document.fonts.ready.then(() => true)")
        for locator in reversed(shown):
            locator.scroll_into_view_if_needed()
        clip = self._surround([get_box(locator) for locator in shown], margin)
        points = [_beside(get_box(locator), clip) for locator in numbered]
        self.page.evaluate(DRAW_NUMBERS, points)
        data = self.page.screenshot(clip=clip, caret="hide", animations="disabled")
        self.page.evaluate(ERASE_NUMBERS)
        with Image.open(BytesIO(data)) as image:
            few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(self.path, optimize=True)

    def _surround(self, boxes: list[FloatRect], margin: int) -> FloatRect:
        window = self.page.viewport_size or {"width": 0, "height": 0}
        left = max(0, min(box["x"] for box in boxes) - margin)
        top = max(0, min(box["y"] for box in boxes) - margin)
        right = max(box["x"] + box["width"] for box in boxes) + margin
        bottom = max(box["y"] + box["height"] for box in boxes) + margin
        right, bottom = min(right, window["width"]), min(bottom, window["height"])
        return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def get_box(locator: Locator) -> FloatRect:
    """Where something stands in the window.

    Raises:
        RuntimeError: it is not there.
    """
    box = locator.bounding_box()
    if box is None:
        raise RuntimeError(f"Nowhere on the screen: {locator}")
    return box


def _beside(box: FloatRect, clip: FloatRect) -> tuple[float, float]:
    """The middle of a number, where it covers no word.

    On the corner of a button, right of a box to tick; left of anything else, or at its right end
    where there is no room beside it, as on a phone.
    """
    middle = box["y"] + min(box["height"] / 2, INSIDE)
    if box["width"] < BOX:
        return box["x"] + box["width"] + BESIDE, middle
    if box["width"] < WIDE:
        return max(box["x"], clip["x"] + INSIDE), max(box["y"], clip["y"] + INSIDE)
    if box["x"] - clip["x"] > 2 * BESIDE:
        return box["x"] - BESIDE, middle
    return min(box["x"] + box["width"], clip["x"] + clip["width"] - INSIDE), middle


def get_button(page: Page, label: str) -> Locator:
    """A button of the editor by what it says."""
    return page.locator("footer").get_by_role("button", name=label, exact=True)


def settle(page: Page) -> None:
    """Wait until the form is alive: Wagtail compares it two seconds after it was opened."""
    page.locator("footer").get_by_role("button").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2500)
