"""sitemap.xml and robots.txt as a search engine reads them."""

from datetime import datetime
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import factories
from tests.readers import site_address

pytestmark = pytest.mark.django_db

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def load(client: Client) -> dict[str, str | None]:
    """Address and day of the last change of every entry."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response["content-type"].startswith("application/xml")
    root = ET.fromstring(response.content)  # noqa: S314 - our own output
    assert root.tag == f"{SPACE}urlset"
    return {str(entry.findtext(f"{SPACE}loc")): entry.findtext(f"{SPACE}lastmod") for entry in root}


def test_sitemap_holds_all_readable_pages_and_no_others(client: Client) -> None:
    article = factories.article("Markt & Straße")
    issue = factories.issue(entries=[article])
    page = factories.standard_page()
    below = factories.standard_page(page)
    factories.article(live=False)
    factories.restrict(factories.article())
    readable = [factories.home_page(), factories.newspaper(), article, issue, page, below]
    assert set(load(client)) == {site_address() + row.url for row in readable}


def test_sitemap_says_when_a_page_was_changed(client: Client) -> None:
    article = factories.article()
    Page.objects.get(pk=article.pk).specific.save_revision().publish()
    article.refresh_from_db()
    changed = load(client)[site_address() + article.url]
    assert changed
    assert datetime.fromisoformat(changed) == article.last_published_at


def test_sitemap_of_an_empty_site_names_the_home_page(client: Client) -> None:
    assert list(load(client)) == [f"{site_address()}/"]


def test_every_address_of_the_sitemap_answers(client: Client) -> None:
    factories.issue(entries=[factories.article()])
    for address in load(client):
        assert client.get(address.removeprefix(site_address())).status_code == 200


def test_robots_may_read_all_but_the_admin_and_search_results(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["content-type"].startswith("text/plain")
    robots = RobotFileParser()
    robots.parse(response.content.decode().splitlines())
    assert robots.can_fetch("*", "/")
    assert robots.can_fetch("*", "/stadtteilzeitung/feed/atom/")
    assert not robots.can_fetch("*", reverse("wagtailadmin_home"))
    assert not robots.can_fetch("*", reverse("search") + "?q=Garten")
    assert robots.site_maps() == [f"{site_address()}/sitemap.xml"]
