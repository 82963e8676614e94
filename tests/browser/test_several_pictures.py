"""Several pictures at once: what is wrong with one stands at that one, and the others are there."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.devices import make_photograph

PHOTOGRAPH = make_photograph()
PAPER: FilePayload = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
BROKEN: FilePayload = {**PHOTOGRAPH, "name": "halb.jpg", "buffer": PHOTOGRAPH["buffer"][:900]}
NO_END: FilePayload = {**make_photograph(), "name": "Bank am Bach"}


@pytest.fixture
def site(own_site: Site) -> Site:
    """Pictures are left behind."""
    return own_site


def test_each_file_is_told_what_is_wrong_with_it_alone_and_nothing_typed_is_lost(
    page: Page,
) -> None:
    admin.log_in(page, "Redaktion", "/admin/images/multiple/add/")
    rows = page.locator("#upload-list > li")
    page.locator("#fileupload").set_input_files([PHOTOGRAPH, PAPER, BROKEN])
    good, second, third = rows.nth(0), rows.nth(1), rows.nth(2)
    expect(good.locator("form")).to_be_visible()
    # Its name has no words.
    expect(good.locator("[name$=-title]")).to_have_value(re.compile("^Bild vom "))
    good.locator("[name$=-description]").fill("Acht Bänke am Hang")
    expect(second.locator(".error_messages")).to_contain_text("ein Dokument und kein Bild")
    expect(third.locator(".error_messages")).to_contain_text("beschädigt")
    expect(good.locator(".error_messages")).to_be_empty()
    # More of them, while the first is being described.
    page.locator("#fileupload").set_input_files([NO_END])
    expect(rows.nth(3).locator("[name$=-title]")).to_have_value("Bank am Bach")
    # What it lacks stands at it, and what was typed stays.
    good.get_by_role("button", name="Speichern").click()
    expect(good).to_contain_text("wer das Bild gemacht")
    expect(good.locator("[name$=-description]")).to_have_value("Acht Bänke am Hang")
    expect(second.locator(".error_messages")).to_contain_text("ein Dokument und kein Bild")
    good.locator("[name$=-credit]").fill("Foto: Büro")
    good.locator("[name$=-consent]").check()
    good.get_by_role("button", name="Speichern").click()
    expect(rows).to_have_count(3)
    expect(rows.last.locator("form")).to_be_visible()
