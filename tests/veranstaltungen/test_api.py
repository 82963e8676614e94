"""Events in the API: every single date, and what narrows them down."""

import pytest
from django.test import Client

from tests.cms.api.contract import ask, titles
from tests.veranstaltungen.events import event, once, place, weekly

pytestmark = pytest.mark.django_db


def test_from_and_to_give_every_date_between(client: Client) -> None:
    event("Nähstube", weekly("2030-05-02", "TH"))
    answer = ask(client, "events?from=2030-05-09&to=2030-05-23")
    starts = [item["occurrence"]["start"] for item in answer["items"]]
    days = ("2030-05-09", "2030-05-16", "2030-05-23")
    assert starts == [f"{day}T14:00:00+02:00" for day in days]


def test_cancelled_date_stays_and_says_so(client: Client) -> None:
    event("Fest", once("2030-05-01"), status="cancelled", status_note="Sturm")
    (item,) = ask(client, "events?from=2030-05-01&to=2030-05-01")["items"]
    assert (item["status"], item["occurrence"]["status"]) == ("cancelled", "cancelled")
    assert item["status_note"] == "Sturm"
    assert ask(client, "events?from=2030-01-01&status=planned")["count"] == 0


def test_event_filters_narrow_down(client: Client) -> None:
    kiosk = place("Kiosk")
    event("Dort", once("2030-05-01"), place=kiosk, is_free=True)
    event("Anderswo", once("2030-05-01"), wheelchair="yes")
    for query, expected in (
        (f"place={kiosk.translation_key}", ["Dort"]),
        ("free=true", ["Dort"]),
        ("free=false", ["Anderswo"]),
        ("accessible=true", ["Anderswo"]),
        ("kind=nichts", []),
    ):
        assert titles(ask(client, f"events?from=2030-01-01&{query}")) == expected, query
