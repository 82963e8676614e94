"""The garden's page: facts, plan and list."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.test import Client

from cms.core.models import Place
from cms.types import UpcomingEvent
from garten.plan import COLUMNS, EDGE, ROWS, SQUARE
from tests import factories
from tests.garten import factories as gardens
from tests.readers import links, queries, read, structured, text

pytestmark = pytest.mark.django_db

#: What Wagtail asks to find a page two levels down, and whether everybody may read it.
ROUTING = 7


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def test_page_and_its_data_show_what_where_when_and_how_to_join(client: Client) -> None:
    place = {"name": "Wendeschleife", "street": "Am Tor 2", "city": "Jena"}
    garden = gardens.garden(
        area=1600,
        place=Place.objects.create(**place, locale=factories.language()),
        hours="Zweiter Samstag",
        joining="<p>Einfach kommen</p>",
        contact=factories.person("Gartenkoordination"),
    )
    soup = read(client, garden.url)
    shown = text(soup)
    words = ("1.600", "Wendeschleife", "Zweiter Samstag", "Einfach kommen", "Gartenkoordination")
    for word in words:
        assert word in shown
    data = structured(soup, "Place")
    assert data["name"] == "Stadtteilgarten"
    assert data["address"]["streetAddress"] == "Am Tor 2"


def test_shapes_of_the_plan_and_entries_of_the_list_lead_to_each_other(client: Client) -> None:
    plots = [
        gardens.plot(3, column=COLUMNS - 1, row=ROWS - 2, width=2, height=3),
        gardens.plot(1, "Ofen", kind="oven", column=3),
        gardens.plot(2, column=6),
    ]
    soup = read(client, gardens.garden(plots=plots).url)
    entries = [f"#{entry['id']}" for entry in soup.select(".plot-list > div")]
    assert links(soup, "svg.plan") == entries == ["#plot-1", "#plot-2", "#plot-3"]
    shapes = [f"#{shape['id']}" for shape in soup.select("svg.plan a")]
    assert links(soup, ".plot-list") == shapes == ["#shape-1", "#shape-2", "#shape-3"]
    for link in soup.select(".plot-list a"):
        assert link.get_text(strip=True) in link["aria-label"]
    assert "Ofen" in soup.select_one("#shape-1")["aria-label"]
    _, _, width, height = (int(part) for part in soup.select_one("svg.plan")["viewbox"].split())
    assert (width, height) == (COLUMNS * SQUARE + 2 * EDGE, ROWS * SQUARE + 2 * EDGE)
    for shape in soup.select("svg.plan a rect"):
        assert int(shape["x"]) + int(shape["width"]) <= width
        assert int(shape["y"]) + int(shape["height"]) <= height
    assert not soup.select("main [style]")


def test_bare_garden_shows_no_empty_heading_and_no_plan(client: Client) -> None:
    soup = read(client, gardens.garden(teaser="").url)
    assert not soup.select("main h2, svg.plan, .plot-list")


def test_newest_entries_diary_and_year_are_linked(client: Client) -> None:
    old = gardens.entry()
    newer = [gardens.entry(day=old.date + timedelta(days=day)) for day in (3, 2, 1)]
    year = gardens.year()
    soup = read(client, gardens.garden().url)
    assert links(soup, "#diary ~ ul") == [entry.url for entry in newer]
    assert links(soup, "#garden-below ~ ul") == [gardens.diary().url, year.url]


def test_next_dates_come_from_whichever_section_knows_some(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def answer(topics: list, place: Place | None, request: object) -> list[UpcomingEvent]:
        asked.append((list(topics), place and place.name))
        autumn = datetime(2026, 10, 3, 14, tzinfo=UTC)
        later = UpcomingEvent("Erntefest", "/fest/", autumn, "3. Oktober ab 16 Uhr", note="Neu")
        soon = datetime(2026, 9, 12, 8, tzinfo=UTC)
        return [later, UpcomingEvent("Gartentag", "/tag/", soon, "12. September")]

    monkeypatch.setattr(apps.get_app_config("home").contributed, "get_upcoming_events", answer)
    place = Place.objects.create(name="Wendeschleife", locale=factories.language())
    topic = factories.topic("Garten")
    garden = gardens.garden(place=place, topics=[topic])
    soup = read(client, garden.url)
    assert asked == [([topic.translation_key], "Wendeschleife")]
    assert links(soup, ".next-dates") == ["/tag/", "/fest/"]
    assert "3. Oktober ab 16 Uhr" in text(soup, ".next-dates")
    assert "Neu" in text(soup, ".next-dates")


def test_garden_costs_the_same_with_few_and_with_many_plots_and_entries(client: Client) -> None:
    garden = gardens.garden(
        plots=[gardens.plot(1)],
        contact=factories.person(photo=factories.image()),
        lead_image=factories.image(),
    )
    gardens.entry()
    few = queries(client, garden.url)
    garden.plots.set(factories.in_order(gardens.plot(number) for number in range(1, 21)))
    garden.save_revision().publish()
    for _ in range(4):
        gardens.entry()
    many = queries(client, garden.url)
    assert len(few) == len(many), "\n".join(many)
    assert len(many) <= 8 + ROUTING, "\n".join(many)
