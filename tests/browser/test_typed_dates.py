"""A day or time is shown as it was understood, or stays as typed with the reason beside it.

The picker only offers.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.demo_site import Site
from tests.browser import admin

WINDOW = {"width": 1400, "height": 900}


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A moderator's profile, on a wide screen."""
    return new_context(viewport=WINDOW)


def type_and_leave(field: Locator, typed: str) -> None:
    """As somebody does who does not look at the picker, which opens below the field."""
    field.focus()
    expect(find_pickers(field.page)).to_have_count(1)
    field.fill(typed)
    field.press("Tab")
    expect(field).not_to_be_focused()
    expect(field).to_have_value(typed)


def find_pickers(page: Page) -> Locator:
    """Those that are open."""
    return page.locator(".xdsoft_datetimepicker").locator("visible=true")


def errors_beside(field: Locator) -> Locator:
    """Where the form says what is wrong with a field."""
    return field.locator("xpath=ancestor::*[@data-field][1]//*[@data-field-errors]")


def open_event(page: Page) -> None:
    """The form of the first event in the list."""
    admin.log_in(page, "Redaktion", "/admin/veranstaltungen/liste/")
    page.locator("td.title a").first.click()
    page.wait_for_url("**/edit/")


def open_schedule(page: Page, site: Site) -> None:
    """The dialog of an article, in which a day for going online is set."""
    admin.log_in(page, "Redaktion", site.special["edit"])
    show_schedule(page)


def show_schedule(page: Page) -> None:
    """From the side of the form."""
    button = page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first
    if not button.is_visible():
        page.locator("[data-side-panel-toggle=status]").click()
    button.click()
    expect(page.locator("#id_go_live_at")).to_be_visible()


def test_the_day_of_a_diary_entry_stays_as_typed_and_what_the_picker_offers_is_taken(
    page: Page,
) -> None:
    admin.log_in(page, "Redaktion")
    page.get_by_role("link", name="Tagebucheintrag schreiben").click()
    page.wait_for_url("**/admin/pages/add/**")
    field = page.locator("#id_date")
    type_and_leave(field, "nächste Woche")
    expect(errors_beside(field)).to_contain_text("nicht zu verstehen")
    field.fill("1.1.2026")
    field.press("Tab")
    expect(field).to_have_value("01.01.2026")
    expect(errors_beside(field)).to_have_text("")
    take_from_picker(field)


def take_from_picker(field: Locator) -> None:
    """Another day of the month that the field names."""
    field.click()
    field.fill("14.06.2027")
    field.press("Tab")
    field.click()
    find_pickers(field.page).locator("[data-date='15']").first.click()
    expect(field).to_have_value("15.06.2027")


def test_doubtful_days_and_times_of_an_event_stay_and_what_was_understood_is_shown(
    page: Page,
) -> None:
    open_event(page)
    for name, typed, told in (
        ("day", "nächste Woche", "nicht zu verstehen"),
        ("start", "halb acht", "07:30 oder 19:30"),
    ):
        field = page.locator(f"[name=dates-0-value-{name}]")
        type_and_leave(field, typed)
        expect(errors_beside(field)).to_contain_text(told)
        expect(field).to_have_value(typed)
    fill_both_times(page)
    lead_on(page)


def lead_on(page: Page) -> None:
    """From field to field as a phone's keyboard does, which sends no key."""
    for name in ("day", "start", "end"):
        page.locator(f"[name=dates-0-value-{name}]").focus()
        expect(find_pickers(page)).to_have_count(1)


def fill_both_times(page: Page) -> None:
    """A span does; a day is shown as it was understood."""
    day, start, end = (
        page.locator(f"[name=dates-0-value-{name}]") for name in ("day", "start", "end")
    )
    end.fill("")
    start.fill("15–17 Uhr")
    day.fill("Mittwoch, 16. Dezember 2026")
    day.press("Tab")
    expect(start).to_have_value("15:00")
    expect(end).to_have_value("17:00")
    expect(day).to_have_value("16.12.2026")
    # Where another end stands already, the span stays as it was typed.
    start.fill("9–11 Uhr")
    start.press("Tab")
    expect(errors_beside(start)).to_contain_text("nur eine Uhrzeit")
    expect(start).to_have_value("9–11 Uhr")
    expect(end).to_have_value("17:00")


def test_the_schedule_stays_as_typed_and_its_dialog_says_what_is_wrong(
    page: Page, site: Site
) -> None:
    open_schedule(page, site)
    type_and_leave(page.locator("#id_go_live_at"), "morgen früh")
    type_and_leave(page.locator("#id_expire_at"), "31.02.2030 10:00")
    page.locator("#schedule-publishing-dialog").get_by_role("button", name="speichern").click()
    expect(page.get_by_text("Ungültiger Zeitplan")).to_be_visible()
    show_schedule(page)
    for name, typed, told in (
        ("go_live_at", "morgen früh", "Tag und Uhrzeit"),
        ("expire_at", "31.02.2030 10:00", "gibt es nicht"),
    ):
        field = page.locator(f"#id_{name}")
        expect(field).to_have_value(typed)
        expect(errors_beside(field)).to_contain_text(told)


def test_a_filter_stays_as_typed(page: Page, site: Site) -> None:
    admin.log_in(page, "Redaktion", site.special["edit"].replace("/edit/", "/history/"))
    page.get_by_role("button", name="Filter").click()
    page.locator("[data-w-drilldown-target=toggle]").filter(has_text="Datum").click()
    type_and_leave(page.locator("[name=timestamp_from]"), "gestern")
