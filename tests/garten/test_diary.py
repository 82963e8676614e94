"""The garden's diary."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse

from garten.models import DiaryEntryPage, GardenDiaryPage
from garten.seasons import Season
from tests import factories
from tests.garten import factories as gardens
from tests.readers import queries, read, structured, text

pytestmark = pytest.mark.django_db

NUL = "\x00"
#: What Wagtail asks to find a page three levels down, and whether everybody may read it.
ROUTING = 9


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def titles(client: Client, query: str = "") -> list[str]:
    """Titles of the entries a list shows."""
    soup = read(client, gardens.diary().url + query)
    return [link.get_text(strip=True) for link in soup.select(".teaser__title")]


def test_season_narrows_the_diary_down(client: Client) -> None:
    months = [month for season in Season for month in season.months]
    assert sorted(months) == list(range(1, 13))
    gardens.entry("Mai", date(2026, 5, 31))
    gardens.entry("Juni", date(2026, 6, 1))
    gardens.entry("Mai vor Jahren", date(2020, 5, 1))
    assert titles(client, "?season=spring") == ["Mai", "Mai vor Jahren"]
    soup = read(client, f"{gardens.diary().url}?season=spring")
    assert soup.select_one(".choices [aria-current]")["href"] == "?season=spring"


def test_winter_reaches_across_the_turn_of_the_year(client: Client) -> None:
    for day in (date(2024, 12, 1), date(2025, 2, 28), date(2025, 12, 31), date(2025, 3, 1)):
        gardens.entry(f"{day}", day)
    soup = read(client, f"{gardens.diary().url}?season=winter")
    found = [
        (part.h2.get_text().split()[-1], [link.get_text(strip=True) for link in part.select("h3")])
        for part in soup.select("main section")
    ]
    assert found == [("2025/26", ["2025-12-31"]), ("2024/25", ["2025-02-28", "2024-12-01"])]
    assert titles(client) == ["2025-12-31", "2025-03-01", "2025-02-28", "2024-12-01"]


def test_season_that_is_none_shows_a_way_on_and_is_blamed(client: Client) -> None:
    address = gardens.diary().url
    bad = ("unbekannt", NUL, "x" * 5000, "' OR 1=1 --")
    assert text(read(client, address)) != text(read(client, f"{address}?season=summer"))
    gardens.entry()
    for season in bad:
        content = client.get(address, {"season": season}).content.decode()
        assert 'class="teaser ' not in content, season
        assert 'class="choices"' in content, season


def test_long_diary_is_paged(client: Client) -> None:
    for _ in range(GardenDiaryPage.entries_per_page + 1):
        gardens.entry()
    assert len(titles(client)) == GardenDiaryPage.entries_per_page
    assert len(titles(client, "?page=2")) == 1
    assert client.get(gardens.diary().url + "?page=3").status_code == 404


def test_entry_tells_day_season_and_weather(client: Client) -> None:
    entry = gardens.entry("Frost", date(2026, 4, 2), weather="Minus vier Grad")
    soup = read(client, entry.url)
    assert soup.select_one(".signature time")["datetime"] == "2026-04-02"
    assert "Minus vier Grad" in text(soup, ".signature")
    assert "2026" in text(soup, ".page-head .label")
    data = structured(soup, "BlogPosting")
    assert data["headline"] == "Frost"
    assert data["dateCreated"] == "2026-04-02"
    assert data["author"]["@type"] == "Organization"


def test_entry_without_a_day_comes_last_and_breaks_nothing(client: Client) -> None:
    entry = gardens.entry("Ohne Tag")
    DiaryEntryPage.objects.filter(pk=entry.pk).update(date=None)
    gardens.entry("Mit Tag")
    assert titles(client) == ["Mit Tag", "Ohne Tag"]
    headings = read(client, gardens.diary().url).select("main h2")
    assert all(heading.get_text(strip=True) for heading in headings)
    assert read(client, entry.url)


def test_diary_and_feed_cost_the_same_with_one_entry_and_with_a_full_page(client: Client) -> None:
    entry, diary = gardens.entry(), gardens.diary().url
    feed = f"{diary}feed/atom/"
    assert read(client, "/").select_one(f"link[rel=alternate][href$='{feed}']")
    few = [len(queries(client, address)) for address in (diary, feed)]
    for _ in range(GardenDiaryPage.entries_per_page):
        gardens.entry("Noch einer")
    many = queries(client, diary)
    assert [len(many), len(queries(client, feed))] == few, "\n".join(many)
    assert len(many) <= 10 + ROUTING, "\n".join(many)
    assert len(queries(client, entry.url)) <= 10 + ROUTING + 2
    root = ET.fromstring(client.get(feed).content)  # noqa: S314 - our own output
    found = [item.text for item in root.iter("{http://www.w3.org/2005/Atom}title")]
    assert found.count("Noch einer") == GardenDiaryPage.entries_per_page


def test_diary_has_a_list_in_the_menu(client: Client) -> None:
    gardens.entry("Frostnacht")
    client.force_login(factories.user("chefin", role=None, is_superuser=True))
    assert "Frostnacht" in client.get(reverse("diary:index")).content.decode()
