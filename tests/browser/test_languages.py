"""What a first visit is offered, by the browser's languages alone.

The pages come from Django's test client: nothing of it depends on a server.
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests import factories, trees
from tests.readers import read

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.fixture
def both(db: None) -> tuple[Any, Any]:
    """A page that is there in Ukrainian, and one that is not."""
    factories.site_details()
    for code in ("uk", "ar"):
        trees.home(code)
    page = factories.standard_page(title="Beides")
    trees.translate(page, "uk")
    return page, factories.standard_page(title="Nur deutsch")


@pytest.fixture
def answers(both: tuple[Any, Any]) -> dict[str, Any]:
    """Every page of this site as everybody gets it, by path."""
    ukrainian = both[0].get_translation(trees.language("uk"))
    paths = ["/", "/uk/", "/ar/", both[0].url, both[1].url, ukrainian.url]
    paths += [str(link["href"]) for link in read(Client(), both[0].url).select(".languages a")]
    found = {path: Client().get(path) for path in paths}
    for response in found.values():
        assert not response.cookies
        assert "Accept-Language" not in response.headers.get("Vary", "")
    return found


@pytest.fixture
def visitor(browser: Browser, answers: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """Opens a tab of somebody whose browser speaks a language."""
    made: list[BrowserContext] = []

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=str(finders.find(path.removeprefix("/static/"))))
        elif path in answers:
            response = answers[path]
            headers = {name: str(value) for name, value in response.items()}
            route.fulfill(status=response.status_code, headers=headers, body=response.content)
        else:
            route.fulfill(status=404)

    def open_tab(locale: str, **options: Any) -> Page:
        made.append(browser.new_context(base_url=SITE, locale=locale, **options))
        made[-1].route("**/*", answer)
        return made[-1].new_page()

    yield open_tab
    for context in made:
        context.close()


def test_visitor_is_offered_the_page_in_their_language(
    visitor: Callable[..., Page], both: tuple[Any, Any]
) -> None:
    page = visitor("uk-UA")
    page.goto(both[0].url)
    line = page.locator(".suggestion:visible")
    expect(line).to_have_count(1)
    expect(line).to_have_attribute("lang", "uk")
    line.get_by_role("link").click()
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    expect(page.locator(".suggestion:visible")).to_have_count(0)


def test_visitor_is_offered_the_front_page_where_the_page_is_not_there(
    visitor: Callable[..., Page], both: tuple[Any, Any]
) -> None:
    page = visitor("ar")
    page.goto(both[1].url)
    line = page.locator(".suggestion:visible")
    expect(line).to_have_attribute("dir", "rtl")
    expect(line.get_by_role("link")).to_have_attribute("href", "/ar/")


@pytest.mark.parametrize("locale", ["de-DE", "fr-FR"])
def test_nobody_else_is_offered_anything(
    visitor: Callable[..., Page], both: tuple[Any, Any], locale: str
) -> None:
    page = visitor(locale)
    page.goto(both[0].url)
    expect(page.locator(".suggestion")).to_have_count(2)
    expect(page.locator(".suggestion:visible")).to_have_count(0)


def test_offer_that_was_dismissed_does_not_come_back(
    visitor: Callable[..., Page], both: tuple[Any, Any]
) -> None:
    page = visitor("uk-UA")
    page.goto(both[0].url)
    page.locator(".suggestion:visible").get_by_role("button").click()
    expect(page.locator(".suggestion:visible")).to_have_count(0)
    page.goto(both[1].url)
    expect(page.locator(".suggestion")).to_have_count(2)
    expect(page.locator(".suggestion:visible")).to_have_count(0)


def test_who_chose_a_language_is_not_asked_again(
    visitor: Callable[..., Page], both: tuple[Any, Any]
) -> None:
    page = visitor("uk-UA")
    page.goto(both[0].url)
    page.locator(".languages a[lang=ar]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    page.goto(both[0].url)
    expect(page.locator(".suggestion:visible")).to_have_count(0)


def test_without_scripts_nothing_is_offered(
    visitor: Callable[..., Page], both: tuple[Any, Any]
) -> None:
    page = visitor("uk-UA", java_script_enabled=False)
    page.goto(both[0].url)
    expect(page.locator(".suggestion:visible")).to_have_count(0)
    expect(page.locator(".languages a")).to_have_count(2)
