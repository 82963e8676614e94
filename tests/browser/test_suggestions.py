"""Titles are suggested while somebody types: by keyboard, by finger, and told to screen readers."""

from playwright.sync_api import Page, expect

from scripts.demo_site import Site
from tests.browser.axe import violations
from tests.browser.watch import visit


def test_suggestions_are_chosen_with_the_keyboard(page: Page, site: Site) -> None:
    visit(page, "/suche/")
    field = page.get_by_role("combobox", name="Wonach suchen Sie?")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("garten")
    options = page.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="Vorschläge")).to_have_count(1)
    assert not violations(page)
    field.press("ArrowDown")
    first = options.first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    # Around the end, past the field.
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", "suggestion-0")
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("garten")
    field.press("Enter")
    expect(page.get_by_role("heading", name="Treffer für „garten“")).to_be_visible()


def test_a_suggestion_leads_to_its_page(page: Page, site: Site) -> None:
    visit(page, "/suche/")
    page.get_by_role("combobox", name="Wonach suchen Sie?").press_sequentially("gartentage")
    option = page.get_by_role("option").first
    title = option.inner_text()
    option.click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
