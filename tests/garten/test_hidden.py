"""Drafts, aliases, other languages and what is not for everybody stand in no list of the garden."""

from datetime import date

import pytest
from django.test import Client
from wagtail.models import Page

from garten.models import DiaryEntryPage, GardenYearPage
from tests import factories
from tests.garten import factories as gardens
from tests.readers import links, read
from tests.translating import language

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 31)


@pytest.fixture(autouse=True)
def _front_page(db: None) -> None:
    factories.site_details()
    home = factories.home_page()
    home.sections = [("section", {"teaser": "garden_month", "title": ""})]
    home.save_revision().publish()


def lists(client: Client) -> dict[str, str]:
    """Every place that lists entries, by its address."""
    diary = gardens.diary().url
    addresses = ("/", gardens.garden().url, diary, f"{diary}?season=winter", f"{diary}feed/atom/")
    return {address: client.get(address).content.decode() for address in addresses}


def test_drafts_aliases_other_languages_and_what_is_taken_back_stand_in_no_list(
    client: Client,
) -> None:
    factories.restrict(gardens.entry("Geheim", DAY))
    gardens.entry("Entwurf", DAY, live=False)
    german = gardens.entry("Ursprünglich", DAY)
    alias = german.create_alias(parent=gardens.diary(), update_slug="noch-einmal")
    assert alias.live
    english = language("en")
    for page in (gardens.garden(), gardens.diary(), german):
        page.copy_for_translation(english)
    translation = DiaryEntryPage.objects.get(locale=english)
    translation.title = "In English"
    translation.save_revision().publish()
    for address, content in lists(client).items():
        assert german.url in content, address
        assert alias.url not in content, address
        for word in ("In English", "Geheim", "Entwurf"):
            assert word not in content, address
    german.unpublish()
    for address, content in lists(client).items():
        assert "Ursprünglich" not in content, address


def test_year_is_told_once_without_its_draft_and_not_at_all_when_it_is_private(
    client: Client,
) -> None:
    year = gardens.year(*(gardens.task(month, "Bekannte Aufgabe") for month in range(1, 13)))
    gardens.entry("Bekannt", DAY)
    year.create_alias(parent=gardens.garden(), update_slug="noch-eins")
    assert GardenYearPage.objects.count() == 2
    for task in year.tasks.all():
        task.what = "Unfertige Aufgabe"
        year.tasks.add(task)
    year.save_revision()
    month = read(client, "/").select_one("[aria-labelledby=garden-month]").get_text()
    assert month.count("Bekannte Aufgabe") == 1
    assert year.url in links(read(client, gardens.garden().url))
    for address in ("/", year.url):
        content = client.get(address).content.decode()
        assert "Bekannte Aufgabe" in content, address
        assert "Unfertige Aufgabe" not in content, address

    factories.restrict(year)
    for address in ("/", gardens.garden().url):
        content = client.get(address).content.decode()
        assert "Bekannt" in content
        assert f'href="{year.url}"' not in content
    assert "Aufgabe" not in client.get(gardens.garden().url).content.decode()


def test_diary_that_is_not_for_everybody_is_announced_nowhere(client: Client) -> None:
    gardens.entry("Geheim", DAY)
    diary = gardens.diary()
    factories.restrict(diary)
    for address in ("/", gardens.garden().url, "/sitemap.xml"):
        content = client.get(address).content.decode()
        assert "Geheim" not in content
        assert diary.url not in content
    assert "Geheim" not in client.get(f"{diary.url}feed/atom/").content.decode()


def test_plot_of_a_draft_is_not_on_the_plan(client: Client) -> None:
    garden = gardens.garden(plots=[gardens.plot(1)])
    garden.plots.add(gardens.plot(2, "Geplantes Beet", column=5))
    garden.save_revision()
    soup = read(client, garden.url)
    assert links(soup, "svg.plan") == ["#plot-1"]
    assert "Geplantes Beet" not in soup.get_text()


def test_menu_leaves_out_an_alias_of_the_garden(client: Client) -> None:
    garden = gardens.garden()
    garden.create_alias(parent=factories.home_page(), update_slug="garten-zwei")
    assert Page.objects.filter(slug="garten-zwei", live=True).exists()
    found = links(read(client, "/"), ".menu")
    assert garden.url in found
    assert "/garten-zwei/" not in found
