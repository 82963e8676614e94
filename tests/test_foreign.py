"""What a page of another language shows of German: names, marked as such, and links."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests import factories, trees
from tests.arranging import arranged, index
from tests.marked import (
    ARABIC,
    NAME,
    TEXT,
    make_article,
    make_details,
    make_event,
    make_project,
    translate,
)
from tests.readers import links, read, site_address, structured, text

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _online(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """German details, menus and an Arabic home page, but no Arabic details."""
    with arranged(django_db_blocker):
        make_details()
        trees.home("ar", title=ARABIC)
        index()
        yield


def test_event_leaves_out_german_sentences_on_its_page_in_files_and_in_data(
    client: Client,
) -> None:
    arabic = translate(make_event())
    for page in (arabic, translate(make_project())):
        soup = read(client, page.url)
        assert NAME in text(soup)
        assert TEXT not in text(soup).replace(NAME, "")

    soup = read(client, arabic.url)
    selector = "link[type='text/calendar'], a.button[href*=ics]"
    files = [str(link["href"]) for link in soup.select(selector)]
    assert len(files) == 2
    content = "".join(client.get(file).content.decode() for file in files)
    assert TEXT not in content.replace(NAME, "")
    assert "//AR" in content
    assert "SUMMARY;LANGUAGE=ar:" in content

    data = structured(soup, "Event")
    assert data["inLanguage"] == "ar"
    assert data["location"]["name"] == {"@value": NAME, "@language": "de"}
    assert data["url"] == site_address() + arabic.url


def test_file_says_beside_its_words_which_language_it_is_in(client: Client) -> None:
    german = factories.document("Antrag")
    english = factories.document("Form", catalogue=b"/Lang (en-GB)")
    blocks = [
        ("download", {"document": file, "title": title, "description": ""})
        for file, title in ((german, "نموذج"), (english, "استمارة"))
    ]
    article = factories.article(body=blocks)

    def find_notes(address: str) -> list[str]:
        facts = read(client, address).select(".page-body .document-link__facts")
        return [each.get_text().partition("(")[2].rstrip(")") for each in facts]

    assert find_notes(article.url) == ["", "English"]
    assert find_notes(translate(article).url) == ["بالألمانية", "English"]


def test_link_leads_to_the_translation_or_says_that_it_is_german(client: Client) -> None:
    article = make_article()
    target = article.related_pages[0].value
    arabic = translate(article)
    body = read(client, arabic.url).select_one(".page-body")
    for link in (
        body.select_one(".prose a[hreflang]"),
        body.select_one(".call-to-action a"),
    ):
        assert (link["href"], link["hreflang"]) == (target.url, "de")
        inside = link.select_one(".in-german")
        assert inside or link.find_next_sibling(class_="in-german")
        if inside:
            assert not inside.next_sibling, "The note stands behind the words."
    translated = translate(target)
    body = read(client, arabic.url).select_one(".page-body")
    assert not body.select("[hreflang]")
    assert not body.select(".in-german")
    assert [link["href"] for link in body.select(".prose a, .call-to-action a")].count(
        translated.url
    ) == 2
    german = read(client, article.url).select_one(".page-body")
    assert not german.select("[hreflang]")
    assert [link["href"] for link in german.select(".prose a, .call-to-action a")].count(
        target.url
    ) == 2
    factories.restrict(target)
    assert target.url not in links(read(client, article.url), ".page-body")


def test_topic_is_called_what_the_language_calls_it(client: Client) -> None:
    topic = factories.topic("Garten", slug="garten")
    article = factories.article(topics=[topic])
    arabic = trees.translate(factories.newspaper(), "ar") and translate(article)
    assert "Garten" not in text(read(client, arabic.url))
    own = topic.copy_for_translation(trees.language("ar"))
    own.name, own.slug = "حديقة", "hadiqa"
    own.save()
    link = read(client, arabic.url).select_one("main a[href*=topic]")
    assert link.get_text(strip=True) == "حديقة"
    listed = read(client, link["href"]).select("#articles article a")
    assert [found["href"] for found in listed] == [arabic.url]


def test_feed_speaks_one_language(client: Client) -> None:
    arabic = translate(make_article())
    factories.article(TEXT)
    paper = arabic.get_parent()
    feeds = [str(link["href"]) for link in read(client, arabic.url).select("link[title][href]")]
    assert feeds
    assert all(feed.startswith("/ar/") for feed in feeds)
    for route in ("atom", "rss"):
        content = client.get(f"{paper.url}feed/{route}/").content.decode()
        soup = BeautifulSoup(content, "xml")
        language = soup.find("language") or soup.feed
        assert "ar" in {language.get_text(strip=True), language.get("xml:lang")}
        assert TEXT not in content.replace(NAME, "")
        assert ARABIC in content


def test_name_of_the_site_in_its_own_words_comes_first(client: Client) -> None:
    assert read(client, "/ar/").select_one(".masthead__name a")["lang"] == "de"
    factories.site_details(site_name="وينزرلا", locale=trees.language("ar"))
    soup = read(client, "/ar/")
    assert text(soup, ".masthead__name") == "وينزرلا"
    assert not soup.select_one(".masthead__name a").get("lang")
    assert "وينزرلا" in soup.title.get_text()
