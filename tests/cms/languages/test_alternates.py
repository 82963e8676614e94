"""What machines are told of a page's languages agrees with what readers meet."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from wagtail.models import Page

from tests import factories, trees
from tests.readers import read, site_address, structured

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(autouse=True)
def _online(db: None) -> None:
    """Three languages that are online and one that is not."""
    factories.site_details()
    for code in ("uk", "ar", "de-simple"):
        trees.home(code)
    trees.home("ru", live=False)


def in_head(client: Client, url: str) -> dict[str, str]:
    """The head's alternates by language, without the site's address."""
    found = read(client, url).select("head link[rel=alternate][hreflang]")
    assert all(str(link["href"]).startswith(site_address()) for link in found)
    return {str(link["hreflang"]): str(link["href"]).removeprefix(site_address()) for link in found}


def in_sitemap(client: Client) -> dict[str, dict[str, str]]:
    """The same from the sitemap, by address."""
    root = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own output
    return {
        str(entry.findtext(f"{SITEMAP}loc")).removeprefix(site_address()): {
            str(link.get("hreflang")): str(link.get("href")).removeprefix(site_address())
            for link in entry.findall(f"{XHTML}link")
        }
        for entry in root
    }


def test_every_translation_names_all_of_them_and_the_original_for_everybody_else(
    client: Client,
) -> None:
    page = factories.standard_page()
    ukrainian, arabic = trees.translate(page, "uk"), trees.translate(page, "ar")
    expected = {
        "de": page.url,
        "uk": ukrainian.url,
        "ar": arabic.url,
        "x-default": page.url,
    }
    for one in (page, ukrainian, arabic):
        assert in_head(client, one.url) == expected
        assert in_sitemap(client)[one.url] == expected


def test_simple_german_is_a_page_of_its_own_to_machines(client: Client) -> None:
    page = factories.standard_page()
    simple = trees.translate(page, "de-simple")
    assert in_head(client, page.url) == in_head(client, simple.url) == {}
    assert in_sitemap(client)[simple.url] == {}
    ukrainian = trees.translate(page, "uk")
    assert set(in_head(client, page.url)) == {"de", "uk", "x-default"}
    assert in_head(client, simple.url) == in_sitemap(client)[simple.url] == {}
    assert simple.url not in in_sitemap(client)[ukrainian.url].values()


def alias(page: Page) -> Page:
    return trees.alias(page, "ar")


def draft(page: Page) -> Page:
    return trees.translate(page, "ar", live=False)


def private(page: Page) -> Page:
    target = trees.translate(page, "ar")
    factories.restrict(target)
    return target


def of_an_offline_language(page: Page) -> Page:
    return trees.translate(page, "ru")


def test_translation_that_cannot_be_read_is_not_announced(client: Client) -> None:
    for make in (alias, draft, private, of_an_offline_language):
        page = factories.standard_page()
        hidden = make(page)
        assert in_head(client, page.url) == {}, make
        announced = in_sitemap(client)
        assert announced[page.url] == {}, make
        assert (hidden.url or "-") not in announced, make
        assert trees.translate(page, "uk").url in in_head(client, page.url).values(), make
        assert set(in_head(client, page.url)) == {"de", "uk", "x-default"}, make
    assert "/ar/" in announced
    assert not [url for url in announced if url.startswith("/ru/")]


def test_later_parts_of_a_list_have_no_translations(client: Client) -> None:
    paper = factories.newspaper()
    trees.translate(paper, "uk")
    for _ in range(13):
        factories.article(bare=True)
    assert in_head(client, paper.url)
    assert in_head(client, f"{paper.url}?page=2") == {}
    assert in_head(client, f"{paper.url}archiv/") == {}


def test_translation_names_its_language_and_its_original(client: Client) -> None:
    trees.translate(factories.newspaper(), "uk")
    article = factories.article("Wort")
    target = trees.translate(article, "uk", title="Слово")
    data = structured(read(client, target.url), "NewsArticle")
    assert data["inLanguage"] == "uk"
    assert data["translationOfWork"] == {"@id": site_address() + article.url}
    original = structured(read(client, article.url), "NewsArticle")
    assert original["@id"] == original["url"] == site_address() + article.url
    assert original["inLanguage"] == "de"
    assert "translationOfWork" not in original
    assert original["workTranslation"] == [{"@id": site_address() + target.url}]
