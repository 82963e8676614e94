"""Planning an issue in the editor: many articles at once, in order by hand and by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import violations
from tests.browser.devices import count_actions

MOST_FOR_TWELVE = 20
#: A row of an article that another issue has.
REPRINT = "tr:has([data-issues])"
#: Pixels a side of what is pressed (WCAG 2.2, 2.5.8).
SMALLEST = 24
SIZES = ({"width": 390, "height": 844}, {"width": 1280, "height": 844})


@pytest.fixture
def site(workshop: Site) -> Site:
    """Saving in the background leaves a version behind."""
    return workshop


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """The office's profile, on a wide screen."""
    return new_context(viewport={"width": 1280, "height": 900})


@pytest.fixture
def actions(page: Page) -> list[str]:
    """What somebody does on the tab."""
    return count_actions(page)


@pytest.fixture
def editor(page: Page, actions: list[str]) -> Page:
    """The issue in the making, in the editor."""
    admin.log_in(page, "Redaktion", "/admin/ausgaben/")
    row = page.locator("tr", has_text="Entwurf").first
    admin.open_editor(page, str(row.locator("td.title a").first.get_attribute("href")))
    actions.clear()
    return page


def get_titles(page: Page) -> list[str]:
    """The articles in their order."""
    rows = page.locator("#id_entries-FORMS > :not(.deleted) [data-chooser-title]")
    return [title.strip() for title in rows.all_text_contents()]


def get_row(page: Page, title: str) -> Locator:
    return page.locator("#id_entries-FORMS > :not(.deleted)", has_text=title).first


def get_words(page: Page) -> Locator:
    """What a screen reader hears."""
    return page.locator("#id_entries-STATUS")


def open_list(page: Page) -> Locator:
    """The dialog with all articles."""
    page.get_by_role("button", name="Artikel auswählen").click()
    dialog = page.locator(".modal-content")
    expect(dialog.locator("[data-article-choice-target=status]")).to_contain_text("Noch keiner")
    return dialog


def find_free(dialog: Locator, within: str = "tr") -> list[str]:
    """Titles of what is neither ticked nor in the issue, of the rows that are like that."""
    free = dialog.locator(within, has=dialog.page.locator("input:enabled:not(:checked)"))
    return [each.strip() for each in free.locator("label").all_text_contents()]


def choose(dialog: Locator, titles: list[str]) -> list[str]:
    """Tick them from the last up; gives them in this order."""
    for title in reversed(titles):
        box = dialog.locator("tr", has_text=title).locator("[data-multiple-choice-select]")
        box.check()
    return titles[::-1]


def confirm(dialog: Locator) -> None:
    dialog.get_by_role("button", name="Auswahl bestätigen").click()
    expect(dialog).to_have_count(0)


def drag(page: Page, row: Locator, target: Locator) -> None:
    """Take a row by its handle to the place of another that can be seen as well."""
    target.scroll_into_view_if_needed()
    row.locator("[data-inline-panel-child-drag]").hover()
    page.mouse.down()
    place = target.bounding_box()
    assert place
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + 10, steps=12)
    page.mouse.up()


def test_twelve_articles_with_their_order_cost_at_most_twenty_actions(
    editor: Page, actions: list[str], record_property: Callable[[str, object], None]
) -> None:
    page, before = editor, get_titles(editor)
    dialog = open_list(page)
    chosen = choose(dialog, find_free(dialog)[-12:])
    confirm(dialog)
    assert get_titles(page) == before + chosen
    expect(get_words(page)).to_contain_text("12 Artikel sind dazugekommen")
    last = chosen.pop()
    drag(page, get_row(page, last), get_row(page, chosen[-2]))
    place, of = len(before) + 10, len(before) + 12
    expect(get_words(page)).to_have_text(f"„{last}“ steht jetzt an Stelle {place} von {of}.")
    get_row(page, last).locator("[data-inline-panel-child-move-up]").click()
    expect(get_words(page)).to_have_text(f"„{last}“ steht jetzt an Stelle {place - 1} von {of}.")
    order = [*before, *chosen[:-3], last, *chosen[-3:]]
    assert get_titles(page) == order
    get_row(page, last).locator("[name$='-page']").fill("7")
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(page.locator(".messages .success")).to_be_visible()
    record_property("measured", f"an issue of twelve articles: {len(actions)} actions")
    assert len(actions) <= MOST_FOR_TWELVE, actions
    page.reload()
    assert get_titles(page) == order
    expect(get_row(page, last).locator("[name$='-page']")).to_have_value("7")


def test_arrow_keys_move_an_article_and_say_where_it_stands(editor: Page) -> None:
    page, before = editor, get_titles(editor)
    handle = get_row(page, before[2]).locator("[data-inline-panel-child-drag]")
    handle.focus()
    for place in (2, 1):
        page.keyboard.press("ArrowUp")
        said = f"„{before[2]}“ steht jetzt an Stelle {place} von {len(before)}."
        expect(get_words(page)).to_have_text(said)
        expect(handle).to_be_focused()
    page.keyboard.press("ArrowUp")
    assert get_titles(page) == [before[2], *before[:2], *before[3:]]
    # The button that has nothing more to do hands the focus on.
    down = get_row(page, before[0]).locator("[data-inline-panel-child-move-down]")
    down.focus()
    for _place in before[2:]:
        page.keyboard.press("Enter")
    assert get_titles(page)[-1] == before[0]
    expect(get_row(page, before[0]).locator("[data-inline-panel-child-drag]")).to_be_focused()
    name = f"„{before[0]}“ ziehen, oder mit den Pfeiltasten verschieben"
    expect(get_row(page, before[0]).get_by_role("button", name=name)).to_be_visible()


def test_list_keeps_what_was_chosen_warns_of_reprints_and_has_no_violation(editor: Page) -> None:
    page, before = editor, get_titles(editor)
    dialog = open_list(page)
    there = before[0].removesuffix(" (Entwurf)")
    taken = dialog.locator("tr", has_text=there)
    dialog.locator("#id_q").fill(there)
    expect(taken).to_contain_text("Steht schon in dieser Ausgabe")
    expect(taken.locator("input")).to_be_disabled()
    dialog.locator("#id_q").fill("")
    expect(dialog.locator("tbody tr")).to_have_count(25)
    (first,) = choose(dialog, find_free(dialog, REPRINT)[-1:])
    dialog.locator("#id_q").fill(there)
    expect(dialog.locator("tbody tr").filter(has_text=first)).to_have_count(0)
    expect(dialog.get_by_role("button", name="Auswahl bestätigen")).to_be_enabled()
    dialog.locator("#id_q").fill("")
    box = dialog.locator("tr", has_text=first).locator("input")
    expect(box).to_be_checked()
    (second,) = choose(dialog, find_free(dialog)[-1:])
    expect(dialog.locator("[data-article-choice-target=status]")).to_have_text(
        f"2 ausgewählt, zuletzt „{second}“."
    )
    check_dialog(page)
    confirm(dialog)
    assert get_titles(page) == [*before, first, second]
    expect(get_row(page, first)).to_contain_text("Steht auch in: Ausgabe")
    expect(get_row(page, before[0])).not_to_contain_text("Steht auch in")
    for size in SIZES:
        page.set_viewport_size(size)
        check_rows(page)


def check_dialog(page: Page) -> None:
    """Nothing for axe to find, on a phone and at a desk."""
    for size in SIZES:
        page.set_viewport_size(size)
        assert violations(page, ".modal") == []


def check_rows(page: Page) -> None:
    """Nothing for axe to find, and nothing too small for a finger."""
    # What sticks to the window covers now this, now that row, which axe takes for a small target.
    of_rows = [each for each in violations(page) if "entries" in each]
    assert [each for each in of_rows if "target-size: " not in each] == []
    buttons = page.locator("#id_entries-FORMS .button--icon:visible")
    assert buttons.count() > 6
    for button in buttons.all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= SMALLEST, button
