"""sitemap.xml and robots.txt as a search engine reads them."""

from datetime import datetime, timedelta
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.readers import read, site_address
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def load(client: Client, address: str = "/sitemap.xml") -> dict[str, str | None]:
    """Address and day of the last change of every entry."""
    response = client.get(address)
    assert response["content-type"].startswith("application/xml")
    root = ET.fromstring(response.content)  # noqa: S314 - our own output
    assert root.tag == f"{SPACE}urlset"
    return {str(entry.findtext(f"{SPACE}loc")): entry.findtext(f"{SPACE}lastmod") for entry in root}


def test_sitemap_holds_all_readable_pages_when_they_were_changed_and_no_others(
    client: Client,
) -> None:
    assert list(load(client)) == [f"{site_address()}/"]
    article = factories.article("Markt & Straße", bare=True)
    issue = factories.issue(entries=[article])
    page = factories.standard_page()
    below = factories.standard_page(page)
    factories.article(live=False, bare=True)
    factories.restrict(factories.article(bare=True))
    article.save_revision().publish()
    article.refresh_from_db()
    readable = [factories.home_page(), factories.newspaper(), article, issue, page, below]
    found = load(client)
    assert set(found) == {site_address() + row.url for row in readable}
    changed = found[site_address() + article.url]
    assert datetime.fromisoformat(str(changed)) == article.last_published_at
    for address in found:
        read(client, address.removeprefix(site_address()))


def test_large_site_comes_in_parts_that_know_the_translations_in_other_parts(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.article(bare=True)
    arabic = publish_translation(page, language("ar"))
    whole = load(client)
    monkeypatch.setattr("cms.site.views.PAGES_A_SITEMAP", 2)
    root = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own output
    assert root.tag == f"{SPACE}sitemapindex"
    parts = [str(loc.text).removeprefix(site_address()) for loc in root.iter(f"{SPACE}loc")]
    assert len(parts) == len(whole) // 2 + len(whole) % 2
    found = [load(client, part) for part in parts]
    assert {address for part in found for address in part} == whole.keys()
    first = next(part for part, has in zip(parts, found, strict=True) if page.full_url in has)
    assert f'hreflang="ar" href="{arabic.full_url}"' in client.get(first).content.decode()
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


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


def test_who_finds_a_hole_learns_whom_to_tell(client: Client, settings: Any) -> None:
    address = "/.well-known/security.txt"
    assert client.get(address).status_code == 404
    for given, said in (
        ("sicherheit@example.org", "mailto:sicherheit@example.org"),
        ("https://example.org/melden", "https://example.org/melden"),
    ):
        settings.SECURITY_CONTACT = given
        answer = client.get(address)
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
        assert fields["Contact"] == said
        left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
        assert timedelta(days=100) < left < timedelta(days=366)
        assert fields["Canonical"] == f"http://testserver{address}"
