"""The connection is lost while somebody writes, or the login: what was typed gets saved."""

from collections.abc import Callable

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from tests.browser import admin
from tests.browser.waiting import wait_until

LOGGED_OUT = (
    "You are logged out. Your text is still here: log in in a second window,"
    " and it is saved by itself."
)
OTHER_USER = (
    "Somebody else has logged in on this device. Your text is still here:"
    " log in in a second window with your own name, and it is saved by itself."
)


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A volunteer's phone."""
    return new_context(viewport={"width": 390, "height": 844})


@pytest.fixture
def editor(page: Page) -> Page:
    """A draft that was just begun, with a clock that the test can turn."""
    admin.begin_article(page, "Vor dem Funkloch")
    return page


def type_teaser(page: Page, words: str) -> None:
    page.locator("#id_teaser").fill(words)
    expect(admin.get_indicator(page)).to_have_attribute("data-w-autosave-state-value", "paused")


def let_requests_end(page: Page) -> None:
    """What was asked for before has come or failed once this has, which is larger."""
    page.evaluate("fetch(location).then((answer) => answer.text()).catch(() => null)")


def expect_saved(page: Page, words: str) -> None:
    """What is saved, as a second window would show it."""
    assert admin.read_teaser(page, page.url) == words


def test_autosave_catches_up_by_itself_when_the_connection_is_back(editor: Page) -> None:
    # Wagtail tries for a minute; whoever sits in the tram's tunnel for longer loses nothing either.
    editor.clock.install()
    editor.context.set_offline(True)
    editor.clock.resume()
    type_teaser(editor, "Im Tunnel geschrieben")
    for _ in range(12):
        editor.clock.fast_forward(20_000)
        let_requests_end(editor)
    # The last attempt; from here on the editor's time is the test's.
    editor.clock.pause_at(editor.evaluate("Date.now()") + 60_000)
    let_requests_end(editor)
    with editor.expect_response(admin.is_save):
        editor.context.set_offline(False)
        # Within eight seconds, when the next attempt would not be due.
        for _ in range(8):
            let_requests_end(editor)
            editor.clock.run_for(1_000)
    editor.clock.resume()
    saved = admin.get_indicator(editor)
    expect(saved).to_have_attribute("data-w-autosave-state-value", "saved")
    expect_saved(editor, "Im Tunnel geschrieben")


def test_what_is_typed_as_soon_as_the_editor_opens_is_saved(page: Page) -> None:
    admin.log_in(page, "Ehrenamt")
    page.get_by_role("link", name="Artikel schreiben").click()
    page.wait_for_url(admin.NEW_ARTICLE, wait_until="domcontentloaded")
    page.locator("#id_title").fill("Schnell getippt")
    page.locator("#id_teaser").fill("Ein Satz")
    page.wait_for_url("**/edit/")
    page.reload()
    expect(page.locator("#id_title")).to_have_value("Schnell getippt")


def test_a_draft_whose_first_answer_was_lost_is_there_once_with_all_that_was_typed(
    page: Page,
) -> None:
    admin.watch_edits(page)
    admin.open_new_article(page)
    admin.wait_until_watched(page)
    lost: list[int] = []

    def lose_first_answer(route: Route) -> None:
        if route.request.method != "POST" or lost:
            route.fallback()
        else:
            lost.append(route.fetch().status)
            route.abort()

    page.context.route(admin.NEW_ARTICLE, lose_first_answer)
    page.locator("#id_title").fill("Im Funkloch begonnen")
    page.locator("#id_teaser").fill("Ein Satz")
    page.wait_for_url("**/edit/")
    assert lost == [200]
    expect_saved(page, "Ein Satz")
    page.goto("/admin/")
    links = page.get_by_role("link", name="Im Funkloch begonnen")
    expect(links.first).to_be_visible()
    edits = {each.get_attribute("href") for each in links.all()}
    assert len([href for href in edits if href.endswith("/edit/")]) == 1


@pytest.mark.slow("a site of its own, to look at one line")
def test_warning_on_a_phone_is_part_of_the_buttons_and_covers_nothing_else(editor: Page) -> None:
    editor.context.set_offline(True)
    type_teaser(editor, "Im Tunnel")
    boxes = [editor.locator(f".footer {part}") for part in (".actions", ".footer__save-warning")]
    expect(boxes[1]).to_contain_text("pausiert")
    buttons, warning = (each.bounding_box() for each in boxes)
    assert buttons
    assert warning
    assert 0 <= warning["y"] - buttons["y"] - buttons["height"] < 20
    assert warning["y"] + warning["height"] <= 844


def test_leaving_before_the_text_is_saved_warns(editor: Page) -> None:
    editor.context.set_offline(True)
    type_teaser(editor, "Noch nirgends gespeichert")
    with editor.expect_event("dialog") as asked:
        editor.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(editor.locator("#id_teaser")).to_have_value("Noch nirgends gespeichert")


@pytest.mark.slow("fifteen seconds until the editor asks whether the login is back")
def test_a_login_that_ran_out_is_told_and_loses_nothing(editor: Page) -> None:
    editor.context.clear_cookies(name="sessionid")
    type_teaser(editor, "Nach der Mittagspause")
    with override("de"):
        message = editor.get_by_text(gettext(LOGGED_OUT))
    expect(message).to_be_in_viewport()
    # Handing in now would end at the login with an empty form.
    editor.get_by_role("button", name="Entwurf speichern").click()
    with editor.expect_popup() as second:
        message.get_by_role("link").click()
    with editor.expect_response(admin.is_save):
        admin.fill_login(second.value, "Ehrenamt")
    expect_saved(editor, "Nach der Mittagspause")


@pytest.mark.slow("fifteen seconds until the editor asks whose login it is")
def test_a_text_is_not_saved_under_somebody_elses_name(editor: Page) -> None:
    editor.context.clear_cookies(name="sessionid")
    type_teaser(editor, "Am gemeinsamen Rechner")
    other = editor.context.new_page()
    admin.log_in(other, "Redaktion")
    with override("de"):
        expect(editor.get_by_text(gettext(OTHER_USER))).to_be_visible()
    expect_saved(editor, "Am Hang")


def test_a_button_waits_for_the_saving_under_way(page: Page) -> None:
    """The older text would be saved last, and what was typed since would be gone."""
    path = admin.begin_article(page, "Der Bus am Abend")
    held: list[Route] = []
    sent: list[Request] = []

    def hold(route: Route) -> None:
        request = route.request
        is_save = request.headers.get("accept") == "application/json"
        if request.method == "POST" and is_save:
            held.append(route)
            return
        sent.extend([request] if request.method == "POST" else [])
        route.continue_()

    page.route(path, hold)
    page.locator("#id_teaser").fill("Er kommt später.")
    indicator = admin.get_indicator(page)
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saving")
    # The indicator says so before the request has left.
    wait_until(page, lambda: bool(held), "the saving under way")
    page.get_by_role("button", name="Entwurf speichern").click()
    # A form that the button had sent would have left before this, and its page with it.
    page.evaluate("fetch('/robots.txt').then((answer) => answer.text())")
    assert (len(held), len(sent)) == (1, 0)
    held[0].continue_()
    expect(page.locator(".messages .success").first).to_be_visible()
    assert (len(held), len(sent)) == (1, 1)


def test_a_button_waits_for_the_last_words_of_a_text_and_for_a_busy_device(editor: Page) -> None:
    """Rich text takes a moment to reach the form."""
    path = editor.url
    editor.locator(".Draftail-Editor [contenteditable=true]").fill("Bis zum letzten Wort.")
    # With no time between, which no hand is able to.
    editor.evaluate("document.querySelector('.footer button[type=submit]').click()")
    expect(editor.locator(".messages .success").first).to_be_visible()
    expect(editor.locator(".Draftail-Editor")).to_contain_text("Bis zum letzten Wort.")
    admin.open_editor(editor, path)
    # On a busy device timers come late, those that bring rich text to the form among them.
    editor.evaluate("""() => {
      const usual = window.setTimeout;
      window.isRested = false;
      const rest = (run) => (...given) => {
        run(...given);
        window.isRested = true;
      };
      window.setTimeout = (run, after, ...given) => {
        if (after === 250) return usual(run, 3000, ...given);
        return usual(after === 350 ? rest(run) : run, after, ...given);
      };
    }""")
    editor.locator(".Draftail-Editor [contenteditable=true]").fill("Auch auf alten Telefonen.")
    # Since the last key the button has waited as long as it does on any device.
    editor.wait_for_function("window.isRested")
    editor.locator(".footer button[type=submit]").first.click()
    expect(editor.locator(".messages .success").first).to_be_visible()
    expect(editor.locator(".Draftail-Editor")).to_contain_text("Auch auf alten Telefonen.")
