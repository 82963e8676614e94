"""The admin in the browser, as somebody of a role uses them."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Response, expect

from cms.settings.demo import DEMO_LOGINS
from tests.browser.watch import visit

NEW_ARTICLE = "**/admin/pages/add/stadtteilzeitung/articlepage/**"
TEASER = re.compile(r'<textarea[^<]* id="id_teaser"[^<]*>([^<]*)</textarea>')


LOGIN = "/admin/login/"
#: Cookies of those who have logged in, by site and role.
_logged_in: dict[tuple[str, str], list[Any]] = {}
#: Where their start pages lead who want to write an article, by site and role.
_new_article: dict[tuple[str, str], str] = {}


def log_in(page: Page, role: str, path: str = "/admin/") -> None:
    """As somebody of the role, who ends at `path`: through the form, or still logged in."""
    site, wanted = get_site(page), urlsplit(path).path
    page.context.add_cookies(_logged_in.get((site, role), []))
    visit(page, path)
    # Some addresses of the menu lead on to another.
    if urlsplit(page.url).path != LOGIN:
        return
    fill_login(page, role)
    # The login's own address ends with the path too: it names where to go on.
    page.wait_for_url(lambda url: urlsplit(url).path == wanted)
    _logged_in[site, role] = page.context.cookies()


def get_site(page: Page) -> str:
    """Which of the tests' sites the tab's paths belong to."""
    return page.request.get("/robots.txt").url


def fill_login(page: Page, role: str) -> None:
    """What somebody of the role types into the login's form."""
    login = next(login for login in DEMO_LOGINS if login["role"] == role)
    page.locator("[name=login]").fill(str(login["username"]))
    page.locator("[name=password]").fill(str(login["password"]))
    page.get_by_role("button", name="Anmelden", exact=True).click()


def open_new_article(page: Page, role: str = "Ehrenamt") -> None:
    """The empty form, as somebody of the role who has logged in."""
    known = get_site(page), role
    if known not in _new_article:
        log_in(page, role)
        link = page.get_by_role("link", name="Artikel schreiben")
        _new_article[known] = str(link.get_attribute("href"))
    log_in(page, role, _new_article[known])


def begin_article(page: Page, title: str, role: str = "Ehrenamt") -> str:
    """As somebody of the role; returns the editor's address once autosave has made the draft."""
    watch_edits(page)
    open_new_article(page, role)
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


def read_teaser(page: Page, path: str) -> str:
    """What the form of a page has there for whoever opens it now, without drawing all of it."""
    found = TEASER.search(page.request.get(path).text())
    assert found, path
    return unescape(found[1]).strip()


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
