"""A moderator shows a draft, a guest reads it on a phone and answers; in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import contrast_violations, violations
from tests.browser.scripts import TOO_WIDE
from tests.browser.watch import Watch, see_all, visit


@pytest.fixture
def address(new_context: Callable[..., BrowserContext], site: Site) -> str:
    """The address of a draft that a moderator has just saved and shared."""
    desktop = new_context(viewport={"width": 1280, "height": 900}).new_page()
    admin.log_in(desktop, "Redaktion", site.special["edit"])
    desktop.locator("#id_title").fill("Noch nicht erschienen")
    desktop.get_by_role("button", name="Entwurf speichern").click()
    expect(desktop.locator(".messages .success").first).to_be_visible()
    visit(desktop, site.special["edit"].replace("pages", "entwurfslinks").replace("edit/", ""))
    desktop.locator("[name=recipient]").fill("Frau Sommer")
    desktop.locator("main form button[type=submit]").first.click()
    return desktop.locator("#link-once-address").input_value()


def test_guest_reads_the_draft_and_answers_without_scripts_and_without_a_trace(
    new_context: Callable[..., BrowserContext], address: str
) -> None:
    guest = new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = guest.new_page()
    visit(page, address)
    expect(page.locator("main h1")).to_have_text("Noch nicht erschienen")
    expect(page.locator(".draft-banner")).to_be_in_viewport()
    page.locator(".draft-banner a").click()
    page.locator("#draft-note textarea").fill("x" * 4001)
    page.locator("#draft-note button").click()
    expect(page.locator("#draft-note .errorlist")).to_be_in_viewport()
    expect(page.locator("#draft-note textarea")).to_have_value("x" * 4001)
    page.locator("#draft-note textarea").fill("Der Tag stimmt nicht.")
    page.locator("#draft-note button").click()
    expect(page.locator(".draft-note__thanks")).to_be_in_viewport()
    assert guest.cookies() == []


def test_draft_is_quiet_and_without_fault_in_light_and_dark_narrow_and_wide(
    page: Page, watch: Watch, address: str
) -> None:
    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        visit(page, address)
        page.locator("#draft-note button").click()
        expect(page.locator("#draft-note .errorlist")).to_be_visible()
        see_all(page)
        found += page.evaluate(TOO_WIDE)
        found += [f"light {width}: {line}" for line in violations(page)]
        page.emulate_media(color_scheme="dark")
        found += [f"dark {width}: {line}" for line in contrast_violations(page)]
        page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)
    assert watch.messages == []
    assert watch.failed == []
    assert watch.elsewhere == []
