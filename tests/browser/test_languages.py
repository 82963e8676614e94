"""What a first visit is offered, by the browser's languages alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

#: A page of the demo that is there in every language, and one that is German alone.
TRANSLATED, GERMAN = "/mitmachen/", "/netzwerk/"

Visitor = Callable[..., Page]


@pytest.fixture
def visitor(new_context: Callable[..., BrowserContext]) -> Visitor:
    """Opens a tab of somebody whose browser speaks a language."""
    return lambda locale, **options: new_context(locale=locale, **options).new_page()


@pytest.mark.parametrize("path", ["/", "/uk/", TRANSLATED, GERMAN])
def test_everybody_gets_the_same_answer(context: BrowserContext, path: str) -> None:
    headers = context.request.get(path).headers
    assert "set-cookie" not in headers
    assert "accept-language" not in headers["vary"].lower()


def test_visitor_is_offered_the_page_in_their_language(visitor: Visitor) -> None:
    page = visitor("uk-UA")
    page.goto(TRANSLATED)
    line = page.locator(".suggestion:visible")
    expect(line).to_have_count(1)
    expect(line).to_have_attribute("lang", "uk")
    line.get_by_role("link").click()
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    expect(page).not_to_have_url("/uk/")
    expect(page.locator(".suggestion:visible")).to_have_count(0)


def test_visitor_is_offered_the_front_page_where_the_page_is_not_there(visitor: Visitor) -> None:
    page = visitor("ar")
    page.goto(GERMAN)
    line = page.locator(".suggestion:visible")
    expect(line).to_have_attribute("dir", "rtl")
    expect(line.get_by_role("link")).to_have_attribute("href", "/ar/")


@pytest.mark.parametrize("locale", ["de-DE", "fr-FR"])
def test_nobody_else_is_offered_anything(visitor: Visitor, locale: str) -> None:
    page = visitor(locale)
    page.goto(TRANSLATED)
    expect(page.locator(".suggestion[lang=uk]")).to_have_count(1)
    expect(page.locator(".suggestion:visible")).to_have_count(0)


def test_offer_that_was_dismissed_does_not_come_back(visitor: Visitor) -> None:
    page = visitor("uk-UA")
    page.goto(TRANSLATED)
    page.locator(".suggestion:visible").get_by_role("button").click()
    expect(page.locator(".suggestion:visible")).to_have_count(0)
    page.goto(GERMAN)
    expect(page.locator(".suggestion[lang=uk]")).to_have_count(1)
    expect(page.locator(".suggestion:visible")).to_have_count(0)


def test_who_chose_a_language_is_not_asked_again(visitor: Visitor) -> None:
    page = visitor("uk-UA")
    page.goto(TRANSLATED)
    page.locator(".languages a[lang=ar]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    page.goto(TRANSLATED)
    expect(page.locator(".suggestion[lang=uk]")).to_have_count(1)
    expect(page.locator(".suggestion:visible")).to_have_count(0)


def test_without_scripts_nothing_is_offered(visitor: Visitor) -> None:
    page = visitor("uk-UA", java_script_enabled=False)
    page.goto(TRANSLATED)
    expect(page.locator(".languages a[lang=uk]")).to_have_count(1)
    expect(page.locator(".suggestion:visible")).to_have_count(0)
