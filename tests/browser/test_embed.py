"""What comes from elsewhere loads only when a reader asks for it."""

import pytest
from playwright.sync_api import Page, expect

from scripts.demo_site import Site
from tests.browser.axe import violations
from tests.browser.watch import Watch, see_all, visit


@pytest.fixture
def article(page: Page, watch: Watch, site: Site) -> Page:
    """An article with an embed, all of it seen."""
    visit(page, site.special["embed"])
    see_all(page)
    return page


def test_nothing_loads_before_the_click(article: Page, watch: Watch) -> None:
    expect(article.locator("[data-embed]")).not_to_have_count(0)
    assert watch.problems == []
    expect(article.locator("iframe")).to_have_count(0)


@pytest.mark.parametrize("key", ["click", "Enter"])
def test_asked_for_it_loads_and_has_the_focus(
    article: Page, watch: Watch, site: Site, key: str
) -> None:
    box = article.locator("[data-embed]").first
    address, title = (box.get_attribute(name) for name in ("data-embed", "data-embed-title"))
    link = box.get_by_role("link")
    if key == "click":
        link.click()
    else:
        link.focus()
        article.keyboard.press(key)
    frame = article.locator("iframe")
    expect(frame).to_have_attribute("src", str(address))
    expect(frame).to_have_attribute("title", str(title))
    expect(frame).to_be_focused()
    watch.wait_for_elsewhere(str(address))
    assert watch.elsewhere == [address]
    assert article.url == f"{site.address}{site.special['embed']}"


def test_the_frame_fits_and_has_no_violation(article: Page) -> None:
    article.set_viewport_size({"width": 320, "height": 640})
    article.locator("[data-embed]").first.get_by_role("link").click()
    expect(article.locator("iframe")).to_be_focused()
    box = article.locator("iframe").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert not violations(article)


def test_a_new_tab_is_still_possible(article: Page, site: Site) -> None:
    """With the control key the browser does what it does with any link."""
    link = article.locator("[data-embed] a.button").first
    address = str(link.get_attribute("href"))
    # The other tab is not the watched one, and nothing here leaves this machine.
    article.context.route(lambda url: not url.startswith(site.address), lambda route: route.abort())
    with article.context.expect_event("request", lambda request: request.url == address):
        link.click(modifiers=["Control"])
    expect(article.locator("iframe")).to_have_count(0)
