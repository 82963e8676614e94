"""A new page becomes a draft once there is more than its title."""

import re

from playwright.sync_api import Page, expect

from tests.browser import admin


def test_title_alone_makes_no_draft_and_is_saved_with_the_next_words(page: Page) -> None:
    admin.watch_edits(page)
    admin.open_new_article(page)
    admin.wait_until_watched(page)
    held_back = """
        document.addEventListener("w-autosave:save", (event) => {
          setTimeout(() => { window.heldBack = event.defaultPrevented; });
        });
    """
    page.evaluate(held_back)
    page.locator("#id_title").fill("Nur ein Titel")
    page.wait_for_function("window.heldBack === true")
    expect(page).to_have_url(re.compile("/pages/add/"))
    page.locator("#id_teaser").fill("Und ein Satz")
    page.wait_for_url("**/edit/")
    expect(admin.get_indicator(page)).to_have_attribute("data-w-autosave-state-value", "saved")
    page.reload()
    expect(page.locator("#id_title")).to_have_value("Nur ein Titel")
    expect(page.locator("#id_teaser")).to_have_value("Und ein Satz")
