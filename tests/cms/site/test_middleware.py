"""A language is online from the day its home page is, and never shows another one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Locale, Page

from tests import factories, trees
from tests.readers import queries, read, text

pytestmark = pytest.mark.django_db

OTHERS = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
GERMAN = "Wortdeutsch"


@pytest.fixture(autouse=True)
def german(db: None) -> Page:
    """German content that must never stand in for another language."""
    factories.site_details(site_name=GERMAN)
    factories.newspaper()
    return factories.standard_page(title=GERMAN, slug="blatt")


#: How a language comes to be not online, each with one of its own.
OFFLINE: dict[str, Callable[[str], Any]] = {
    "ar": trees.language,
    "en": lambda code: trees.home(code, live=False),
    "uk": lambda code: trees.home(code).unpublish(),
    "fa": lambda code: Locale.objects.filter(language_code=code).delete(),
    "ru": lambda code: trees.alias(factories.home_page(), code),
    "de-simple": lambda code: factories.restrict(trees.home(code)),
}


def test_nothing_answers_below_a_language_that_is_not_online(client: Client) -> None:
    paper = factories.newspaper().url
    addresses = ["/", "", "/blatt/", paper, f"{paper}feed/atom/", f"{paper}archiv/", "/suche/"]
    addresses += ["/suche/?q=Wort", "/nirgends/", "/_util/login/", "/search/"]
    for code, make in OFFLINE.items():
        make(code)
        for path in (*addresses, f"/home-{code}/"):
            response = client.get(f"/{code}{path}")
            assert response.status_code == 404, (code, path)
            assert not response.cookies, (code, path)
            assert response["content-language"] == "de", (code, path)
            assert response["content-security-policy"], (code, path)
        soup = read(client, f"/{code}/", status=404)
        assert (soup.html["lang"], soup.html["dir"]) == ("de", "ltr"), code
    assert not soup.select("a[hreflang]")


def test_every_language_of_the_settings_waits_for_its_home_page(client: Client) -> None:
    for code in OTHERS:
        read(client, f"/{code}/", 404)
        read(client, f"/{code}/blatt/", 404)
        trees.home(code, title="Zuhause")
        assert read(client, f"/{code}/").html["lang"] == code
        read(client, f"/{code}/blatt/", 404)


def test_language_goes_offline_with_its_home_page(client: Client, german: Page) -> None:
    home = trees.home("uk")
    page = trees.translate(german, "uk", title="Один")
    assert text(read(client, page.url), "h1") == "Один"
    home = Page.objects.get(pk=home.pk).specific
    home.unpublish()
    for address in (page.url, "/uk/"):
        read(client, address, 404)
    home.save_revision().publish()
    assert text(read(client, page.url), "h1") == "Один"


@pytest.mark.parametrize("is_begun", [True, False])
def test_page_that_is_not_translated_is_not_found(
    client: Client, german: Page, is_begun: bool
) -> None:
    trees.home("ar")
    if is_begun:
        trees.translate(german, "ar", live=False)
    soup = read(client, "/ar/blatt/", status=404)
    assert not client.cookies
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    foreign = [part.extract() for part in soup.select("[lang=de]")]
    assert foreign
    assert GERMAN not in str(soup)


def test_page_in_the_wrong_tree_is_not_served_and_sets_no_cookie(client: Client) -> None:
    home = trees.home("ar")
    german, private = (factories.standard_page(title=GERMAN) for _ in range(2))
    for page in (german, private):
        page.move(home, pos="last-child")
    foreign = factories.standard_page(title="عربي")
    factories.restrict(private, "login")
    Page.objects.filter(pk=foreign.pk).update(locale=home.locale)
    Page.objects.filter(pk__in=[german.pk, private.pk]).update(locale=factories.language())
    for address in (f"/ar/{german.slug}/", f"/ar/{private.slug}/", f"/{foreign.slug}/"):
        read(client, address, 404)
    assert not client.cookies


def test_alias_is_served_within_a_language_alone(client: Client, german: Page) -> None:
    trees.home("ar")
    alias = trees.alias(german, "ar")
    assert alias.url.startswith("/ar/")
    again = factories.standard_page(alias.get_parent(), title=GERMAN)
    Page.objects.filter(pk=again.pk).update(alias_of=alias)
    for page in (alias, again):
        read(client, page.url, 404)
    within = german.create_alias(update_slug="auch-hier")
    assert text(read(client, within.url), "h1") == GERMAN


def test_prefix_of_a_variant_is_not_the_language(client: Client) -> None:
    trees.home("ar")
    assert client.get("/ar-eg/").status_code == 404
    assert client.get("/de/").status_code == 404


def test_gate_asks_for_nothing_that_the_page_does_not_need(client: Client) -> None:
    trees.home("uk")
    page = trees.translate(factories.standard_page(title="Eins"), "uk")
    asked = queries(client, page.url)
    assert len([sql for sql in asked if "contentversion" in sql]) == 1
