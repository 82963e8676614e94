"""The admin in the browser, as somebody of a role uses them."""

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Response, expect

from cms.settings.demo import DEMO_LOGINS
from tests.browser.watch import visit

NEW_ARTICLE = "**/admin/pages/add/stadtteilzeitung/articlepage/**"


#: Cookies of those who have logged in, by site and role.
_logged_in: dict[tuple[str, str], list[Any]] = {}


def log_in(page: Page, role: str, path: str = "/admin/") -> None:
    """As somebody of the role, who ends at `path`: through the form, or still logged in."""
    site = page.request.get("/robots.txt").url
    page.context.add_cookies(_logged_in.get((site, role), []))
    visit(page, path)
    if urlsplit(page.url).path == path:
        return
    fill_login(page, role)
    # The login's own address ends with the path too: it names where to go on.
    page.wait_for_url(lambda url: urlsplit(url).path == path)
    _logged_in[site, role] = page.context.cookies()


def fill_login(page: Page, role: str) -> None:
    """What somebody of the role types into the login's form."""
    login = next(login for login in DEMO_LOGINS if login["role"] == role)
    page.locator("[name=username]").fill(str(login["username"]))
    page.locator("[name=password]").fill(str(login["password"]))
    page.get_by_role("button", name="Anmelden").click()


def begin_article(page: Page, title: str) -> str:
    """From the start page; returns the path of the editor once autosave has made the draft."""
    watch_edits(page)
    page.get_by_role("link", name="Artikel schreiben").click()
    page.wait_for_url(NEW_ARTICLE)
    wait_until_watched(page)
    page.locator("#id_title").fill(title)
    # With a title alone there is no draft yet.
    page.locator("#id_teaser").fill("Am Hang")
    page.wait_for_url("**/edit/")
    expect(get_indicator(page)).to_have_attribute("data-w-autosave-state-value", "saved")
    return page.url


def open_editor(page: Page, path: str) -> None:
    """Open a page's editor and wait until it notices what is typed.

    Wagtail compares the form with what it held two seconds after it was opened; what is typed
    before that counts as having been there.
    """
    watch_edits(page)
    visit(page, path)
    wait_until_watched(page)


def watch_edits(page: Page) -> None:
    """Before an editor is opened."""
    page.add_init_script(
        """
        window.unwatched = 0;
        addEventListener("w-unsaved:ready", () => { window.unwatched += 1; });
        addEventListener("w-unsaved:watch-edits", () => {
          window.unwatched -= 1;
          window.watchesEdits = window.unwatched <= 0;
        });
        """
    )


def wait_until_watched(page: Page) -> None:
    """After it was opened.

    The form moves while its editor is built, which makes it ready twice. What is typed between the
    two beginnings that are taken then, a few hundredths of a second, would be part of the second.
    """
    page.wait_for_function("window.watchesEdits")


def hand_in(page: Page) -> None:
    """Press the editor's button, wherever it stands."""
    button = get_hand_in(page)
    if not button.is_visible():
        page.get_by_role("button", name="Mehr Aktionen").click()
    button.click()
    expect(page.locator(".messages .success").first).to_be_visible()


def get_hand_in(page: Page) -> Locator:
    """The button, on a page on which it is known whether it stands in a menu."""
    button = page.get_by_role("button", name=re.compile("^(Wieder e|E)inreichen"))
    expect(button.or_(page.get_by_role("button", name="Mehr Aktionen")).first).to_be_visible()
    return button


def get_indicator(page: Page) -> Locator:
    """Where the editor tells whether what was typed is saved."""
    return page.locator("#w-autosave-indicator")


def is_save(response: Response) -> bool:
    """Whether an autosave has just succeeded."""
    asked = response.request
    wants = asked.headers.get("accept", "")
    return asked.method == "POST" and wants == "application/json" and response.ok
