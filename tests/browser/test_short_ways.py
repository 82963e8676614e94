"""How many actions the usual things cost a volunteer with a phone, counted in the page itself."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import violations
from tests.browser.devices import count_from_first_page, make_photograph
from tests.browser.steps import Story

MOST_FOR_AN_ARTICLE, MOST_FOR_A_PATTERN, MOST_FOR_A_SERIES = 10, 4, 12


@pytest.fixture
def site(workshop: Site) -> Site:
    """Handing in leaves something behind."""
    return workshop


def upload(page: Page) -> None:
    """A picture with description, credit and consent."""
    modal = page.locator(".modal")
    # A tap opens the dialog and, on a phone, what the system offers: camera or gallery.
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bild auswählen").tap()
    chooser.value.set_files(make_photograph())
    # The name that the phone gave says nothing.
    expect(modal.locator("[name$=-title]")).to_have_value("")
    expect(modal.locator("[name$=-credit]")).to_have_value("Foto: Ehrenamt")
    modal.locator("[name$=-description]").fill("Ein Igel trinkt aus dem Wasserlauf.")
    modal.locator("[name$=-consent]").tap()
    modal.get_by_role("button", name="Hochladen").tap()
    expect(modal).to_have_count(0)


def write_with_heading(page: Page) -> None:
    """A heading and a paragraph below it."""
    written = page.locator("[data-contentpath=body] [contenteditable=true]")
    written.focus()
    page.keyboard.type("## Am Abend")
    page.keyboard.press("Enter")
    page.keyboard.type("Am Wasserlauf lebt ein Igel.")
    expect(written.locator("h2")).to_have_text("Am Abend")


def test_article_with_picture_costs_at_most_ten_actions(
    phone: Page, record_property: Callable[[str, object], None]
) -> None:
    page = phone
    actions, story = count_from_first_page(page, "Ehrenamt"), Story("Artikel mit Bild")
    story.show(page, "Startseite")
    page.get_by_role("link", name="Artikel schreiben").tap()
    admin.wait_until_watched(page)
    story.show(page, "Formular")
    page.locator("#id_title").fill("Ein Igel am Wasserlauf")
    expect(page.get_by_role("radio", name="Aus dem Stadtteil")).to_be_checked()
    expect(page.locator("#inline_child_authors-0")).to_contain_text("ks")
    upload(page)
    story.show(page, "Bild")
    write_with_heading(page)
    story.show(page, "Text")
    admin.get_hand_in(page).tap()
    page.wait_for_url("**/admin/")
    story.show(page, "Eingereicht")
    expect(page.get_by_text("Jemand aus dem Büro liest den Text jetzt")).to_be_visible()
    expect(page.locator(".dashboard-panel--eingereicht")).to_contain_text("Ein Igel am Wasserlauf")
    record_property("measured", f"an article: {len(actions)} actions")
    assert len(actions) <= MOST_FOR_AN_ARTICLE, actions


def test_last_years_event_is_the_pattern_of_a_new_one_in_four_actions(phone: Page) -> None:
    page = phone
    actions, story = count_from_first_page(page, "Ehrenamt"), Story("Vorlage")
    page.locator(".sidebar-nav-toggle").tap()
    story.show(page, "Menü")
    page.get_by_role("link", name="Veranstaltungen", exact=True).tap()
    page.wait_for_url("**/veranstaltungen/liste/")
    story.show(page, "Liste")
    row = page.locator("tr", has_text="Adventsmarkt").first
    row.get_by_role("button", name="Weitere Optionen").tap()
    story.show(page, "Weitere Optionen")
    page.get_by_role("link", name="Als Vorlage nehmen").tap()
    page.wait_for_url("**/pages/add/**")
    story.show(page, "Formular")
    expect(page.locator("#id_title")).to_have_value(re.compile("Adventsmarkt"))
    expect(page.locator("[data-contentpath=dates] [data-contentpath=day]")).to_have_count(0)
    programme = page.locator("[data-contentpath=body] [data-contentpath=title] input").first
    expect(programme).to_have_value("Programm")
    assert len(actions) == MOST_FOR_A_PATTERN, actions


def test_event_every_third_wednesday_costs_at_most_twelve_actions(
    phone: Page, record_property: Callable[[str, object], None]
) -> None:
    page = phone
    actions, story = count_from_first_page(page, "Ehrenamt"), Story("Serie")
    page.get_by_role("link", name="Veranstaltung ankündigen").tap()
    admin.wait_until_watched(page)
    story.show(page, "Formular")
    page.locator("#id_title").tap()
    page.locator("#id_title").fill("Spielenachmittag")
    page.locator("#id_kind-chooser").get_by_role("button").locator("visible=true").first.tap()
    story.show(page, "Art wählen")
    page.locator(".modal").get_by_role("link", name="Treffpunkt").tap()
    when = page.get_by_role("textbox", name="Wann?")
    when.tap()
    when.fill("jeden dritten Mittwoch 15–17 Uhr")
    story.show(page, "Wann")
    # Without leaving the field first: nothing of it is lost.
    admin.get_hand_in(page).tap()
    page.wait_for_url("**/admin/")
    record_property("measured", f"a series: {len(actions)} actions")
    assert len(actions) <= MOST_FOR_A_SERIES, actions
    row = page.locator(".dashboard-panel--eingereicht")
    row.get_by_role("link", name="Spielenachmittag").click()
    page.wait_for_url("**/edit/")
    for name, value in {"position": "3", "weekday": "WE", "start": "15:00", "end": "17:00"}.items():
        expect(page.locator(f"[name=dates-0-value-{name}]")).to_have_value(value)


def test_a_sentence_nobody_can_be_sure_of_stays_and_says_what_it_can_mean(phone: Page) -> None:
    page = phone
    admin.watch_edits(page)
    admin.log_in(page, "Ehrenamt")
    page.get_by_role("link", name="Veranstaltung ankündigen").tap()
    admin.wait_until_watched(page)
    page.locator("#id_title").fill("Spielenachmittag")
    when = page.get_by_role("textbox", name="Wann?")
    when.fill("jeden zweiten Mittwoch 15 Uhr")
    admin.get_hand_in(page).tap()
    expect(page.locator("[data-when-error]")).to_contain_text("alle zwei Wochen am Mittwoch")
    expect(when).to_be_focused()
    expect(when).to_have_value("jeden zweiten Mittwoch 15 Uhr")
    assert not [line for line in violations(page) if "when" in line]
    when.fill("jeden zweiten Mittwoch im Monat 15 Uhr")
    when.press("Enter")
    expect(page.locator("[data-when-result]")).to_contain_text("jeden zweiten Mittwoch im Monat")
    expect(when).to_have_value("")
    expect(page.locator("[name=dates-0-value-start]")).to_have_value("15:00")
    assert not [line for line in violations(page) if "when" in line]
