"""Who writes sees the draft in the front end that reads the API, while typing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts import demo_site
from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.elsewhere import serve_page

#: All that a front end needs to show a draft.
FRONT_END = """<!DOCTYPE html><html lang="de"><title>App</title><h1></h1><script>
const asked = new URLSearchParams(location.search);
fetch(`API/api/v1/pages/preview/${asked.get("token")}`)
  .then((answer) => answer.json())
  .then((item) => {
    document.documentElement.lang = asked.get("lang");
    document.querySelector("h1").textContent = item.title;
  });
</script></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A site whose drafts are shown by a front end at another origin."""
    # Each needs the other's address.
    front_ends: list[bytes] = []
    with serve_page(lambda: front_ends[0]) as address:
        preview = f"{address}?view=draft"
        with demo_site.serve(tmp_path / "own", HEADLESS_PREVIEW_URL=preview) as site:
            front_ends.append(FRONT_END.replace("API", site.address).encode())
            yield site


@pytest.mark.slow("a server with a setting of its own")
def test_what_is_typed_shows_in_the_front_end(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    admin.begin_article(page, "Ein Igel im Hof")
    page.locator("[data-side-panel-toggle=preview]").click()
    front_end = page.frame_locator("#w-preview-iframe").frame_locator("iframe")
    heading = front_end.get_by_role("heading", level=1)
    expect(heading).to_have_text("Ein Igel im Hof")
    page.locator("#id_title").fill("Zwei Igel im Hof")
    expect(heading).to_have_text("Zwei Igel im Hof")
    expect(front_end.locator("html")).to_have_attribute("lang", "de")
