"""Pictures of all sample pages for people to look at: narrow and wide, light and dark, on paper.

They lie in var/screenshots/ afterwards.
"""

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts import demo_browser
from scripts.databases import ROOT

TARGET = ROOT / "var" / "screenshots"
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
#: Down the page and back, so that what loads lazily is there.
SEE_ALL = """
async () => {
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
    scrollTo({ top, behavior: "instant" });
    await new Promise(requestAnimationFrame);
  }
  const pictures = [...document.images].filter((image) => image.checkVisibility());
  await Promise.all(pictures.map((image) => image.decode().catch(() => null)));
  scrollTo({ top: 0, behavior: "instant" });
}
"""


def main() -> None:
    """Build, serve, look at each page."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with demo_browser.open_site() as (site, browser):
        page = browser.new_page(base_url=site.address, locale="de-DE", reduced_motion="reduce")
        for group, paths in site.samples.items():
            for number, address in enumerate(paths, start=1):
                take(page, address, f"{group}-{number}")
    print(f"The pictures are in {TARGET.relative_to(ROOT)}/.")


def take(page: Page, address: str, name: str) -> None:
    """The page at all widths and in both schemes, and as it prints."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        page.evaluate(SEE_ALL)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=TARGET / f"{name}-{width}-{scheme}.png", full_page=True)
    page.emulate_media(color_scheme="light")
    page.pdf(path=TARGET / f"{name}.pdf", format="A4")


if __name__ == "__main__":
    main()
