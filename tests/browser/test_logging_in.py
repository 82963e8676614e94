"""Logging in with a passkey, as browsers do it, on a desktop and on a phone."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import violations
from tests.browser.test_admin_accessibility import SETTLE

MINE = "/admin/account/login/"
ROLE, PASSWORD = "Übersetzung", "winzerla-uebersetzung"
SIZES = ({"width": 390, "height": 844}, {"width": 1280, "height": 900})
#: Chromium's own, which asks nobody for a finger.
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], workshop: Site) -> Page:
    """Passkeys belong to a name, not to an address."""
    context = new_context(base_url=workshop.address.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def look_at(page: Page, heading: str) -> None:
    """The screen is there, and without fault at both sizes; nothing sticks out."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    for size in SIZES:
        page.set_viewport_size(size)
        # Messages fade in.
        page.evaluate(SETTLE)
        assert not violations(page), heading
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), heading


def confirm(page: Page) -> None:
    """The password once more, if it is asked for."""
    look_at(page, "Bitte bestätigen Sie, dass Sie es sind")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Bestätigen").click()


def arrive(page: Page) -> None:
    """At the first page; the address of the log-in ends with its path too."""
    page.wait_for_url(lambda url: urlsplit(url).path == "/admin/")


def log_out(page: Page) -> None:
    page.context.clear_cookies()
    page.goto("/admin/")
    expect(page.get_by_role("button", name="Anmelden", exact=True)).to_be_visible()


def set_up(page: Page) -> str:
    """A passkey, by the one who is logged in; one of the recovery codes."""
    page.goto(MINE)
    look_at(page, "Anmeldung")
    page.get_by_role("link", name="Authenticator-App einrichten").click()
    confirm(page)
    look_at(page, "Authenticator-App einrichten")
    page.goto(MINE)
    page.get_by_role("link", name="Passkey hinzufügen").click()
    look_at(page, "Passkey hinzufügen")
    page.get_by_label("Wie nennen Sie ihn?").fill("Mein Telefon")
    page.get_by_role("button", name="Passkey hinzufügen").click()
    look_at(page, "Ihre Notfallcodes")
    return page.locator("main li code").first.inner_text()


def remove(page: Page) -> None:
    """The passkey, after the password was asked for."""
    page.goto(MINE)
    page.get_by_role("link", name="„Mein Telefon“ entfernen").click()
    confirm(page)
    page.get_by_role("button", name="Passkey entfernen").click()
    look_at(page, "Anmeldung")
    expect(page.get_by_text("allein mit Ihrem Passwort")).to_be_visible()


def test_a_passkey_lets_in_alone_and_as_a_second_step(page: Page) -> None:
    page.goto("/admin/")
    look_at(page, "Willkommen in der Redaktion")
    page.get_by_role("button", name="Mit einem Passkey anmelden").click()
    expect(page.get_by_role("status")).to_contain_text("Mit dem Passkey hat es nicht geklappt.")
    admin.fill_login(page, ROLE)
    arrive(page)
    code = set_up(page)

    log_out(page)
    page.get_by_role("button", name="Mit einem Passkey anmelden").click()
    arrive(page)

    log_out(page)
    admin.fill_login(page, ROLE)
    look_at(page, "Der zweite Schritt")
    page.get_by_role("button", name="Von vorn beginnen").click()
    admin.fill_login(page, ROLE)
    page.get_by_role("button", name="Passkey benutzen").click()
    arrive(page)

    log_out(page)
    admin.fill_login(page, ROLE)
    page.get_by_label("Code").fill(code)
    page.get_by_label("Code").press("Enter")
    arrive(page)
    page.goto("/admin/account/sessions/")
    look_at(page, "Wo bin ich angemeldet?")
    remove(page)


def test_screens_of_administrators_are_without_fault(page: Page) -> None:
    admin.log_in(page, "Administration", "/admin/users/")
    row = page.get_by_role("row").filter(has_text=re.compile("ehrenamt"))
    row.get_by_role("button").first.click()
    page.get_by_role("link", name="Anmeldung und zweiter Faktor").first.click()
    look_at(page, "Anmeldung und zweiter Faktor")
    page.goto("/admin/reports/logins/")
    for size in SIZES:
        page.set_viewport_size(size)
        assert not violations(page)
