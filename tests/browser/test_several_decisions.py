"""A moderator ticks three texts in the list and releases them, at a desk and with a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.demo_site import Site
from tests.browser import admin
from tests.browser.axe import violations
from tests.browser.devices import DESKTOP, PHONE
from tests.browser.watch import visit

LIST, CALENDAR = "/admin/freigaben/", "/admin/erscheint/"
#: Their titles; what a box is called goes on with more.
OURS = re.compile("^(Bänke|Igel|Linde) am Hang")
SIZES = {"desktop": DESKTOP, "phone": PHONE}
#: Lets three texts of a volunteer wait for release.
HAND_IN = """
from django.contrib.auth import get_user_model
from stadtteilzeitung.models import ArticlePage, NewspaperPage, Rubric
writer = get_user_model().objects.get(username="ehrenamt")
paper = NewspaperPage.objects.get(locale__language_code="de")
rubric = Rubric.objects.filter(locale=paper.locale).first()
for title in ("Bänke", "Igel", "Linde"):
    page = ArticlePage(title=f"{title} am Hang", teaser="Am Hang", rubric=rubric, live=False,
                       owner=writer, locale=paper.locale)
    paper.add_child(instance=page)
    page.save_revision(user=writer)
    page.get_workflow().start(page, writer)
"""


@pytest.fixture
def site(own_site: Site) -> Site:
    """Releasing leaves something behind."""
    own_site.manage("shell", "--no-imports", "--command", HAND_IN)
    return own_site


def check(page: Page) -> None:
    """Nothing for axe to find, and nothing that one has to scroll sideways for."""
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_three_are_ticked_released_and_counted(
    new_context: Callable[..., BrowserContext], size: str
) -> None:
    page = new_context(**SIZES[size]).new_page()
    admin.log_in(page, "Redaktion", LIST)
    page.get_by_text("Mehrere auf einmal entscheiden").click()
    boxes = page.get_by_role("checkbox", name=OURS)
    expect(boxes).to_have_count(3)
    for box in boxes.all():
        box.check()
    check(page)
    waiting = page.locator(".review").count()
    # By keyboard, from the last box on.
    boxes.last.press("Tab")
    while "Angehakte freigeben" not in str(page.evaluate("document.activeElement.textContent")):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Über diese 3 entscheiden Sie jetzt")).to_be_visible()
    expect(page.locator(".several__chosen")).to_have_count(3)
    check(page)
    page.get_by_label("Ein Wort an alle").fill("Sehr schön.")
    page.get_by_role("button", name="Mehrere freigeben").click()
    expect(page.locator(".messages .success")).to_contain_text("3 freigegeben.")
    expect(page.locator(".review")).to_have_count(waiting - 3)
    visit(page, CALENDAR)
    today = page.locator(".schedule__day--today")
    expect(today.get_by_role("link", name=OURS)).to_have_count(3)
    # A table at a desk, a list on a phone.
    expect(page.get_by_role("columnheader")).to_have_count(7 if size == "desktop" else 0)
    check(page)
