"""The garden year, and the garden's month on the front page."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils.dates import MONTHS

from tests import factories
from tests.garten import factories as gardens
from tests.readers import links, queries, read, text

pytestmark = pytest.mark.django_db

#: What Wagtail asks to find a page three levels down, and whether everybody may read it.
ROUTING = 9


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def set_today(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Let the garden believe that it is this day."""
    for module in ("garten.models.year", "garten.contributions"):
        monkeypatch.setattr(f"{module}.localdate", lambda: day)


def test_current_month_comes_first_with_or_without_tasks_and_all_twelve_follow(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = gardens.year(gardens.task(6, "Beete hacken"))
    for month in (1, 6, 12):
        set_today(monkeypatch, date(2026, month, 28))
        soup = read(client, year.url)
        expected = [f"month-{(month - 1 + offset) % 12 + 1}" for offset in range(12)]
        assert [part["id"] for part in soup.select(".month")] == expected
        assert links(soup, ".garden-year__months") == [f"#{anchor}" for anchor in expected]
        (current,) = soup.select(".month--current")
        assert current == soup.select_one(".month")
        assert ("Beete hacken" in current.get_text()) == (month == 6)
        assert bool(current.select(".tasks")) == (month == 6)
        # What is left out is said in a note.
        assert bool(current.select(".note")) == (month != 6)


def test_tasks_stand_by_kind(client: Client) -> None:
    kinds = ("do", "harvest", "plant", "sow")
    tasks = [gardens.task(5, kind.upper(), kind=kind, note=f"Wie {kind}") for kind in kinds]
    soup = read(client, gardens.year(*tasks).url)
    shown = text(soup, ".month--5")
    assert [shown.index(kind.upper()) for kind in ("sow", "plant", "harvest", "do")] == sorted(
        shown.index(kind.upper()) for kind in kinds
    )
    assert "Wie sow" in shown


def test_year_has_a_style_for_paper_that_puts_january_first(client: Client) -> None:
    """That it fits one sheet is what the browser tests print."""
    soup = read(client, gardens.year().url)
    sheets = [link["href"] for link in soup.select("link[rel=stylesheet]")]
    assert any(sheet.endswith("garten.css") for sheet in sheets)
    css = (Path(__file__).parents[2] / "static/css/garten.css").read_text()
    for month in range(1, 13):
        assert f".month--{month} {{\n      order: {month};" in css


def test_year_costs_the_same_with_one_task_and_with_eighty(client: Client) -> None:
    year = gardens.year(gardens.task(1))
    few = queries(client, year.url)
    tasks = [gardens.task(number % 12 + 1) for number in range(80)]
    year.tasks.set(factories.in_order(tasks))
    year.save_revision().publish()
    many = queries(client, year.url)
    assert len(few) == len(many), "\n".join(many)
    assert len(many) <= 10 + ROUTING, "\n".join(many)


@pytest.fixture
def _on_front_page(db: None) -> None:
    home = factories.home_page()
    home.sections = [("section", {"teaser": "garden_month", "title": ""})]
    home.save_revision().publish()


@pytest.mark.usefixtures("_on_front_page")
def test_front_page_tells_this_month_and_the_newest_entry_of_a_garden_that_is_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not read(client, "/").select("#garden-month")
    set_today(monkeypatch, date(2026, 11, 30))
    year = gardens.year(gardens.task(11, "Bäume pflanzen"), gardens.task(12, "Vögel füttern"))
    gardens.entry("Früher")
    entry = gardens.entry("Gestern", date(2026, 11, 29))
    soup = read(client, "/")
    section = soup.select_one("[aria-labelledby=garden-month]").get_text(" ")
    assert str(MONTHS[11]) in section
    assert "Bäume pflanzen" in section
    assert "Vögel füttern" not in section
    found = links(soup, "[aria-labelledby=garden-month]")
    assert found == [f"{year.url}#month-11", entry.url]


def test_front_page_costs_three_queries_at_most_for_the_garden(client: Client) -> None:
    gardens.year(*(gardens.task(month) for month in range(1, 13) for _ in range(6)))
    for _ in range(4):
        gardens.entry()
    home = factories.home_page()
    before = len(queries(client, "/"))
    home.sections = [("section", {"teaser": "garden_month", "title": ""})]
    home.save_revision().publish()
    assert read(client, "/").select("#garden-month")
    assert len(queries(client, "/")) <= before + 3
