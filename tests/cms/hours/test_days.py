"""What a page, its JSON-LD and the API say of a day."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.hours.models import OpeningHours
from tests import factories, trees
from tests.cms.api.contract import ask
from tests.readers import read, structured, text

pytestmark = pytest.mark.django_db

WEEK = factories.week(
    monday="13:00-16:00",
    tuesday="10:00-12:00 14:00-18:30",
    wednesday="appointment",
    thursday="09:00-18:00",
    friday="09:00-12:00 appointment",
)
SUMMER = factories.week(tuesday="08:00-09:00", thursday="09:00-18:00")


def make_office() -> OpeningHours:
    """Closures, one of them in summer, and a summer with other hours."""
    return factories.opening_hours(
        week=WEEK,
        closures=[
            {"first_day": date(2026, 12, 24), "last_day": date(2027, 1, 3), "kind": "holidays"},
            {"first_day": date(2026, 7, 21), "last_day": date(2026, 7, 21), "reason": "Ausflug"},
        ],
        periods=[
            {
                "first_day": date(2026, 7, 6),
                "last_day": date(2026, 8, 14),
                "name": "Sommer",
                "week": SUMMER,
            }
        ],
    )


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


@dataclass(frozen=True)
class Case:
    """A moment, what is said of its day, and its hours."""

    moment: datetime
    line: str
    spans: list[tuple[str, str]] = field(default_factory=list)
    by_appointment: bool = False
    #: None: as usual.
    special: list[tuple[str, str]] | None = None


def noon(*day: int) -> datetime:
    year, month, number = day
    return datetime(year, month, number, 12, tzinfo=UTC)


CLOSED = [("00:00", "00:00")]
CASES = {
    "ordinary": Case(noon(2026, 11, 30), "Heute 13–16 Uhr", [("13:00", "16:00")]),
    "two spans": Case(
        noon(2026, 12, 1),
        "Heute 10–12 Uhr und 14–18.30 Uhr",
        [("10:00", "12:00"), ("14:00", "18:30")],
    ),
    "by appointment": Case(noon(2026, 12, 2), "Heute nach Vereinbarung", by_appointment=True),
    "both": Case(
        noon(2026, 12, 4), "Heute 9–12 Uhr und nach Vereinbarung", [("09:00", "12:00")], True
    ),
    "weekend": Case(noon(2026, 12, 5), "Heute geschlossen"),
    "public holiday": Case(
        noon(2027, 5, 6), "Heute geschlossen: Feiertag (Christi Himmelfahrt)", special=CLOSED
    ),
    "holiday on a closed day": Case(
        noon(2026, 10, 3), "Heute geschlossen: Feiertag (Tag der Deutschen Einheit)"
    ),
    "closure": Case(noon(2026, 12, 29), "Heute geschlossen: Betriebsferien", special=CLOSED),
    "holiday in a closure": Case(
        noon(2026, 12, 25), "Heute geschlossen: Feiertag (Erster Weihnachtstag)", special=CLOSED
    ),
    "new year": Case(noon(2027, 1, 1), "Heute geschlossen: Feiertag (Neujahr)", special=CLOSED),
    "last day of a closure": Case(noon(2027, 1, 3), "Heute geschlossen: Betriebsferien"),
    "after a closure": Case(noon(2027, 1, 4), "Heute 13–16 Uhr", [("13:00", "16:00")]),
    "period": Case(
        noon(2026, 7, 7), "Heute 8–9 Uhr", [("08:00", "09:00")], special=[("08:00", "09:00")]
    ),
    "period as usual": Case(noon(2026, 7, 9), "Heute 9–18 Uhr", [("09:00", "18:00")]),
    "closed in a period": Case(noon(2026, 7, 6), "Heute geschlossen", special=CLOSED),
    "closure in a period": Case(noon(2026, 7, 21), "Heute geschlossen: Ausflug", special=CLOSED),
    "after a period": Case(noon(2026, 8, 17), "Heute 13–16 Uhr", [("13:00", "16:00")]),
    "leap day": Case(
        noon(2028, 2, 29),
        "Heute 10–12 Uhr und 14–18.30 Uhr",
        [("10:00", "12:00"), ("14:00", "18:30")],
    ),
    # Half an hour after and before midnight in Berlin, around the change of the clocks.
    "summer time begins": Case(datetime(2027, 3, 27, 23, 30, tzinfo=UTC), "Heute geschlossen"),
    "day after summer time began": Case(
        datetime(2027, 3, 28, 22, 30, tzinfo=UTC),
        "Heute geschlossen: Feiertag (Ostermontag)",
        special=CLOSED,
    ),
    "summer time ends": Case(datetime(2026, 10, 24, 22, 30, tzinfo=UTC), "Heute geschlossen"),
    "still the day it ended": Case(datetime(2026, 10, 25, 22, 30, tzinfo=UTC), "Heute geschlossen"),
    "day after it ended": Case(
        datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "Heute 13–16 Uhr", [("13:00", "16:00")]
    ),
}


def find_hours(data: dict[str, Any], day: date) -> tuple[list[tuple[str, str]], Any]:
    """What JSON-LD has for a weekday, and for the day itself; None if it is as usual."""
    name = f"https://schema.org/{day:%A}"
    usual = data["openingHoursSpecification"]
    special = [
        each
        for each in data["specialOpeningHoursSpecification"]
        if each["validFrom"] <= day.isoformat() <= each["validThrough"]
    ]
    return (
        [(each["opens"], each["closes"]) for each in usual if each["dayOfWeek"] == name],
        [(each["opens"], each["closes"]) for each in special] or None,
    )


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_page_structured_data_and_api_say_the_same_of_a_day(
    client: Client, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    make_office()
    set_clock(monkeypatch, case.moment)
    day = timezone.localdate()
    page = read(client, "/")
    assert text(page, ".masthead-items__hours") == case.line
    usual, special = find_hours(structured(page, "LocalBusiness"), day)
    assert special == case.special
    assert (special or usual) == (case.spans or special or [])
    today = ask(client, "site")["hours"]["today"]
    assert today["date"] == day.isoformat()
    assert today["text"] == case.line
    assert [(each["opens"], each["closes"]) for each in today["spans"]] == case.spans
    assert today["by_appointment"] is case.by_appointment
    reason = case.line.partition(": ")[2]
    assert today["reason"] == reason


def test_foot_names_the_week_and_what_is_different_soon(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = make_office()
    hours.note = "Klingeln Sie zweimal."
    hours.save()
    set_clock(monkeypatch, noon(2026, 12, 1))
    foot = text(read(client, "/"), "footer")
    for line in (
        "Montag: 13–16 Uhr",
        "Freitag: 9–12 Uhr und nach Vereinbarung",
        "Donnerstag, 24. Dezember 2026 bis Sonntag, 3. Januar 2027: geschlossen, Betriebsferien",
        "Freitag, 25. Dezember 2026: geschlossen, Feiertag (Erster Weihnachtstag)",
        "Klingeln Sie zweimal.",
    ):
        assert line in foot
    # A holiday on a Saturday is no news, nor is what lies further ahead.
    assert "Zweiter Weihnachtstag" not in foot
    assert "Sommer" not in foot
    set_clock(monkeypatch, noon(2026, 7, 1))
    foot = text(read(client, "/"), "footer")
    assert "Sommer (Montag, 6. Juli 2026 bis Freitag, 14. August 2026): Dienstag: 8–9 Uhr" in foot
    assert "Dienstag, 21. Juli 2026: geschlossen, Ausflug" in foot


def test_foot_names_the_holidays_of_days_that_are_open_in_a_period_with_other_hours(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    winter = {"first_day": date(2026, 12, 21), "last_day": date(2027, 1, 9), "name": "Winter"}
    factories.opening_hours(
        week=WEEK, periods=[{**winter, "week": factories.week(saturday="10:00-12:00")}]
    )
    set_clock(monkeypatch, noon(2026, 12, 1))
    foot = text(read(client, "/"), "footer")
    assert "Samstag, 26. Dezember 2026: geschlossen, Feiertag (Zweiter Weihnachtstag)" in foot
    assert "Erster Weihnachtstag" not in foot


def test_days_of_the_same_hours_share_a_line(client: Client) -> None:
    same = "10:00-12:00 14:00-18:00"
    factories.opening_hours(
        week=factories.week(tuesday=same, wednesday="appointment", thursday=same, sunday=same)
    )
    lines = ["Dienstag, Donnerstag und Sonntag: 10–12 Uhr und 14–18 Uhr"]
    lines.append("Mittwoch: nach Vereinbarung")
    assert ask(client, "site")["opening_hours"] == lines
    assert [each.get_text() for each in read(client, "/").select("footer .hours li")] == lines


def test_nothing_is_said_where_nobody_has_said_any_hours(client: Client) -> None:
    for _turn in range(2):
        page = read(client, "/")
        assert page.select_one(".masthead-items__hours") is None
        assert page.select_one(".hours") is None
        assert structured(page, "Organization").keys() & {"openingHoursSpecification"} == set()
        answer = ask(client, "site")
        assert (answer["opening_hours"], answer["hours"]) == ([], None)
        # A form that was saved without any hours is no other.
        if not OpeningHours.objects.exists():
            factories.opening_hours(week=factories.week())


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize(
    ("day", "line"),
    [
        (21, "Heute geschlossen: Betriebsferien"),
        (22, "Heute geschlossen: Fortbildung"),
        (24, "Heute geschlossen: Krankheit"),
        (25, "Heute geschlossen: Feiertag (Erster Weihnachtstag)"),
    ],
)
def test_of_closures_that_overlap_the_shortest_gives_the_reason(
    client: Client, monkeypatch: pytest.MonkeyPatch, turn: int, day: int, line: str
) -> None:
    ranges = [(21, 31, "holidays"), (22, 22, "training"), (23, 27, "illness")]
    closures = [
        {"first_day": date(2026, 12, first), "last_day": date(2026, 12, last), "kind": kind}
        for first, last, kind in ranges
    ]
    factories.opening_hours(week=WEEK, closures=closures[::turn])
    set_clock(monkeypatch, noon(2026, 12, day))
    assert text(read(client, "/"), ".masthead-items__hours") == line
    assert ask(client, "site")["hours"]["today"]["text"] == line


@pytest.mark.parametrize("turn", [1, -1])
def test_of_periods_that_overlap_the_shortest_holds(
    client: Client, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    july = {"first_day": date(2026, 7, 1), "last_day": date(2026, 7, 31), "week": SUMMER}
    week = {"first_day": date(2026, 7, 6), "last_day": date(2026, 7, 10), "week": WEEK}
    factories.opening_hours(week=WEEK, periods=[july, week][::turn])
    for day, line in ((1, "Heute geschlossen"), (8, "Heute nach Vereinbarung")):
        set_clock(monkeypatch, noon(2026, 7, day))
        assert text(read(client, "/"), ".masthead-items__hours") == line


TODAY = {
    "de-simple": "Heute geschlossen: Feiertag (Neujahr)",
    "en": "Closed today: public holiday (New Year's Day)",
    "uk": "Сьогодні зачинено: святковий день (Новий рік)",
    "ru": "Сегодня закрыто: праздничный день (Новый год)",
    "ar": "مغلق اليوم: عطلة رسمية (رأس السنة)",
    "fa": "امروز تعطیل است: تعطیل رسمی (روز سال نو)",
}


@pytest.mark.parametrize("code", TODAY)
def test_every_language_has_the_hours_without_a_translator(
    client: Client, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    trees.home(code)
    make_office()
    set_clock(monkeypatch, noon(2027, 1, 1))
    page = read(client, f"/{code}/")
    assert text(page, ".masthead-items__hours") == TODAY[code]
    assert len(page.select("footer .hours li")) >= 5
    assert ask(client, f"site?lang={code}")["hours"]["today"]["text"] == TODAY[code]
    set_clock(monkeypatch, noon(2026, 7, 21))
    line = text(read(client, f"/{code}/"), ".masthead-items__hours")
    assert line
    assert "Ausflug" not in line, "German words need a translator."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (datetime(2026, 12, 1, 22, 59, 59, tzinfo=UTC), datetime(2026, 12, 1, 23, tzinfo=UTC)),
        (datetime(2026, 7, 6, 21, 59, 59, tzinfo=UTC), datetime(2026, 7, 6, 22, tzinfo=UTC)),
    ],
    ids=["winter", "summer"],
)
def test_what_is_kept_turns_at_midnight_in_berlin(
    client: Client, monkeypatch: pytest.MonkeyPatch, before: datetime, after: datetime
) -> None:
    make_office()
    set_clock(monkeypatch, before)
    old = text(read(client, "/"), ".masthead-items__hours")
    answer = client.get("/api/v1/site")
    known = {"If-None-Match": answer.headers["ETag"]}
    assert client.get("/api/v1/site", headers=known).status_code == 304
    set_clock(monkeypatch, after)
    assert text(read(client, "/"), ".masthead-items__hours") != old
    new = client.get("/api/v1/site", headers=known)
    assert new.status_code == 200
    assert new.json()["hours"]["today"] != answer.json()["hours"]["today"]
