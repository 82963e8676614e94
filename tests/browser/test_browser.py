"""The tools of the browser tests are there and work."""

from playwright.sync_api import Page


def test_browser_shows_a_page(page: Page) -> None:
    page.set_content("<h1>Winzerla</h1>")
    assert page.get_by_role("heading", level=1).inner_text() == "Winzerla"
