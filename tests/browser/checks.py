"""What is looked at on every page, in one visit.

A check takes the open page, leaves it as it was, and gives a line for each fault.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser import scripts
from tests.browser.axe import contrast_violations, violations
from tests.browser.watch import Watch, see_all, visit

#: Widths of the window in pixels: the narrowest that pages have to fit into, and a desktop's.
NARROW, WIDE = 320, 1280
HEIGHTS = {NARROW: 640, WIDE: 800}
#: A phone's width: letters twice as large have to fit into this one.
PHONE = 360
#: Bytes on the wire of a page without its pictures, and of all its scripts as they are read.
MOST_BYTES, MOST_SCRIPT = 40_000, 6_000
#: How far things may move while the page loads, as Chromium counts it.
MOST_SHIFT = 0.1
MOST_SHEETS = 30


@dataclass(frozen=True)
class Visit:
    """A page as somebody has it before them who opens it for the first time."""

    page: Page
    watch: Watch
    width: int
    #: Whether the first picture of its text stands above everything else.
    has_lead: bool = False


def prepare(page: Page) -> None:
    """Once for a tab, before its first visit."""
    page.add_init_script(scripts.WATCH_SHIFTS)


def open_page(page: Page, watch: Watch, path: str, width: int, *, has_lead: bool = False) -> Visit:
    """Open a page in a window of this width and look at all of it."""
    page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    visit(page, path)
    see_all(page)
    watch.settle()
    return Visit(page, watch, width, has_lead)


def check_page(seen: Visit) -> list[str]:
    """All findings, each with the name of its check."""
    found: list[str] = []
    for check in (*EVERYWHERE, *(WIDE_ONLY if seen.width == WIDE else ()), *LAST):
        found += [f"{check.__name__}: {line}" for line in check(seen)]
    return found


def loading(seen: Visit) -> Iterator[str]:
    """Nothing moves while it loads."""
    shift = seen.page.evaluate(scripts.READ_SHIFTS)
    if shift >= MOST_SHIFT:
        yield f"things move by {shift}"


def weight(seen: Visit) -> Iterator[str]:
    """Bytes on the wire, headers included, for somebody who comes the first time."""
    weights: dict[str, int] = {}
    for request in seen.watch.finished:
        sizes = request.sizes()
        size = sizes["responseHeadersSize"] + sizes["responseBodySize"]
        weights[request.resource_type] = weights.get(request.resource_type, 0) + size
    if not {"document", "stylesheet"} <= set(weights):
        yield f"not all of it was weighed: {weights}"
    if sum(size for kind, size in weights.items() if kind not in {"image", "media"}) >= MOST_BYTES:
        yield f"the page is too heavy: {weights}"
    scripts_ = [each for each in seen.watch.finished if each.resource_type == "script"]
    sizes_ = {each.url: len(each.response().body()) for each in scripts_ if each.response()}
    if sum(sizes_.values()) >= MOST_SCRIPT:
        yield f"its scripts are too heavy: {sizes_}"


def reflow(seen: Visit) -> Iterator[str]:
    """Nothing sticks out of the window or is cut off."""
    yield from seen.page.evaluate(scripts.TOO_WIDE)
    yield from seen.page.evaluate(scripts.CUT_OFF)


def images(seen: Visit) -> Iterator[str]:
    """They are there, in a modern format, with their measures and as they are."""
    for what, script in (
        ("incomplete", scripts.INCOMPLETE),
        ("distorted", scripts.DISTORTED),
        ("broken", scripts.BROKEN),
    ):
        yield from (f"{what}: {line}" for line in seen.page.evaluate(script))
    if seen.has_lead:
        yield from seen.page.evaluate(scripts.LATE_LEAD)


def laziness(seen: Visit) -> Iterator[str]:
    """Only what is visible at once loads at once, and the lead picture.

    Below a long heading that one may begin under the first screen: where depends on words, window
    and fonts, which the server does not know, and on most it is what readers wait for.
    """
    yield from seen.page.evaluate(scripts.EAGER_BELOW)


def light(seen: Visit) -> Iterator[str]:
    """All that axe can find."""
    yield from violations(seen.page)


def dark(seen: Visit) -> Iterator[str]:
    """In dark only the colours are others."""
    seen.page.emulate_media(color_scheme="dark")
    yield from contrast_violations(seen.page)
    seen.page.emulate_media(color_scheme="light")


def forced_colours(seen: Visit) -> Iterator[str]:
    """With the reader's own colours only the colours are others, as `test_stylesheets` holds."""
    seen.page.emulate_media(forced_colors="active")
    yield from contrast_violations(seen.page)
    seen.page.emulate_media(forced_colors="none")


def motion(seen: Visit) -> Iterator[str]:
    """Nothing moves for who wants no motion: the tests' profiles do not."""
    yield from seen.page.evaluate(scripts.MOVING)


def paper(seen: Visit) -> Iterator[str]:
    """It prints, without the menu, on not too many sheets."""
    # As long as a medium is emulated, it is the one that is printed.
    seen.page.emulate_media(media="print")
    sheets = PdfReader(BytesIO(seen.page.pdf(format="A4"))).pages
    if len(sheets) > MOST_SHEETS:
        yield f"{len(sheets)} sheets"
    # The menu is the first thing on every page.
    if "Menü und Suche" in " ".join(sheets[0].extract_text().split()):
        yield "the menu is printed"
    if seen.page.locator("header summary:visible").count():
        yield "the menu's button is printed"
    seen.page.emulate_media(media="screen")


def keyboard(seen: Visit) -> Iterator[str]:
    """The focus walks in order and is always seen."""
    for _ in range(seen.page.evaluate(scripts.COUNT_REACHABLE)):
        seen.page.keyboard.press("Tab")
        step = seen.page.evaluate(scripts.FOCUSED)
        if not step or not all(step.values()):
            yield str(step)
    seen.page.evaluate(scripts.LEAVE_FOCUS)


def quiet(seen: Visit) -> Iterator[str]:
    """No message, nothing missing, nothing from elsewhere, no cookie, nothing stored."""
    yield from seen.watch.problems


def magnified(seen: Visit) -> Iterator[str]:
    """A window of 1280 by 1024 pixels, magnified four times, shows 320 by 256 of them."""
    session = seen.page.context.new_cdp_session(seen.page)
    zoom = {"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", zoom)
    seen.page.wait_for_function("innerWidth === 320 && devicePixelRatio === 4")
    yield from seen.page.evaluate(scripts.TOO_WIDE)
    session.send("Emulation.clearDeviceMetricsOverride")
    session.detach()
    # Playwright knows nothing of it, and does not repeat the size that it set last.
    for height in (HEIGHTS[seen.width] + 1, HEIGHTS[seen.width]):
        seen.page.set_viewport_size({"width": seen.width, "height": height})
    seen.page.wait_for_function("(width) => innerWidth === width", arg=seen.width)


def enlarged(seen: Visit) -> Iterator[str]:
    """Letters twice as large, as somebody has set them who sees little: nothing sticks out."""
    width = PHONE if seen.width == NARROW else seen.width
    seen.page.set_viewport_size({"width": width, "height": HEIGHTS[seen.width]})
    seen.page.evaluate(scripts.ENLARGE)
    yield from seen.page.evaluate(scripts.TOO_WIDE)
    yield from seen.page.evaluate(scripts.CUT_OFF)
    seen.page.evaluate(scripts.REDUCE)
    seen.page.set_viewport_size({"width": seen.width, "height": HEIGHTS[seen.width]})


Check = Callable[[Visit], Iterator[str]]
#: At every width, in this order: what the page's beginning tells comes first.
EVERYWHERE: tuple[Check, ...] = (
    *(loading, weight, reflow, enlarged, images, light, dark, motion, keyboard),
)
#: What no narrow window shows otherwise, or no width at all.
WIDE_ONLY: tuple[Check, ...] = (laziness, forced_colours, paper, magnified)
#: After all that the page could have been brought to.
LAST: tuple[Check, ...] = (quiet,)
