"""Whatever the address says: a clear answer, never a server error."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.test import Client
from django.utils.translation import gettext
from pytest_django.plugin import DjangoDbBlocker

from tests import factories
from tests.arranging import arranged, index
from tests.readers import links, read, text

pytestmark = pytest.mark.django_db

NUL = "\x00"
NASTY = {
    "NUL": f"Gar{NUL}ten",
    "only NUL": NUL,
    "5,000 letters": "a" * 5000,
    "5,000 words": "ab " * 5000,
    "punctuation": "?!.,;:-–_()[]{}",
    "one quotation mark": '"',
    "quotation marks": '"Garten',
    "apostrophe": "Garten's",
    "per cent": "100 %",
    "wildcard": "Gart%",
    "emoji": "🌻🌍",
    "joined emoji": "👩‍🌾",
    "right to left": "حديقة",
    "AND": "AND",
    "OR": "Garten OR",
    "NOT": "NOT Garten",
    "NEAR": "NEAR(Garten Fest, 5)",
    "star": "Gart*",
    "only star": "*",
    "bracket": "(Garten",
    "minus": "-Garten",
    "column": "title:Garten",
    "caret": "^Garten",
    "tsquery": "Garten & !Fest | <->",
    "backslash": "Garten\\",
    "SQL": "'; DROP TABLE wagtailcore_page; --",
    "tag": "<script>alert(1)</script>",
    "lone surrogate": "%ED%A0%80",
    "line breaks": "Garten\r\nFest\u2028",
    "combining": "G̈" * 60,
}


@pytest.fixture(scope="module", autouse=True)
def _content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with arranged(django_db_blocker):
        factories.site_details()
        factories.issue(entries=[factories.article("Garten", topics=[factories.topic()])])
        index()
        yield


@pytest.fixture
def search_url(client: Client) -> str:
    """Where the search form leads."""
    return str(read(client, "/").select_one("form.search-form")["action"])


@pytest.mark.sqlite
def test_search_answers_whatever_is_typed(client: Client, search_url: str) -> None:
    for kind, words in NASTY.items():
        content = client.get(search_url, {"q": words}).content.decode()
        assert 'id="search-query"' in content, kind
        assert "<script>alert" not in content, kind


@pytest.mark.sqlite
def test_search_finds_in_spite_of_stray_signs_and_nothing_for_nothing(
    client: Client, search_url: str
) -> None:
    for words in ("Garten", "  garten ", f"Garten{NUL}", "Garten\n"):
        response = client.get(search_url, {"q": words})
        assert "teaser__title" in response.content.decode(), repr(words)
    for query in ("", "?q=", "?q=%20", "?q=%00"):
        soup = read(client, search_url + query)
        assert soup.select_one("#search-query")
        assert not soup.select("#results")


UNFIT = ["unbekannt", NUL, f"a{NUL}b", "x" * 5000, "0", "99999", "abc", "-1", "२०२६"]
UNFIT += ["' OR 1=1 --"]
PAGES = ["abc", "9999", "-1", "0", "1.5", "", NUL, "9" * 5000, "١٢", "1e3", "last"]


def test_page_that_is_none_is_not_found(client: Client, search_url: str) -> None:
    for number in PAGES:
        listing = client.get(factories.newspaper().url, {"page": number})
        results = client.get(search_url, {"q": "Garten", "page": number})
        assert (listing.status_code, results.status_code) == (404, 404), repr(number[:6])


def test_filter_that_fits_nothing_shows_nothing_and_an_empty_one_everything(
    client: Client,
) -> None:
    paper = factories.newspaper().url
    soup = read(client, f"{paper}?rubric=&topic=&year=")
    assert len(soup.select("#articles article")) == 1
    for name, value in product(("rubric", "topic", "year"), UNFIT):
        content = client.get(paper, {name: value}).content.decode()
        assert "Zu dieser Auswahl gibt es keinen Artikel" in content, (name, value[:8])
        assert 'class="teaser ' not in content, (name, value[:8])


def test_broken_host_is_a_bad_request(client: Client) -> None:
    for host in ("evil.example", "a b", "testserver:x", "", "[::1", "testserver@x"):
        assert client.get("/", headers={"host": host}).status_code == 400, host


def test_a_megabyte_of_query_does_no_harm_and_thousands_of_parameters_are_refused(
    client: Client, search_url: str
) -> None:
    megabyte = "x" * 1024 * 1024
    for address in ("/", factories.newspaper().url, search_url):
        response = client.get(address, {"q": megabyte, "rubric": megabyte})
        assert "</html>" in response.content.decode()[-20:], address
    query = "&".join(f"p{number}=1" for number in range(20_000))
    assert client.get(f"/?{query}").status_code == 400


def test_unknown_address_shows_a_way_on(client: Client) -> None:
    long = f"/{'x' * 5000}/"
    for address in ("/gibt-es-nicht/", "/stadtteilzeitung/nein/", "/%00/", "/%ff%fe/", long):
        soup = read(client, address, status=404)
        assert soup.html
        assert soup.html["lang"] == "de"
        assert text(soup, "h1") == gettext("There is no page at this address")
        assert "/" in links(soup)


def test_search_and_sitemap_are_only_read(client: Client, search_url: str) -> None:
    for address in (search_url, "/sitemap.xml", "/robots.txt"):
        for method in ("post", "put", "delete", "patch"):
            assert getattr(client, method)(address).status_code == 405, (method, address)


def test_form_that_fails_its_check_gets_the_sites_own_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/suche/", {"q": "Garten"})
    assert response.status_code == 403
    assert "laden Sie die Seite neu" in response.content.decode()
