"""The handbook's pictures, taken on the demo site: `make handbook`.

A volunteer on a phone, a moderator and an administrator at a desktop walk through what the handbook
tells, one step after the other. Each walk begins with a fresh copy of the demo site.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts import demo_browser, handbook_office, handbook_writing
from scripts.databases import ROOT
from scripts.handbook_camera import Camera

TARGET = ROOT / "docs" / "handbuch" / "bilder"
#: Taller than any screen, so that a picture may be as high as what it shows.
PHONE, DESKTOP = (390, 1800), (1280, 1800)
WIDTHS = {"ehrenamt": PHONE, "redaktion": DESKTOP, "admin": DESKTOP}
#: Every picture there is, in the order of the walk: who takes it, and the way from the one before.
SCREENSHOTS: dict[str, tuple[str, Callable[[Camera], None]]] = {
    "ehrenamt-start": ("ehrenamt", handbook_writing.start_page),
    "ehrenamt-artikel": ("ehrenamt", handbook_writing.write_article),
    "ehrenamt-bild": ("ehrenamt", handbook_writing.upload_image),
    "ehrenamt-einreichen": ("ehrenamt", handbook_writing.save_draft),
    "ehrenamt-eingereicht": ("ehrenamt", handbook_writing.hand_in),
    "redaktion-start": ("redaktion", handbook_office.start_page),
    "redaktion-freigaben": ("redaktion", handbook_office.decide),
    "redaktion-vergleich": ("redaktion", handbook_office.compare),
    "redaktion-bearbeiten": ("redaktion", handbook_office.buttons),
    "redaktion-randbemerkung": ("redaktion", handbook_office.comment),
    "redaktion-zeitplan": ("redaktion", handbook_office.schedule),
    "redaktion-entwurfslink": ("redaktion", handbook_office.share_draft),
    "redaktion-verlauf": ("redaktion", handbook_office.history),
    "verwaltung-vier-augen": ("admin", handbook_office.four_eyes),
}


def main() -> None:
    """Build, serve, walk; pictures that no step takes any more are removed."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with demo_browser.open_site() as (site, browser):
        walk(browser, site.address)
    for screenshot in TARGET.glob("*.png"):
        if screenshot.stem not in SCREENSHOTS:
            screenshot.unlink()
    print(f"The pictures are in {TARGET.relative_to(ROOT)}/.")


def walk(browser: Browser, address: str) -> None:
    """All pictures in their order, each person in a browser window of their own."""
    windows: dict[str, Page] = {}
    for name, (login, take) in SCREENSHOTS.items():
        if login not in windows:
            windows[login] = enter(browser, address, login)
        take(Camera(windows[login], TARGET / f"{name}.png"))


def enter(browser: Browser, address: str, login: str) -> Page:
    """The first page of somebody who has just come in."""
    width, height = WIDTHS[login]
    page = browser.new_page(
        base_url=address,
        locale="de-DE",
        timezone_id="Europe/Berlin",
        reduced_motion="reduce",
        viewport={"width": width, "height": height},
    )
    page.goto("/admin/login/")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(f"winzerla-{login}")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_url("**/admin/")
    return page


if __name__ == "__main__":
    main()
