"""A moderator ticks three texts in the list and releases them, at a desk and with a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import violations
from tests.browser.devices import DESKTOP, PHONE
from tests.browser.watch import visit

LIST, CALENDAR = "/admin/freigaben/", "/admin/erscheint/"
#: Profile and the place in the titles, by size.
SIZES = {"desktop": (DESKTOP, "Platz"), "phone": (PHONE, "Hang")}
#: Lets three texts wait for release: of somebody whose last article no other test begins with.
HAND_IN = """
from django.contrib.auth import get_user_model
from stadtteilzeitung.models import ArticlePage, NewspaperPage, Rubric
writer = get_user_model().objects.get(username="garten")
paper = NewspaperPage.objects.get(locale__language_code="de")
rubric = Rubric.objects.get(locale=paper.locale, name="Aus dem Stadtteil")
for title in ("Bänke", "Igel", "Linde"):
    page = ArticlePage(title=f"{title} am PLACE", teaser="Am Hang", rubric=rubric, live=False,
                       owner=writer, locale=paper.locale)
    paper.add_child(instance=page)
    page.save_revision(user=writer)
    page.get_workflow().start(page, writer)
"""


@pytest.fixture
def site(workshop: Site) -> Site:
    """Releasing leaves something behind."""
    return workshop


def let_three_wait(site: Site, place: str) -> re.Pattern[str]:
    """At this place; gives how their names begin. What a box is called goes on with more."""
    site.manage("shell", "--no-imports", "--command", HAND_IN.replace("PLACE", place))
    return re.compile(f"^(Bänke|Igel|Linde) am {place}")


def release_by_keyboard(box: Locator) -> None:
    """From the last box on."""
    box.press("Tab")
    while "Angehakte freigeben" not in str(box.page.evaluate("document.activeElement.textContent")):
        box.page.keyboard.press("Tab")
    box.page.keyboard.press("Enter")


def check(page: Page) -> None:
    """Nothing for axe to find, and nothing that one has to scroll sideways for."""
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "size", ["phone", pytest.param("desktop", marks=pytest.mark.slow("at a desk too"))]
)
def test_three_are_ticked_released_and_counted(
    new_context: Callable[..., BrowserContext], site: Site, size: str
) -> None:
    profile, place = SIZES[size]
    ours = let_three_wait(site, place)
    page = new_context(**profile).new_page()
    admin.log_in(page, "Redaktion", LIST)
    page.get_by_text("Mehrere auf einmal entscheiden").click()
    boxes = page.get_by_role("checkbox", name=ours)
    expect(boxes).to_have_count(3)
    for box in boxes.all():
        box.check()
    check(page)
    waiting = page.locator(".review").count()
    release_by_keyboard(boxes.last)
    expect(page.get_by_role("heading", name="Über diese 3 entscheiden Sie jetzt")).to_be_visible()
    expect(page.locator(".several__chosen")).to_have_count(3)
    check(page)
    page.get_by_label("Ein Wort an alle").fill("Sehr schön.")
    page.get_by_role("button", name="Mehrere freigeben").click()
    expect(page.locator(".messages .success")).to_contain_text("3 freigegeben.")
    expect(page.locator(".review")).to_have_count(waiting - 3)
    visit(page, CALENDAR)
    today = page.locator(".schedule__day--today")
    expect(today.get_by_role("link", name=ours)).to_have_count(3)
    # A table at a desk, a list on a phone.
    expect(page.get_by_role("columnheader")).to_have_count(7 if size == "desktop" else 0)
    check(page)
