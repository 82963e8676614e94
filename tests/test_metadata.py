"""What the head of each page tells machines agrees with what the page shows."""

import json
from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import factories
from tests.readers import read, site_address, structured, text

pytestmark = pytest.mark.django_db

CORRECTION = (date(2026, 4, 1), "Es waren acht Bänke.")


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def test_news_article_agrees_with_the_page(client: Client) -> None:
    article = factories.article(
        "Acht Bänke",
        subtitle="Am Weg zum Garten",
        authors=[factories.author("Anna Beet"), factories.author("Bert Bank")],
        rubric=factories.rubric("Aus dem Stadtteil"),
        corrections=[CORRECTION],
    )
    soup = read(client, article.url)
    data = structured(soup, "NewsArticle")
    shown = text(soup)
    assert data["headline"] == text(soup, "h1") == "Acht Bänke"
    assert data["alternativeHeadline"] in shown
    assert data["description"] == article.teaser
    assert [person["name"] for person in data["author"]] == ["Anna Beet", "Bert Bank"]
    assert all(person["name"] in shown for person in data["author"])
    assert data["articleSection"] == "Aus dem Stadtteil"
    assert data["articleSection"] in shown
    assert datetime.fromisoformat(data["datePublished"]) == article.first_published_at
    assert datetime.fromisoformat(data["dateModified"]) == article.last_published_at
    assert data["datePublished"][:10] == soup.select_one(".signature time")["datetime"]
    assert data["url"] == site_address() + article.url
    assert data["inLanguage"] == "de"
    assert data["publisher"]["name"] == "Stadtteilbüro Winzerla"
    assert data["correction"] == [
        {"@type": "CorrectionComment", "text": CORRECTION[1], "datePublished": "2026-04-01"}
    ]
    assert CORRECTION[1] in shown
    image = data["image"]
    assert image == soup.select_one("meta[property='og:image']")["content"]
    assert image.startswith(site_address())
    assert client.get(image.removeprefix(site_address()))["content-type"] == "image/jpeg"


def test_bare_article_claims_nothing_it_does_not_know(client: Client) -> None:
    article = factories.article(bare=True, teaser="")
    soup = read(client, article.url)
    data = structured(soup, "NewsArticle")
    unknown = {"author", "image", "description", "correction", "alternativeHeadline"}
    assert not unknown & set(data)
    assert not soup.select("meta[property='og:image'], meta[name=description]")


def test_publication_issue_agrees_with_the_page(client: Client) -> None:
    issue = factories.issue(
        date(2026, 6, 1), title="Juniheft", volume=26, number=5, cover=factories.image()
    )
    soup = read(client, issue.url)
    data = structured(soup, "PublicationIssue")
    assert data["name"] == "Juniheft"
    assert data["issueNumber"] == 5
    assert data["isPartOf"]["volumeNumber"] == 26
    assert data["isPartOf"]["isPartOf"]["@type"] == "Periodical"
    assert data["datePublished"] == "2026-06-01"
    assert data["url"] == site_address() + issue.url
    assert data["image"].startswith(site_address())
    assert "Juni 2026" in text(soup)
    assert "26" in text(soup)


def test_front_page_names_the_organisation_and_its_search(client: Client) -> None:
    soup = read(client, "/")
    data = structured(soup, "Organization")
    assert data["name"] == "Stadtteilbüro Winzerla"
    assert data["telephone"] == "03641 354570"
    assert data["address"]["postalCode"] == "07745"
    assert data["url"] == f"{site_address()}/"
    assert all(str(value) in text(soup, "footer") for value in list(data["address"].values())[1:])
    target = structured(soup, "WebSite")["potentialAction"]["target"]
    form = soup.select_one("form.search-form")
    assert target == f"{site_address()}{form['action']}?q={{search_term_string}}"


def test_breadcrumbs_of_machines_and_readers_agree(client: Client) -> None:
    above = factories.standard_page(title="Büro")
    page = factories.standard_page(above, title="Kontakt")
    soup = read(client, page.url)
    steps = structured(soup, "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    shown = [(link.get_text(), link["href"]) for link in soup.select(".breadcrumbs a")]
    trail = [(step["name"], step["item"].removeprefix(site_address())) for step in steps]
    assert trail[:-1] == shown
    assert trail[1:] == [("Büro", above.url), ("Kontakt", page.url)]


def test_title_cannot_leave_the_data(client: Client) -> None:
    bad = ("</script><script>alert(1)</script>", "<!-- <script>", "]]>", 'A "quoted" \\ title & b')
    for title in bad:
        soup = read(client, factories.article(title, bare=True).url)
        assert structured(soup, "NewsArticle")["headline"] == title
        assert text(soup, "h1") == title
        assert not [tag for tag in soup.find_all("script") if "alert" in tag.get_text()[:10]]


def test_canonical_address_and_open_graph_agree_and_follow_no_forged_host(client: Client) -> None:
    article = factories.article("Acht Bänke")
    for headers in ({}, {"host": "localhost"}):
        content = client.get(f"{article.url}?utm_source=x", headers=headers).content
        soup = BeautifulSoup(content, "html.parser")
        canonical = soup.select_one("link[rel=canonical]")["href"]
        graph = {str(tag["property"]): str(tag["content"]) for tag in soup.select("meta[property]")}
        assert canonical == graph["og:url"] == site_address() + article.url
    assert graph["og:type"] == "article"
    assert graph["og:title"].startswith("Acht Bänke")
    assert graph["og:description"] == article.teaser
    assert graph["og:site_name"] == "Winzerla"
    assert soup.title
    assert "Acht Bänke" in soup.title.get_text()


def test_search_engines_see_the_words_written_for_them(client: Client) -> None:
    page = factories.standard_page(
        title="Büro", seo_title="Büro und Beratung", search_description="Wir helfen.", teaser="Da."
    )
    soup = read(client, page.url)
    assert soup.title.get_text().startswith("Büro und Beratung")
    assert soup.select_one("meta[name=description]")["content"] == "Wir helfen."


def test_data_of_every_page_type_parses(client: Client) -> None:
    article = factories.article(body=json.dumps(factories.body_blocks()))
    issue = factories.issue(entries=[article])
    for page in (article, issue, factories.newspaper(), factories.home_page()):
        soup = read(client, page.get_url())
        for script in soup.find_all("script", type="application/ld+json"):
            data = json.loads(script.get_text())
            assert data["@context"] == "https://schema.org"
