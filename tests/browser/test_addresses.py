"""The field for a page's address, as it is filled in while its title is typed."""

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.waiting import wait_until


@pytest.fixture
def site(workshop: Site) -> Site:
    """A draft is left behind."""
    return workshop


def test_title_becomes_an_address_as_germans_spell_it(page: Page) -> None:
    admin.watch_edits(page)
    admin.log_in(page, "Redaktion")
    page.get_by_role("link", name="Artikel schreiben").click()
    admin.wait_until_watched(page)
    title, slug = page.locator("#id_title"), page.locator("#id_slug")
    title.fill("Große Stühle für Öl & Grüße")
    expect(slug).to_have_value("grosse-stuehle-fuer-oel-gruesse")
    panel = page.get_by_role("tabpanel", include_hidden=True).filter(has=slug)
    page.locator(f"#{panel.get_attribute('aria-labelledby')}").click()
    # Typed by hand letters are spelt so, too, and none is lost.
    wait_until(
        page, lambda: spell(slug, "drei-stühle") == "drei-stuehle", "the address that was typed"
    )


def spell(slug: Locator, words: str) -> str:
    """Type an address; once the title that was left before has done with it, it stays."""
    slug.fill(words)
    slug.press("Tab")
    return slug.input_value()
