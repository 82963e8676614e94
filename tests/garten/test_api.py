"""The garden in the API: its plots, its diary, its year."""

from datetime import date

import pytest
from django.test import Client

from tests.cms.api.contract import ask, titles
from tests.garten.factories import entry, garden, plot, task, year

pytestmark = pytest.mark.django_db


def test_garden_tells_its_plots_and_how_to_join(client: Client) -> None:
    page = garden(plots=[plot(1, "Kräuter"), plot(2, "Ofen", kind="oven")], joining="<p>Kommt</p>")
    found = ask(client, f"garden/{page.pk}")
    assert [(row["number"], row["name"], row["kind"]) for row in found["plots"]] == [
        (1, "Kräuter", "raised_bed"),
        (2, "Ofen", "oven"),
    ]
    assert found["plots"][1]["kind_label"] == "Lehmofen"
    assert found["joining"]["text"] == "Kommt"


def test_diary_is_read_by_season_and_year(client: Client) -> None:
    entry("Frost", date(2026, 1, 10))
    entry("Ernte", date(2026, 8, 10))
    entry("Alt", date(2024, 8, 10))
    assert titles(ask(client, "garden/diary")) == ["Ernte", "Frost", "Alt"]
    assert titles(ask(client, "garden/diary?season=summer")) == ["Ernte", "Alt"]
    assert titles(ask(client, "garden/diary?year=2026")) == ["Ernte", "Frost"]
    assert ask(client, "garden/diary")["items"][0]["season"] == "summer"


def test_year_tells_what_is_done_in_which_month(client: Client) -> None:
    page = year(task(8, "Tomaten", kind="harvest"), task(3, "Radieschen", kind="sow"))
    tasks = ask(client, f"garden/year/{page.pk}")["tasks"]
    assert [(row["month"], row["kind"], row["what"]) for row in tasks] == [
        (3, "sow", "Radieschen"),
        (8, "harvest", "Tomaten"),
    ]
