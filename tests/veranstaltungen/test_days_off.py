"""Series that leave out months, holidays and days on which the office is closed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests import factories, trees
from tests.cms.api.contract import ask
from tests.editing import add_url, enter, open_form, said, save_snippet
from tests.readers import read, text
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage, Occurrence

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 2, 9, tzinfo=UTC))


def find_days(event: EventPage, until: str = "2027-02-01") -> list[str]:
    """The days in the rows of an event, as month and day."""
    rows = Occurrence.objects.filter(event=event).in_order()
    days = [timezone.localtime(row.start).date().isoformat() for row in rows]
    return [day[5:] for day in days if day < until]


def find_calendar_days(client: Client, event: EventPage) -> list[str]:
    """Days that the event's calendar file leaves out."""
    file = Calendar.from_ical(client.get(f"{event.url}ics/").content)
    (component,) = file.walk("VEVENT")
    found = component.get("exdate", [])
    lists = found if isinstance(found, list) else [found]
    return [each.dt.date().isoformat()[5:] for one in lists for each in one.dts]


def fridays(**off: Any) -> EventPage:
    """Every Friday from 18 December to the end of January."""
    return events.event("Nähstube", events.weekly("2026-12-18", "FR", until="2027-01-31", **off))


ALL = ["12-18", "12-25", "01-01", "01-08", "01-15", "01-22", "01-29"]
RULES: dict[str, tuple[dict[str, list[str]], list[str], str]] = {
    "nothing": ({}, ALL, "jeden Freitag"),
    "month": ({"months_off": ["12"]}, ALL[2:], "jeden Freitag, außer im Dezember"),
    "public holidays": (
        {"days_off": ["public_holidays"]},
        [ALL[0], *ALL[3:]],
        "jeden Freitag, außer an Feiertagen",
    ),
    "school holidays": (
        {"days_off": ["school_holidays"]},
        [ALL[0], *ALL[3:]],
        "jeden Freitag, außer in den Schulferien",
    ),
    "office": (
        {"days_off": ["office_closed"]},
        # On a public holiday it is closed too.
        [ALL[0], ALL[3], *ALL[5:]],
        "jeden Freitag, außer wenn das Büro geschlossen ist",
    ),
    "all": (
        {"months_off": ["2", "12"], "days_off": ["public_holidays"]},
        ALL[3:],
        "jeden Freitag, außer im Februar, im Dezember und an Feiertagen",
    ),
}


@pytest.mark.parametrize("kind", RULES)
def test_rows_file_and_words_leave_out_the_same_days(client: Client, kind: str) -> None:
    factories.opening_hours(
        closures=[{"first_day": date(2027, 1, 15), "last_day": date(2027, 1, 16)}],
        school_holidays=[
            {"kind": "christmas", "first_day": date(2026, 12, 23), "last_day": date(2027, 1, 2)}
        ],
    )
    off, days, words = RULES[kind]
    event = fridays(**off)
    assert find_days(event) == days
    assert find_calendar_days(client, event) == [day for day in ALL if day not in days]
    assert words in text(read(client, event.url)).replace("Jeden", "jeden")
    answer = ask(client, f"events/{event.pk}")
    assert answer["repetitions"] == [words]


def test_date_with_an_exception_of_its_own_is_not_left_out(client: Client) -> None:
    moved = {"day": "2026-12-25", "new_day": "2026-12-28"}
    event = fridays(days_off=["public_holidays"], exceptions=[{"type": "moved", "value": moved}])
    assert find_days(event)[:3] == ["12-18", "12-28", "01-08"]


def test_new_closure_takes_dates_away_and_gives_them_back_in_every_language(
    django_capture_on_commit_callbacks: Any,
) -> None:
    hours = factories.opening_hours()
    event = fridays(days_off=["office_closed"])
    other = fridays()
    open_days = [ALL[0], *ALL[3:]]
    trees.home("uk")
    trees.translate(events.calendar(), "uk")
    own = trees.translate(event, "uk")
    office = enter("olga")
    row = {
        "closures-TOTAL_FORMS": "1",
        "closures-0-first_day": "22.01.2027",
        "closures-0-kind": "works",
    }
    with django_capture_on_commit_callbacks(execute=True):
        save_snippet(office, hours, **row)
    for each in (event, own):
        assert find_days(each) == [day for day in open_days if day != "01-22"]
    assert find_days(other) == ALL
    with django_capture_on_commit_callbacks(execute=True):
        save_snippet(office, hours, **{"closures-0-DELETE": "on"})
    for each in (event, own):
        assert find_days(each) == open_days


def find_version(client: Client, event: EventPage) -> tuple[int, datetime]:
    """What tells a program that has the event whether it is another one now."""
    (component,) = Calendar.from_ical(client.get(f"{event.url}ics/").content).walk("VEVENT")
    assert component["dtstamp"].dt == component["last-modified"].dt
    return component["sequence"], component["last-modified"].dt


def test_closure_tells_programs_that_have_the_series_and_only_that_one(
    client: Client, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = factories.opening_hours()
    series, other = fridays(days_off=["office_closed"]), fridays()
    series.save_revision().publish()
    office = enter("olga")

    def close(*day: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, *day, tzinfo=UTC))
        row = {"closures-TOTAL_FORMS": "1", "closures-0-first_day": "22.01.2027"}
        with django_capture_on_commit_callbacks(execute=True):
            save_snippet(office, hours, **row, **{"closures-0-kind": "works", "note": str(day)})

    before, same = find_version(client, series), find_version(client, other)
    close(3, 9)
    after = find_version(client, series)
    assert after[0] > before[0]
    assert after[1] == datetime(2026, 11, 3, 9, tzinfo=UTC)
    assert find_version(client, other) == same
    # Saved once more without another day it is the same.
    close(4, 9)
    assert find_version(client, series) == after
    # What is published later is newer again.
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 5, 9, tzinfo=UTC))
    EventPage.objects.get(pk=series.pk).save_revision().publish()
    last = find_version(client, series)
    assert (last[0] > after[0], last[1]) == (True, datetime(2026, 11, 5, 9, tzinfo=UTC))


def test_endless_series_leaves_out_days_however_far_it_is_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    event = events.event(
        "Chor", events.weekly("2026-11-06", "FR", days_off=["public_holidays"], months_off=["8"])
    )

    def find_wrong() -> list[date]:
        rows = Occurrence.objects.filter(event=event)
        days = [timezone.localtime(row.start).date() for row in rows]
        return [day for day in days if day.month == 8 or (day.month, day.day) == (12, 25)]

    assert not find_wrong()
    # The clock goes on by six years; in 2032 there is no Friday, 25 December, but many in August.
    monkeypatch.setattr(timezone, "now", lambda: datetime(2032, 3, 1, 9, tzinfo=UTC))
    call_command("refresh_occurrences")
    assert Occurrence.objects.filter(event=event, start__year=2033).count() > 40
    assert not find_wrong()


def send(office: Client, kind: str, value: dict[str, Any]) -> Any:
    """A new event through its form."""
    parent = events.calendar()
    form = open_form(office, add_url(EventPage, parent))
    values = {
        "title": "Chor",
        "slug": f"chor-{EventPage.objects.count()}",
        "teaser": "Singen",
        "kind": str(events.kind().pk),
    }
    data = form | values
    # A list is one field with several values here, not several fields.
    lists = {name: each for name, each in value.items() if isinstance(each, list)}
    data |= {f"dates-0-value-{name}": each for name, each in lists.items()}
    others = {name: each for name, each in value.items() if name not in lists}
    data |= nested_form_data({"dates": streamfield([(kind, others)])})
    return office.post(add_url(EventPage, parent), data)


def series(**values: Any) -> dict[str, Any]:
    given = {"day": "2026-12-18", "weekdays": ["FR"], "interval": "1", "until": "2027-01-31"}
    return {**given, "exceptions": streamfield([]), **values}


def test_office_ticks_the_boxes_and_they_stay(moderator: Client) -> None:
    boxes = {"days_off": ["public_holidays", "office_closed"], "months_off": ["7", "12"]}
    assert send(moderator, "weekly", series(**boxes)).status_code == 302
    (block,) = EventPage.objects.get().get_latest_revision_as_object().dates
    assert {name: block.value[name] for name in boxes} == boxes


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("weekly", {"day": "2027-01-01", "months_off": ["1"]}),
        ("yearly", {"day": "2026-12-25", "until": "", "days_off": ["public_holidays"]}),
        ("yearly", {"day": "2027-01-01", "until": "", "days_off": ["office_closed"]}),
    ],
)
def test_series_of_which_nothing_is_left_is_refused(
    moderator: Client, kind: str, values: dict[str, Any]
) -> None:
    answer = send(moderator, kind, series(**values))
    assert "gibt es nie einen Termin" in answer.content.decode()


def test_editor_is_told_which_dates_meet_a_closure(moderator: Client) -> None:
    closed = {"first_day": date(2026, 12, 24), "last_day": date(2027, 1, 3), "kind": "holidays"}
    factories.opening_hours(closures=[closed])
    once = {"start": "14:00", "status": "planned"}
    clash = send(moderator, "once", {**once, "day": "2026-12-28"})
    assert "Montag, 28. Dezember 2026" in said(clash)
    assert "Bitte prüfen" in said(clash)
    assert EventPage.objects.count() == 1
    assert "Bitte prüfen" not in said(send(moderator, "once", {**once, "day": "2027-01-04"}))
    days = {**once, "day": "2026-12-21", "last_day": "2026-12-25"}
    assert "Donnerstag, 24. Dezember 2026" in said(send(moderator, "once", days))
    postponed = {**days, "status": "postponed"}
    assert "Bitte prüfen" not in said(send(moderator, "once", postponed))
    assert "2 Terminen" in said(send(moderator, "weekly", series()))
    assert "Bitte prüfen" not in said(send(moderator, "weekly", series(days_off=["office_closed"])))
