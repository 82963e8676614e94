"""A language is online from the day its home page is, and never shows another one."""

from collections.abc import Callable

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
    page = factories.standard_page(title=GERMAN, slug="blatt")
    factories.article(GERMAN)
    return page


def missing() -> None:
    trees.language("ar")


def draft() -> None:
    trees.home("ar", live=False)


def unpublished() -> None:
    trees.home("ar").unpublish()


def without_row() -> None:
    Locale.objects.filter(language_code="ar").delete()


def alias() -> None:
    trees.alias(factories.home_page(), "ar")


def restricted() -> None:
    factories.restrict(trees.home("ar"))


def address_of(path: str) -> str:
    """An address of the German site below the Arabic prefix."""
    return f"/ar{path}"


OFFLINE: list[Callable[[], None]] = [missing, draft, unpublished, without_row, alias, restricted]


@pytest.mark.parametrize("make", OFFLINE, ids=lambda make: make.__name__)
def test_nothing_answers_below_a_language_that_is_not_online(
    client: Client, make: Callable[[], None]
) -> None:
    make()
    paper = factories.newspaper().url
    addresses = ["/", "", "/blatt/", paper, f"{paper}feed/atom/", f"{paper}archiv/", "/suche/"]
    addresses += ["/suche/?q=Wort", "/nirgends/", "/home-ar/", "/_util/login/", "/search/"]
    for path in addresses:
        response = client.get(address_of(path))
        assert response.status_code == 404, path
        assert not response.cookies, path
        assert response["content-language"] == "de", path
        assert response["content-security-policy"], path
    soup = read(client, "/ar/", status=404)
    assert (soup.html["lang"], soup.html["dir"]) == ("de", "ltr")
    assert "ar" not in [link["hreflang"] for link in soup.select("a[hreflang]")]


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_of_the_settings_waits_for_its_home_page(client: Client, code: str) -> None:
    assert client.get(f"/{code}/").status_code == 404
    assert client.get(f"/{code}/blatt/").status_code == 404
    trees.home(code, title="Zuhause")
    soup = read(client, f"/{code}/")
    assert soup.html["lang"] == code
    assert client.get(f"/{code}/blatt/").status_code == 404


def test_language_goes_offline_with_its_home_page(client: Client) -> None:
    home = trees.home("uk")
    page = trees.translate(factories.standard_page(title="Eins"), "uk", title="Один")
    assert text(read(client, page.url), "h1") == "Один"
    home = Page.objects.get(pk=home.pk).specific
    home.unpublish()
    assert client.get(page.url).status_code == 404
    assert client.get("/uk/").status_code == 404
    home.save_revision().publish()
    assert read(client, page.url).h1


@pytest.mark.parametrize("live", [True, False])
def test_page_that_is_not_translated_is_not_found(
    client: Client, german: Page, *, live: bool
) -> None:
    trees.home("ar")
    if not live:
        trees.translate(german, "ar", live=False)
    response = client.get("/ar/blatt/")
    assert response.status_code == 404
    assert not response.cookies
    soup = read(client, "/ar/blatt/", status=404)
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    foreign = [part.extract() for part in soup.select("[lang=de]")]
    assert foreign
    assert GERMAN not in str(soup)


def test_page_in_the_wrong_tree_is_not_served(client: Client) -> None:
    home = trees.home("ar")
    page = factories.standard_page(title=GERMAN, slug="verirrt")
    page.move(home, pos="last-child")
    Page.objects.filter(pk=page.pk).update(locale=factories.language())
    assert client.get("/ar/verirrt/").status_code == 404


def test_page_of_another_language_below_the_german_home_is_not_served(client: Client) -> None:
    trees.home("ar")
    page = factories.standard_page(title="عربي", slug="verirrt")
    Page.objects.filter(pk=page.pk).update(locale=trees.language("ar"))
    assert client.get("/verirrt/").status_code == 404


def test_alias_of_a_german_page_is_not_served_in_another_language(
    client: Client, german: Page
) -> None:
    trees.home("ar")
    alias = trees.alias(german, "ar")
    assert alias.url.startswith("/ar/")
    assert client.get(alias.url).status_code == 404
    again = factories.standard_page(alias.get_parent(), title=GERMAN)
    Page.objects.filter(pk=again.pk).update(alias_of=alias)
    assert client.get(again.url).status_code == 404


def test_alias_within_a_language_is_served(client: Client, german: Page) -> None:
    alias = german.create_alias(update_slug="auch-hier")
    assert text(read(client, alias.url), "h1") == GERMAN


def test_private_page_of_another_language_sets_no_cookie(client: Client, german: Page) -> None:
    home = trees.home("ar")
    factories.restrict(german, "login")
    german.move(home, pos="last-child")
    Page.objects.filter(pk=german.pk).update(locale=factories.language())
    response = client.get("/ar/blatt/")
    assert response.status_code == 404
    assert not response.cookies


def test_prefix_of_a_variant_is_not_the_language(client: Client) -> None:
    trees.home("ar")
    assert client.get("/ar-eg/").status_code == 404
    assert client.get("/de/").status_code == 404


def test_gate_asks_for_nothing_that_the_page_does_not_need(client: Client) -> None:
    trees.home("uk")
    page = trees.translate(factories.standard_page(title="Eins"), "uk")
    asked = queries(client, page.url)
    assert len([sql for sql in asked if "framestamp" in sql]) == 1
