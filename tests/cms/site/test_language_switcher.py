"""From every page a way into each language that is online, to the page itself or to its place.

Machines are told of the same pages.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Page

from tests import factories, trees
from tests.arranging import arranged, index
from tests.readers import links, queries, read, site_address, structured

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def switcher(client: Client, url: str, status: int = 200) -> dict[str, str]:
    """Addresses by language, as the switcher of a page offers them."""
    found = read(client, url, status).select(".languages a")
    return {str(link["hreflang"]): str(link["href"]) for link in found}


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


@pytest.fixture(scope="module", autouse=True)
def _online(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two languages that are online and one that is not."""
    with arranged(django_db_blocker):
        factories.site_details()
        for code in ("uk", "ar"):
            trees.home(code)
        trees.home("ru", live=False)
        index()
        yield


def test_languages_are_listed_by_their_own_names(client: Client) -> None:
    trees.home("de-simple")
    soup = read(client, "/")
    shown = [
        (part.get_text(strip=True), part["lang"], part["dir"])
        for part in soup.select(".languages [lang]")
    ]
    assert shown == [
        ("Deutsch", "de", "ltr"),
        ("Einfache Sprache", "de-simple", "ltr"),
        ("Українська", "uk", "ltr"),
        ("العربية", "ar", "rtl"),
    ]
    assert soup.select_one(".languages [aria-current]")["lang"] == "de"
    assert read(client, "/ar/").select_one(".languages [aria-current]")["lang"] == "ar"


def test_page_leads_readers_and_machines_to_its_translations(client: Client) -> None:
    page = factories.standard_page()
    for code in ("uk", "ar"):
        trees.translate(page, code)
    urls = {code: page.get_translation(trees.language(code)).url for code in ("de", "uk", "ar")}
    expected = {**urls, "x-default": page.url}
    for code, url in urls.items():
        assert switcher(client, url) == {other: urls[other] for other in urls if other != code}
        assert in_head(client, url) == in_sitemap(client)[url] == expected


def test_simple_german_is_a_page_of_its_own_to_machines(client: Client) -> None:
    trees.home("de-simple")
    page = factories.standard_page()
    simple = trees.translate(page, "de-simple")
    assert in_head(client, page.url) == in_head(client, simple.url) == {}
    assert in_sitemap(client)[simple.url] == {}
    ukrainian = trees.translate(page, "uk")
    assert set(in_head(client, page.url)) == {"de", "uk", "x-default"}
    assert in_head(client, simple.url) == in_sitemap(client)[simple.url] == {}
    assert simple.url not in in_sitemap(client)[ukrainian.url].values()


def hide(page: Page, kind: str) -> Page | None:
    """What there is in Arabic that nobody can read."""
    if kind == "missing":
        return None
    if kind == "alias":
        return trees.alias(page, "ar")
    target = trees.translate(page, "ar", live=kind != "draft", slug=f"anders-{page.pk}")
    if kind == "private":
        factories.restrict(target)
    if kind == "wrong tree":
        target.move(factories.home_page(), pos="last-child")
    return target


def test_page_without_a_translation_leads_readers_to_an_explanation_and_machines_nowhere(
    client: Client,
) -> None:
    for kind in ("missing", "draft", "private", "alias", "wrong tree"):
        page = factories.standard_page(title="Bürgerhaus")
        trees.translate(page, "ru")
        hidden = hide(page, kind)
        address = switcher(client, page.url)["ar"]
        soup = read(client, address)
        assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl"), kind
        title = soup.select_one("main [lang=de]")
        assert (title.name, title.get_text(strip=True)) == ("bdi", "Bürgerhaus"), kind
        assert (title.a["href"], title.a["hreflang"]) == (page.url, "de"), kind
        assert soup.select_one("meta[name=robots]")["content"] == "noindex"
        assert not client.cookies
        announced = in_sitemap(client)
        assert in_head(client, page.url) == announced[page.url] == {}, kind
        assert address not in announced
        assert hidden is None or hidden.url is None or hidden.url not in announced, kind
        trees.translate(page, "uk")
        assert set(in_head(client, page.url)) == {"de", "uk", "x-default"}, kind
    assert "/ar/" in announced
    assert not [url for url in announced if url.startswith("/ru/")]


def test_explanation_leads_to_the_nearest_page_above_in_the_readers_language(
    client: Client,
) -> None:
    above = factories.standard_page(title="Büro")
    middle = factories.standard_page(above, title="Beratung")
    page = factories.standard_page(middle, title="Wohngeld")
    assert "/ar/" in links(read(client, switcher(client, page.url)["ar"]), "main")
    section = trees.translate(above, "ar", title="مكتب")
    found = read(client, switcher(client, page.url)["ar"]).select("main .next-steps a")
    assert (found[0]["href"], found[0].get_text(strip=True)) == (
        section.url,
        "مكتب",
    )
    section.unpublish()
    assert section.url not in links(read(client, switcher(client, page.url)["ar"]), "main")


def test_explanation_gives_way_to_the_translation(client: Client) -> None:
    page = factories.standard_page()
    address = switcher(client, page.url)["uk"]
    assert read(client, address).h1
    target = trees.translate(page, "uk")
    response = client.get(address)
    assert (response.status_code, response["location"]) == (302, target.url)
    assert not response.cookies


def draft() -> Page:
    return factories.standard_page(title="Geheim", live=False)


def private() -> Page:
    page = factories.standard_page(title="Geheim")
    factories.restrict(page)
    return page


def below_private() -> Page:
    return factories.standard_page(private(), title="Geheim")


def of_an_offline_language() -> Page:
    page = factories.standard_page(title="Offen")
    return trees.translate(page, "ru", title="Geheim")


def test_page_that_is_not_public_or_not_there_is_not_explained(client: Client) -> None:
    page = factories.standard_page()
    address = switcher(client, page.url)["ar"]
    hidden = [make().pk for make in (draft, private, below_private, of_an_offline_language)]
    for number in (*hidden, "0", "99999999", "9" * 40, "1"):
        response = client.get(address.replace(str(page.pk), str(number)))
        assert response.status_code == 404, number
        assert "Geheim" not in response.content.decode(), number


def test_search_leads_to_the_search_of_the_other_languages(client: Client) -> None:
    for url in links(read(client, "/"), ".languages"):
        search = read(client, url).select_one("form.search-form")["action"]
        found = switcher(client, search)
        assert len(found) == 2
        for code, other in found.items():
            page = read(client, other)
            assert page.html["lang"] == code
            assert page.select_one("form.search-form")["action"] == other


def test_page_that_is_not_found_leads_to_the_front_pages(client: Client) -> None:
    assert switcher(client, "/nirgends/", 404) == {"uk": "/uk/", "ar": "/ar/"}
    assert switcher(client, "/ar/nirgends/", 404) == {"de": "/", "uk": "/uk/"}


def test_list_below_a_page_leads_to_the_same_list_in_other_languages(client: Client) -> None:
    paper = factories.newspaper()
    address = f"{paper.url}archiv/"
    explained = switcher(client, address)
    translated = trees.translate(paper, "uk")
    assert switcher(client, address) == {
        "uk": f"{translated.url}arkhiv/",
        "ar": explained["ar"],
    }
    assert switcher(client, f"{translated.url}arkhiv/")["de"] == address
    assert read(client, explained["ar"]).select("main [lang=de]")
    # To machines only a page itself has translations.
    for _ in range(13):
        factories.article(bare=True)
    assert in_head(client, paper.url)
    assert in_head(client, f"{paper.url}?page=2") == in_head(client, address) == {}


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


def test_site_in_one_language_has_no_switcher(client: Client) -> None:
    for code in ("uk", "ar"):
        factories.home_page().get_translation(trees.language(code)).unpublish()
    assert not read(client, "/").select(".languages")


def test_languages_cost_a_reader_nothing(client: Client) -> None:
    page = factories.standard_page()
    before = queries(client, page.url)
    for code in ("en", "fa", "de-simple"):
        trees.home(code)
        trees.translate(page, code)
    after = queries(client, page.url)
    assert len(switcher(client, page.url)) == 5
    assert len(after) == len(before), "\n".join(after)
    stub = switcher(client, page.url)["ar"]
    assert len(queries(client, stub)) <= 10
