"""What helps while one writes: the room that is left, and proposals that one press takes."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import admin
from tests.browser.axe import violations


def find_hint(page: Page, field: Locator) -> Locator:
    """The proposal below a field."""
    return page.locator("[data-field-input]").filter(has=field).locator("[data-writing-hint]")


@pytest.fixture
def editor(page: Page) -> Page:
    """An article that is begun."""
    admin.log_in(page, "Ehrenamt")
    page.get_by_role("link", name="Artikel schreiben").click()
    page.wait_for_url(admin.NEW_ARTICLE)
    return page


def test_a_press_takes_a_proposal_and_another_takes_it_back(editor: Page) -> None:
    page = editor
    title = page.locator("#id_title")
    title.press_sequentially("EINLADUNG ZUM SOMMERFEST")
    hint = find_hint(page, title)
    expect(hint).to_contain_text("Einladung zum Sommerfest")
    hint.get_by_role("button", name="Übernehmen").click()
    expect(title).to_have_value("Einladung zum Sommerfest")
    expect(hint.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.keyboard.press("Enter")
    expect(title).to_have_value("EINLADUNG ZUM SOMMERFEST")
    expect(hint).to_have_count(0)

    # In rich text, where the rest of the text keeps its formats.
    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.keyboard.type('Sie rief "Los" - dann kam der Regen.')
    hint = find_hint(page, text)
    hint.get_by_role("button", name="Übernehmen").click()
    expect(text).to_have_text("Sie rief „Los“ – dann kam der Regen.")
    hint.get_by_role("button", name="Rückgängig").click()
    expect(text).to_have_text('Sie rief "Los" - dann kam der Regen.')

    # A title is looked at when the form opens as well: it may have come out of a file.
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(find_hint(page, title)).to_contain_text("Einladung zum Sommerfest")


def test_a_field_says_how_much_room_is_left(editor: Page) -> None:
    title = editor.locator("#id_title")
    title.fill("EINLADUNG ZUM SOMMERFEST")
    counter = editor.locator("[data-field-input]").filter(has=title).locator(".writing-counter")
    title.focus()
    expect(counter.get_by_text("noch 231 Zeichen")).to_be_visible()
    expect(counter.get_by_role("status")).to_have_text("")
    title.press_sequentially("!" * 211)
    expect(counter.get_by_role("status")).to_have_text("noch 20 Zeichen")


def test_what_saving_refuses_is_said_at_the_field(page: Page) -> None:
    admin.log_in(page, "Ehrenamt")
    admin.begin_article(page, "Ein Igel am Bach")
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.get_by_role("option", name="Film oder Karte").click()
    address = page.locator("input[name$='-value-url']")
    address.fill("www. kein Film")
    field = page.locator("[data-field]").filter(has=address).last
    # As long as somebody writes there, nothing is said.
    indicator = admin.get_indicator(page)
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "paused")
    expect(field.locator(".error-message")).to_have_count(0)
    page.locator("#id_teaser").focus()
    expect(field.get_by_role("status")).to_contain_text("Adresse")
    expect(address).to_have_attribute("aria-invalid", "true")
    assert not [line for line in violations(page) if "refused" in line]
    address.fill("https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    page.locator("#id_teaser").focus()
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saved")
    expect(field.locator(".error-message")).to_have_count(0)
    expect(address).not_to_have_attribute("aria-invalid", "true")


#: By language, as `writing_hints.js` has them.
QUOTES = {"de-simple": "„ja“", "en": "“ja”", "uk": "«ja»", "ru": "«ja»", "ar": "«ja»", "fa": "«ja»"}


@pytest.mark.slow("the same script in each language")
def test_translators_have_the_same_help(page: Page) -> None:
    admin.log_in(page, "Übersetzung", "/admin/uebersetzungen/")
    page.locator("table.board tbody td a", has_text="aktuell").first.click()
    page.get_by_role("link", name="Übersetzung öffnen").click()
    boxes = page.locator(".sentence textarea")
    # A proposal is looked for from its box on, so that this needs a name of its own.
    title = page.locator(f"#{boxes.first.get_attribute('id')}")
    title.fill("")
    title.press_sequentially('Sie sagt "ja"')
    quotes = QUOTES[str(title.get_attribute("lang"))]
    hint = find_hint(page, title)
    hint.get_by_role("button", name="Übernehmen").click()
    expect(title).to_have_value(f"Sie sagt {quotes}")
    title.focus()
    field = page.locator("[data-field-input]").filter(has=title)
    expect(field.locator(".writing-counter").get_by_text("noch 242 Zeichen")).to_be_visible()
    # Tags of a text that is translated whole are left alone.
    if (found := page.locator("textarea[data-rich]")).count():
        rich = page.locator(f"#{found.first.get_attribute('id')}")
        rich.fill("")
        rich.press_sequentially('<a id="a1">Er</a> sagt "ja"')
        find_hint(page, rich).get_by_role("button", name="Übernehmen").click()
        expect(rich).to_have_value(f'<a id="a1">Er</a> sagt {quotes}')
    assert not [line for line in violations(page) if "writing" in line]
