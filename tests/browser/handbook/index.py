"""Logging in (`index.md`), as a volunteer does it."""

import re

from playwright.sync_api import Page, expect

from tests.browser import admin
from tests.browser.handbook import actions
from tests.browser.handbook.chapters import Chapter
from tests.browser.watch import visit

CHAPTER = Chapter("index", role="Ehrenamt")


@CHAPTER.begin("Anmelden")
def log_out(page: Page) -> None:
    page.context.clear_cookies()


@CHAPTER.step("Öffnen Sie die Adresse der Website und hängen Sie /admin/ an.")
def open_login(page: Page) -> None:
    visit(page, "/")
    visit(page, f"{page.url}admin/")


@CHAPTER.step(
    "Geben Sie „Benutzername oder E-Mail-Adresse“ und „Passwort“ ein und drücken Sie „Anmelden“."
)
def log_in(page: Page) -> None:
    expect(actions.field(page, "Benutzername oder E-Mail-Adresse")).to_be_visible()
    expect(actions.field(page, "Passwort")).to_be_visible()
    admin.fill_login(page, CHAPTER.role)
    page.wait_for_url(re.compile("/admin/$"))


@CHAPTER.step("Links steht das Menü. Auf dem Telefon öffnen Sie es oben links.")
def find_menu(page: Page) -> None:
    menu = page.locator("#wagtail-sidebar").get_by_role("link", name="Artikel", exact=True)
    expect(menu).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(menu).not_to_be_in_viewport()
    toggle = page.locator(".sidebar-nav-toggle")
    box = toggle.bounding_box()
    assert box
    assert (box["x"], box["y"]) < (60, 60)
    toggle.click()
    expect(menu).to_be_in_viewport()
