"""The admin has no fault that axe can find, on a desktop and on a phone, in light and in dark.

What Wagtail leaves out is mended in `static/css/admin.css`, in `cms/core/widgets.py` and in
`cms/core/blocks/tables.py`. What is left stands in `UPSTREAM`.
"""

import json
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
import wagtail.admin
from playwright.sync_api import BrowserContext, Page, expect

from cms.settings.demo import DEMO_LOGINS
from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import contrast_violations, violations
from tests.browser.test_unchanged_forms import PAGES, ask
from tests.browser.watch import visit

SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 844})
ROLES = [str(login["role"]) for login in DEMO_LOGINS]
OFFICE = "Administration"
#: Of the links in the menu: nothing to look at.
NO_SCREEN = re.compile(r"logout|/edit/|/account/")
#: Colours fade from light to dark; what turns without an end never settles.
SETTLE = """
Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
  .map((one) => one.finished.catch(() => null)))
"""


#: The editor's buttons stick to a phone's window and cover now this, now that of what scrolls
#: below them; that all of it can be reached is asked in `test_reachable.py`.
UNSTUCK = ".editor-view .footer { position: static !important }"
#: Faults of Wagtail 8.0 that nobody is kept from anything by, with the template they stand in:
#: rule, element, file, and what is wrong there.
UPSTREAM = (
    # What a search has found is said at once, by a heading that is told as no heading then.
    ("aria-allowed-role", 'h2[role="alert"]', "pages/search_results.html", '<h2 role="alert">'),
    # One level is left out above the other things to search through.
    ("heading-order", "#other-searches-title", "shared/search_other.html", "<h3 id="),
    # A name that no view gives stands above the steps of a text.
    ("empty-heading", "> h2", "reports/workflow_results.html", "<h2>{{ workflow_name }}</h2>"),
)
TEMPLATES = Path(wagtail.admin.__file__).parent / "templates" / "wagtailadmin"


@pytest.mark.parametrize(("template", "fault"), [fault[2:] for fault in UPSTREAM])
def test_faults_of_wagtail_are_still_there(template: str, fault: str) -> None:
    """Else take them from the list."""
    assert fault in (TEMPLATES / template).read_text(encoding="utf-8")


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(viewport=SIZES[0]).new_page()


def look_at(page: Page, path: str, role: str = OFFICE) -> Iterator[str]:
    """What axe finds, at each size in light and dark, as somebody of the role opens it."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(SIZES[0])
    admin.log_in(page, role, path)
    page.add_style_tag(content=UNSTUCK)
    for size, scheme in product(SIZES, ("light", "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLE)
        find = violations if scheme == "light" else contrast_violations
        for finding in find(page):
            if not any(
                f" {rule}: " in finding and f"{where}: " in finding for rule, where, *_ in UPSTREAM
            ):
                yield f"{size['width']}, {scheme}: {finding}"


def find_in_menu(page: Page) -> list[str]:
    """All that the office's menu leads to, folded groups included."""
    menu = json.loads(page.locator("#wagtail-sidebar-props").text_content() or "")
    found = re.findall(r'"(/admin/[^"#?]*)"', json.dumps(menu))
    return [path for path in dict.fromkeys(found) if not NO_SCREEN.search(path)]


def find_form(page: Page, path: str) -> str:
    """The first form that a list leads to, else the one for something new.

    Of German rows: those of other languages lead to the board.
    """
    visit(page, f"{path}?locale=de")
    links = page.locator(f"main a[href^='{path}edit/'], main a[href^='{path}add/']")
    return links.first.get_attribute("href") or ""


def find_pages(site: Site) -> dict[object, object]:
    """The key of a page of each type."""
    return dict(ask(site, PAGES))


@pytest.mark.parametrize(
    "role",
    [
        each if each == "Ehrenamt" else pytest.param(each, marks=pytest.mark.slow("another role"))
        for each in ROLES
    ],
)
def test_first_page_of_each_role_has_no_violation(page: Page, role: str) -> None:
    found = [*look_at(page, "/admin/", role)]
    assert not found, "\n".join(found)


def test_editor_with_most_kinds_of_fields_has_no_violation(page: Page, site: Site) -> None:
    key = find_pages(site)["articlepage"]
    found = [*look_at(page, f"/admin/pages/{key}/edit/")]
    expect(page.locator("[data-draftail-editor-wrapper]").first).to_be_visible()
    assert not found, "\n".join(found)


@pytest.mark.slow("an editor of each other type")
def test_editor_of_each_type_of_page_has_no_violation(page: Page, site: Site) -> None:
    keys = find_pages(site)
    assert len(keys) > 10
    found = [each for key in keys.values() for each in look_at(page, f"/admin/pages/{key}/edit/")]
    assert not found, "\n".join(found)


@pytest.mark.slow("every list and every form of the menu")
def test_lists_and_forms_of_the_menu_have_no_violation(page: Page) -> None:
    admin.log_in(page, OFFICE)
    lists = find_in_menu(page)
    snippets = [path for path in lists if path.startswith("/admin/snippets/")]
    assert (len(lists) > 25, len(snippets) > 8) == (True, True)
    forms = [form for path in snippets if (form := find_form(page, path))]
    assert len(forms) == len(snippets)
    found = [each for path in (*lists, *forms) for each in look_at(page, path)]
    assert not found, "\n".join(found)


def test_list_has_no_violation(page: Page) -> None:
    found = [*look_at(page, "/admin/pages/")]
    assert not found, "\n".join(found)
