"""Two people have the same draft open: nobody's text is lost, and both are told."""

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser import admin
from tests.browser.waiting import wait_until
from tests.browser.watch import visit

SAVED = "%(user_name)s saved a new version"
KEPT = "Proceeding will overwrite the changes made by %(user_name)s."
PAUSED = "Saving will overwrite a newer version."


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A volunteer who has just begun a draft."""
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    admin.begin_article(page, "Zu zweit am selben Text")
    return page


@pytest.fixture
def desktop(new_context: Callable[..., BrowserContext], phone: Page) -> Page:
    """A moderator who opens the volunteer's draft meanwhile."""
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    admin.watch_edits(page)
    admin.log_in(page, "Redaktion", get_path(phone))
    admin.wait_until_watched(page)
    return page


def get_path(page: Page) -> str:
    return "/" + page.url.split("/", 3)[3]


def say(words: str, name: str) -> str:
    with override("de"):
        return gettext(words) % {"user_name": name}


def get_notice(page: Page) -> Locator:
    """The line that says who else is there."""
    return page.locator("#together")


def type_teaser(page: Page, words: str, state: str) -> None:
    """Type, and wait for what autosave makes of it.

    It may still say "saved" of what was typed before: the save of these words itself is waited for.
    """
    with nullcontext() if state == "paused" else page.expect_response(admin.is_save):
        page.locator("#id_teaser").fill(words)
    expect(admin.get_indicator(page)).to_have_attribute("data-w-autosave-state-value", state)


def save_anyway(page: Page, other: str) -> None:
    """Once the editor knows that the other has saved: press the button, be warned, and go on.

    Who presses it before is told afterwards.
    """
    expect(get_notice(page)).to_have_text(f"{say(SAVED, other)}.")
    page.get_by_role("button", name="Entwurf speichern").click()
    warning = page.get_by_role("dialog").filter(has_text=say(SAVED, other))
    expect(warning).to_contain_text(say(KEPT, other))
    # Both versions stay in the history; who reads the opposite dares not save.
    expect(warning).not_to_contain_text("überschr")
    with page.expect_navigation():
        warning.get_by_role("button", name="Entwurf speichern").click()
    expect(page.locator(".messages")).to_contain_text(
        f"Inzwischen hat auch {other} gespeichert: Bitte vergleichen Sie beide Fassungen"
    )


def test_both_are_told_and_both_texts_stay_in_the_history(phone: Page, desktop: Page) -> None:
    tell_who_is_there(phone, desktop)
    type_teaser(phone, "Vom Ehrenamt", "saved")
    type_teaser(desktop, "Von der Redaktion", "paused")
    paused = desktop.locator(".footer__save-warning")
    expect(paused).to_contain_text(say(PAUSED, "Ehrenamt"))
    expect(paused).not_to_contain_text("überschr")
    save_anyway(desktop, "Ehrenamt")
    type_teaser(phone, "Vom Ehrenamt, weiter", "paused")
    save_anyway(phone, "Redaktion")
    expect(phone.locator("#id_teaser")).to_have_value("Vom Ehrenamt, weiter")
    phone.get_by_role("link", name="Beide Fassungen vergleichen").click()
    expect(phone.locator("main .deletion")).to_have_text("Von der Redaktion")
    expect(phone.locator("main .addition")).to_have_text("Vom Ehrenamt, weiter")
    bring_back(desktop, "Redaktion", "Von der Redaktion")


def tell_who_is_there(phone: Page, desktop: Page) -> None:
    """Each of them reads the other's name, in words."""
    with override("de"):
        here = gettext("Currently viewing")
    expect(get_notice(desktop)).to_have_text(f"Ehrenamt {here}.")
    covers_nothing(desktop)
    expect(get_notice(phone)).to_have_text(f"Redaktion {here}.")
    expect(get_notice(phone)).to_be_in_viewport()
    expect(get_notice(phone)).to_have_attribute("role", "status")


def covers_nothing(page: Page) -> None:
    """The notice has a line of its own above the form's buttons, which move when it comes."""
    outline = page.get_by_role("button", name="Alle einklappen")

    def is_below() -> bool:
        notice, buttons = get_notice(page).bounding_box(), outline.bounding_box()
        return bool(notice and buttons) and buttons["y"] >= notice["y"] + notice["height"]

    wait_until(page, is_below, "the notice covers the form's buttons")


@pytest.mark.slow("ten seconds until an editor asks again; the others wait for it as well")
def test_a_newer_version_is_told_before_anything_is_typed(phone: Page, desktop: Page) -> None:
    type_teaser(phone, "Vom Ehrenamt", "saved")
    expect(get_notice(desktop)).to_have_text(f"{say(SAVED, 'Ehrenamt')}.")


def bring_back(page: Page, author: str, words: str) -> None:
    """Through the history, with one click."""
    editor = get_path(page)
    visit(page, editor.replace("/edit/", "/history/"))
    row = page.get_by_role("row").filter(has_text=author).filter(has_text="Entwurf gespeichert")
    row.get_by_role("button", name="Wiederherstellen").click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert admin.read_teaser(page, editor) == words
