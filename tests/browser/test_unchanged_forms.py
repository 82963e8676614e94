"""Editors with blocks, opened in a browser and saved as they stand."""

from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo_site import Site
from tests.browser import admin

#: The newest page of each type in the language of the office that nobody else works on.
PAGES = """
    SELECT DISTINCT ON (model) page.id FROM wagtailcore_page AS page
    JOIN django_content_type AS type ON type.id = content_type_id
    JOIN wagtailcore_locale AS locale ON locale.id = locale_id AND language_code = 'de'
    WHERE live AND NOT locked AND depth > 1 AND alias_of_id IS NULL
      AND NOT has_unpublished_changes AND latest_revision_id IS NOT NULL
    ORDER BY model, page.id DESC
"""
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


def test_page_of_each_type_that_is_saved_as_it_stands_gets_no_new_version(
    page: Page, site: Site
) -> None:
    admin.log_in(page, "Redaktion")
    pages = [key for (key,) in ask(site, PAGES)]
    assert len(pages) > 10
    before = ask(site, VERSIONS)
    for key in pages:
        admin.open_editor(page, f"/admin/pages/{key}/edit/")
        save_draft(page)
        said = page.locator(".messages li").first
        expect(said).to_contain_text("hat sich nichts geändert")
    assert ask(site, VERSIONS) == before
