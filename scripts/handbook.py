"""Takes the handbook's pictures anew: what each role sees on the demo site.

They lie in docs/handbuch/bilder/, as small as they can be; `PICTURES` is the only list of them.
With DEMO_DIR the demo site is kept and found again there.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts import demo_site

TARGET = demo_site.ROOT / "docs" / "handbuch" / "bilder"
PHONE, DESK = (390, 700), (1180, 720)
#: Enough for screens without photographs, and a third of the bytes.
COLOURS = 96
ARTICLE = "Die Bank am Wasserlauf steht wieder"
DRAFT = "Was im Schrank der Begegnungsstätte liegt"
STILL = "*, *::before, *::after { animation: none; transition: none; caret-color: transparent; }"


@dataclass(frozen=True)
class Picture:
    """Whose screen it is, how wide, and the way there from the start page."""

    role: str
    size: tuple[int, int]
    go: Callable[[Page], None]


def stay(page: Page) -> None:
    """The start page itself."""


def write_article(page: Page) -> None:
    """The form behind the big button."""
    page.get_by_role("link", name="Artikel schreiben").click()


def see_last_buttons(page: Page) -> None:
    """The end of a draft's form, with the buttons."""
    page.get_by_role("link", name=DRAFT).click()
    page.locator(".actions--primary").scroll_into_view_if_needed()


def see_what_waits(page: Page) -> None:
    """The list of what was handed in, the first one opened."""
    page.get_by_role("link", name="Wartet auf Freigabe").first.click()


def edit_what_waits(page: Page) -> None:
    """The editor of what was handed in."""
    see_what_waits(page)
    page.get_by_role("link", name="Zum Bearbeiten").first.click()


def see_history(page: Page) -> None:
    """What became of a text that was sent back."""
    page.goto(page.url + "artikel/")
    page.get_by_role("link", name="Dreizehn Toaster").first.click()
    page.goto(page.url.replace("/edit/", "/history/"))


def make_link(page: Page) -> None:
    """A link for somebody without an account."""
    edit_what_waits(page)
    number = page.url.rstrip("/").split("/")[-2]
    page.goto(f"/admin/entwurfslinks/{number}/")


PICTURES = {
    "ehrenamt-start": Picture("ehrenamt", PHONE, stay),
    "ehrenamt-artikel": Picture("ehrenamt", PHONE, write_article),
    "ehrenamt-einreichen": Picture("ehrenamt", PHONE, see_last_buttons),
    "redaktion-start": Picture("redaktion", DESK, stay),
    "redaktion-freigaben": Picture("redaktion", DESK, see_what_waits),
    "redaktion-bearbeiten": Picture("redaktion", DESK, edit_what_waits),
    "redaktion-verlauf": Picture("redaktion", DESK, see_history),
    "redaktion-entwurfslink": Picture("redaktion", DESK, make_link),
}


def main() -> None:
    """Build, serve, log in, look."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as name:
        folder = demo_site.folder_or(Path(name) / "demo")
        demo_site.build(folder)
        with demo_site.serve(folder, Path(name) / "own") as site, sync_playwright() as playwright:
            path = shutil.which("chromium") or sys.exit("Chromium is missing: see `make tools`.")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            for title, picture in PICTURES.items():
                take(browser, site.address, title, picture)
            browser.close()
    print(f"The pictures are in {TARGET.relative_to(demo_site.ROOT)}/.")


def take(browser: Browser, address: str, title: str, picture: Picture) -> None:
    """One picture, with as few colours as it needs."""
    width, height = picture.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale="de-DE",
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    log_in(page, picture.role)
    picture.go(page)
    page.wait_for_load_state("networkidle")
    page.add_style_tag(content=STILL)
    shot = Image.open(BytesIO(page.screenshot()))
    shot.convert("RGB").quantize(COLOURS).save(TARGET / f"{title}.png", optimize=True)
    context.close()


def log_in(page: Page, role: str) -> None:
    """With the demo's login of a role."""
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(role)
    page.locator("[name=password]").fill(f"winzerla-{role}")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_url("**/admin/")


if __name__ == "__main__":
    main()
