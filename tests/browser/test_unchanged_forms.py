"""Editors with blocks, opened in a browser and saved as they stand."""

from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo_site import Site
from tests.browser import admin

#: The newest page of each type in the language of the office that nobody else works on.
PAGES = """
    SELECT DISTINCT ON (model) model, page.id FROM wagtailcore_page AS page
    JOIN django_content_type AS type ON type.id = content_type_id
    JOIN wagtailcore_locale AS locale ON locale.id = locale_id AND language_code = 'de'
    WHERE live AND NOT locked AND depth > 1 AND alias_of_id IS NULL
      AND NOT has_unpublished_changes AND latest_revision_id IS NOT NULL
    ORDER BY model, page.id DESC
"""
#: Types whose forms have most of what scripts put into a form.
RICH = {"articlepage", "eventpage"}
VERSIONS = """
    SELECT object_id, id, user_id, content::text, created_at FROM wagtailcore_revision ORDER BY id
"""


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A moderator's profile, on a wide screen."""
    return new_context(viewport={"width": 1400, "height": 900})


def ask(site: Site, query: str) -> list[tuple[object, ...]]:
    """What stands in the site's database."""
    with psycopg.connect(site.environment["DATABASE_URL"]) as connection:
        return connection.execute(query).fetchall()


def save_draft(page: Page) -> None:
    """Press the button, wherever it stands."""
    button = page.get_by_role("button", name="Entwurf speichern")
    expect(button.or_(page.get_by_role("button", name="Mehr Aktionen")).first).to_be_visible()
    if not button.is_visible():
        page.get_by_role("button", name="Mehr Aktionen").click()
    button.click()


@pytest.mark.parametrize(
    "rich", [True, pytest.param(False, marks=pytest.mark.slow("a form of each other type"))]
)
def test_page_that_is_saved_as_it_stands_gets_no_new_version(
    page: Page, site: Site, *, rich: bool
) -> None:
    pages = [key for model, key in ask(site, PAGES) if (model in RICH) == rich]
    assert len(pages) >= len(RICH)
    before = ask(site, VERSIONS)
    admin.watch_edits(page)
    for key in pages:
        admin.log_in(page, "Redaktion", f"/admin/pages/{key}/edit/")
        admin.wait_until_watched(page)
        save_draft(page)
        expect(page.locator(".messages .success").first).to_be_visible()
    assert ask(site, VERSIONS) == before
