"""What the scripts of the admin are told about days and times that somebody has typed."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

ANSWERS = {
    ("date", "30.11."): {"value": "30.11.2027"},
    ("time", "8 Uhr abends"): {"value": "20:00"},
    ("datetime", "morgen 8 Uhr"): {"value": "02.12.2026 08:00"},
    ("datetime", "2026-12-16T14:00:00Z"): {"value": "16.12.2026 15:00"},
    # A form shows no seconds, so that they stay as they were typed.
    ("datetime", "2026-12-16T14:00:07Z"): {"value": "2026-12-16T14:00:07Z"},
    ("time", "15–17 Uhr"): {
        "value": "15:00",
        "end": "17:00",
        "error": "Bitte schreiben Sie hier nur eine Uhrzeit.",
    },
    ("month", "Dezember 2026"): {"value": "01.12.2026"},
    ("time", "ab 15 Uhr"): {
        "error": "Diese Uhrzeit ist nicht zu verstehen. Bitte schreiben Sie sie so: 15:00."
    },
    ("date", "31.2."): {"error": "Diesen Tag gibt es nicht. Bitte prüfen Sie Tag und Monat."},
}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which 30 November has just been."""
    monkeypatch.setattr("cms.german_dates.localdate", lambda: date(2026, 12, 1))


def test_scripts_are_told_what_a_field_understands(moderator: Client) -> None:
    told = {
        (kind, text): moderator.get(reverse("typed_date"), {"kind": kind, "text": text}).json()
        for kind, text in ANSWERS
    }
    assert told == ANSWERS


def test_a_field_that_looks_back_is_answered_with_the_last_such_day(moderator: Client) -> None:
    asked = {"kind": "date", "text": "30.11.", "looks_back": "yes"}
    assert moderator.get(reverse("typed_date"), asked).json() == {"value": "30.11.2026"}


@pytest.mark.parametrize(
    ("part", "text", "answer"),
    [
        ("beginning", "ab 15 Uhr", {"value": "15:00", "open_end": False}),
        ("beginning", "ab 15 Uhr, Ende offen", {"value": "15:00", "open_end": True}),
        ("end", "24 Uhr", {"value": "00:00"}),
        ("end", "Mitternacht", {"value": "00:00"}),
        ("end", "17 Uhr", {"value": "17:00"}),
    ],
)
def test_beginning_and_end_are_asked_for_more_than_a_time(
    part: str, text: str, answer: dict[str, object], moderator: Client
) -> None:
    asked = {"kind": "time", "text": text, "part": part}
    assert moderator.get(reverse("typed_date"), asked).json() == answer


def test_only_who_is_logged_in_may_ask_and_only_for_what_there_is(
    client: Client, moderator: Client
) -> None:
    assert client.get(reverse("typed_date"), {"kind": "date", "text": "heute"}).status_code == 302
    assert moderator.get(reverse("typed_date"), {"kind": "year"}).status_code == 400
