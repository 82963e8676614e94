"""Text that could not be saved stands on the device until it is, and nowhere for anybody else."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser import admin
from tests.browser.axe import violations
from tests.browser.watch import visit

KEPT = (
    "The website cannot be reached. What you write is kept on this device, and saved by itself"
    " as soon as the connection is back."
)
SAVE = "**/admin/pages/**"


def german(text: str) -> str:
    with override("de"):
        return gettext(text)


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A volunteer's phone."""
    return new_context(viewport={"width": 390, "height": 844})


def lose_server(page: Page) -> None:
    """Nothing can be saved any more, in whatever window; pages can still be opened."""
    page.context.route(
        SAVE,
        lambda route: route.abort() if route.request.method == "POST" else route.fallback(),
    )


def find_server(page: Page) -> None:
    page.context.unroute(SAVE)


def get_offer(page: Page) -> Locator:
    return page.get_by_role("region", name=german("Text that is not saved yet"))


def get_rich_text(page: Page) -> Locator:
    return page.locator("[data-contentpath=body] [contenteditable=true]").first


def write_unsaved(page: Page) -> str:
    """A draft with words in three kinds of fields that no server has; returns its address."""
    path = admin.begin_article(page, "Vor dem Gewitter")
    lose_server(page)
    get_rich_text(page).fill("Im Regen geschrieben.")
    page.locator("#id_teaser").fill("Noch ohne Netz")
    expect(page.get_by_text(german(KEPT))).to_be_visible()
    # What stands on the device says so itself.
    page.wait_for_function(
        "() => ['Noch ohne Netz', 'Im Regen geschrieben.'].every((words) =>"
        " Object.values(localStorage).some((entry) => entry.includes(words)))"
    )
    return path


def open_anew(page: Page, path: str) -> Page:
    """As after a crash: no question, and nothing left but what the device has.

    The server is back only then: an editor that is still open would save by itself at once.
    """
    context = page.context
    page.close(run_before_unload=False)
    context.unroute(SAVE)
    opened = context.new_page()
    admin.open_editor(opened, path)
    return opened


def count_kept(page: Page) -> int:
    found: int = page.evaluate(
        "Object.keys(localStorage).filter((name) => name.startsWith('kept-text:')).length"
    )
    return found


def wait_until_nothing_is_kept(page: Page) -> None:
    """A script takes it away once the page is there."""
    page.wait_for_function("!Object.keys(localStorage).some((name) => /^kept-text:/.test(name))")


def test_text_outlives_a_crash_and_is_saved_after_restoring(page: Page) -> None:
    path = write_unsaved(page)
    page = open_anew(page, path)
    # Nothing is applied unasked.
    expect(page.locator("#id_teaser")).to_have_value("Am Hang")
    expect(get_offer(page)).to_contain_text("Vor dem Gewitter")
    assert not [line for line in violations(page) if "kept-text" in line]
    with page.expect_response(admin.is_save):
        get_offer(page).get_by_role("button", name="Text von diesem Gerät wiederherstellen").click()
        expect(page.locator("#id_teaser")).to_have_value("Noch ohne Netz")
        expect(get_rich_text(page)).to_contain_text("Im Regen geschrieben.")
        expect(page.locator("#inline_child_authors-0")).to_contain_text("ks")
    wait_until_nothing_is_kept(page)
    page.reload()
    expect(page.locator("#id_teaser")).to_have_value("Noch ohne Netz")
    expect(get_rich_text(page)).to_contain_text("Im Regen geschrieben.")
    expect(get_offer(page)).to_have_count(0)


@pytest.mark.slow("the same of a page without an address; a crash is tried with one that has one")
def test_a_new_page_that_was_never_saved_is_offered_where_it_was_begun(page: Page) -> None:
    admin.watch_edits(page)
    admin.open_new_article(page)
    admin.wait_until_watched(page)
    lose_server(page)
    page.locator("#id_title").fill("Im Funkloch begonnen")
    page.locator("#id_teaser").fill("Ein ganzer Satz")
    expect(page.get_by_text(german(KEPT))).to_be_visible()
    path = page.url
    page = open_anew(page, path)
    get_offer(page).get_by_role("button", name="Text von diesem Gerät wiederherstellen").click()
    page.wait_for_url("**/edit/")
    expect(page.locator("#id_title")).to_have_value("Im Funkloch begonnen")
    expect(page.locator("#id_teaser")).to_have_value("Ein ganzer Satz")
    wait_until_nothing_is_kept(page)


def test_a_button_that_saves_and_logging_out_take_the_text_off_the_device(page: Page) -> None:
    path = write_unsaved(page)
    find_server(page)
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(page.locator(".messages .success").first).to_be_visible()
    expect(page.locator("#id_teaser")).to_have_value("Noch ohne Netz")
    expect(get_offer(page)).to_have_count(0)
    wait_until_nothing_is_kept(page)
    admin.open_editor(page, path)
    lose_server(page)
    page.locator("#id_teaser").fill("Wieder ohne Netz")
    page.wait_for_function(
        "Object.values(localStorage).some((entry) => entry.includes('Wieder ohne Netz'))"
    )
    # Still without a server, which would take the text by itself.
    log_out_elsewhere(page)


def log_out_elsewhere(page: Page) -> None:
    """In another window of the same device, which then has nothing left."""
    other = page.context.new_page()
    visit(other, "/admin/account/")
    assert count_kept(other) == 1
    other.set_viewport_size({"width": 1280, "height": 800})
    other.locator(".sidebar-footer__account").click()
    other.get_by_role("button", name="Abmelden").click()
    other.wait_for_url("**/login/**")
    wait_until_nothing_is_kept(other)


@pytest.mark.slow("two people and two editors; they meet in test_together.py too")
def test_text_beside_somebody_elses_newer_version_says_so_and_hides_nothing(
    page: Page, new_context: Callable[..., BrowserContext]
) -> None:
    path = write_unsaved(page)
    office = new_context().new_page()
    admin.watch_edits(office)
    admin.log_in(office, "Redaktion", urlsplit(path).path)
    admin.wait_until_watched(office)
    with office.expect_response(admin.is_save):
        office.locator("#id_teaser").fill("Von der Redaktion")
    page = open_anew(page, path)
    expect(page.locator("#id_teaser")).to_have_value("Von der Redaktion")
    with page.expect_response(lambda answer: answer.status == 400):
        get_offer(page).get_by_role("button", name="Text von diesem Gerät wiederherstellen").click()
        expect(page.locator(".messages .warning")).to_contain_text("auch gespeichert")
        expect(page.locator("#id_teaser")).to_have_value("Noch ohne Netz")
    assert admin.read_teaser(office, path) == "Von der Redaktion"
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(page.locator("#id_teaser")).to_have_value("Noch ohne Netz")
    wait_until_nothing_is_kept(page)


def test_text_waits_for_the_login_of_whoever_wrote_it_and_is_gone_once_discarded(
    page: Page,
) -> None:
    path = write_unsaved(page)
    page.context.clear_cookies(name="sessionid")
    find_server(page)
    context = page.context
    page.close(run_before_unload=False)
    page = context.new_page()
    visit(page, path)
    admin.fill_login(page, "Ehrenamt")
    expect(get_offer(page)).to_contain_text("Vor dem Gewitter")
    page.once("dialog", lambda dialog: dialog.accept())
    get_offer(page).get_by_role("button", name="Verwerfen").click()
    expect(get_offer(page)).to_have_count(0)
    wait_until_nothing_is_kept(page)


def open_sentences(page: Page) -> Locator:
    """The translator's form of the first translation that there is on the board; its first box."""
    admin.log_in(page, "Übersetzung", "/admin/uebersetzungen/")
    page.locator("table.board tbody td a", has_text="aktuell").first.click()
    page.get_by_role("link", name="Übersetzung öffnen").click()
    return page.locator(".sentence textarea").first


@pytest.mark.slow("another form with the same script")
def test_a_translators_words_stay_on_the_device_until_they_are_saved(page: Page) -> None:
    box = open_sentences(page)
    path = urlsplit(page.url).path
    before = box.input_value()
    box.fill("Noch ohne Netz")
    page.context.set_offline(True)
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.get_by_text("Was Sie geschrieben haben, bleibt auf diesem Gerät")).to_be_visible()
    expect(box).to_have_value("Noch ohne Netz")
    context = page.context
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = context.new_page()
    visit(page, path)
    box = page.locator(".sentence textarea").first
    expect(box).to_have_value(before)
    assert not [line for line in violations(page) if "kept" in line]
    get_offer(page).get_by_role("button", name="Text von diesem Gerät wiederherstellen").click()
    expect(box).to_have_value("Noch ohne Netz")
    save_after_logging_in_anew(page, box)


def save_after_logging_in_anew(page: Page, box: Locator) -> None:
    """In a second window, as the form says."""
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.get_by_text("Sie sind abgemeldet. Ihr Text ist noch da")).to_be_visible()
    again = page.context.new_page()
    visit(again, "/admin/")
    admin.fill_login(again, "Übersetzung")
    again.wait_for_url("**/admin/")
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()
    expect(box).to_have_value("Noch ohne Netz")
    expect(get_offer(page)).to_have_count(0)
    wait_until_nothing_is_kept(page)


def test_another_person_at_the_device_finds_nothing(page: Page) -> None:
    write_unsaved(page)
    page.context.clear_cookies(name="sessionid")
    other = page.context.new_page()
    admin.log_in(other, "Redaktion")
    wait_until_nothing_is_kept(other)
    # The window that is still open puts nothing there again.
    page.locator("#id_teaser").fill("Und noch ein Wort")
    page.wait_for_function("!document.querySelector('form[data-w-unsaved-has-edits-value=false]')")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert count_kept(other) == 0
