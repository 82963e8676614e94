"""Calendar files of other programs come in without loss, or with a loss that is named."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from cms.core.roles import Role
from tests import factories
from tests.veranstaltungen import events
from tests.veranstaltungen.test_recurrence import as_rows, in_zones, read_with_ical_js
from veranstaltungen.dates import get_moments
from veranstaltungen.exchange.importing import Outcome, Report, import_calendar_file
from veranstaltungen.exchange.reading import LARGEST
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).with_name("calendars")
FILES = ["google", "outlook", "nextcloud", "apple"]


def content(name: str) -> bytes:
    return (FOLDER / f"{name}.ics").read_bytes().replace(b"\n", b"\r\n")


def load(data: bytes) -> Report:
    return import_calendar_file(data, events.calendar())


def titles(report: Report, outcome: Outcome) -> list[str]:
    return [line.title for line in report.of(outcome)]


def page(title: str) -> EventPage:
    return EventPage.objects.get(title=title)


def days(title: str) -> list[str]:
    return [moment.first_day.isoformat() for moment in get_moments(page(title))]


@pytest.mark.parametrize("name", FILES)
def test_dates_are_those_that_another_program_reads(name: str) -> None:
    load(content(name))
    rows = [row[:2] for event in EventPage.objects.all() for row in as_rows(get_moments(event))]
    text = content(name).decode()
    # What is refused is not compared: private, and in a zone that nobody knows.
    parts = text.split("BEGIN:VEVENT")
    kept = [part for part in parts if "Mars/Olympus" not in part and "CLASS:PRIVATE" not in part]
    text = "BEGIN:VEVENT".join(kept)
    text = text if text.rstrip().endswith("END:VCALENDAR") else f"{text}END:VCALENDAR\r\n"
    (independent,) = read_with_ical_js([in_zones(text) if "VTIMEZONE" not in text else text])
    assert sorted(map(str, rows)) == sorted(str(row[:2]) for row in independent)


def test_google() -> None:
    place = events.place()
    report = load(content("google"))
    assert len(titles(report, Outcome.TAKEN)) == 3
    nearly = page("Nähstube")
    assert nearly.place == place
    assert nearly.teaser == "" or "<" not in nearly.teaser
    assert days("Nähstube")[:4] == ["2026-03-05", "2026-03-12", "2026-03-27", "2026-04-09"]
    assert days("Stadtteilfest") == ["2026-07-24"]
    (line,) = [line for line in report.lines if line.title == "Nähstube"]
    assert any("Erinnerungen" in note for note in line.notes)


def test_outlook() -> None:
    report = load(content("outlook"))
    assert titles(report, Outcome.TAKEN) == ["Gemeinsam kochen"]
    assert page("Gemeinsam kochen").dates[0].block_type == "monthly"
    assert "eingeladene Personen" in " ".join(report.of(Outcome.TAKEN)[0].notes)
    (refused,) = report.of(Outcome.REFUSED)
    assert "privat" in refused.notes[0]


def test_nextcloud() -> None:
    events.kind("Garten")
    report = load(content("nextcloud"))
    (line,) = report.of(Outcome.TAKEN)
    assert page("Gartenzeit").kind.name == "Garten"
    assert "Draußen" in " ".join(line.notes)
    assert "Anhänge" in " ".join(line.notes)
    moments = {moment.first_day.isoformat(): moment for moment in get_moments(page("Gartenzeit"))}
    assert moments["2026-05-09"].status == "cancelled"
    assert "2026-04-25" in moments
    assert len(report.of(Outcome.REFUSED)) == 1


def test_apple() -> None:
    report = load(content("apple"))
    assert page("Gedenktag").dates[0].block_type == "yearly"
    assert page("Am Dreißigsten").dates[0].block_type == "imported"
    assert len(days("Am Dreißigsten")) == 5
    (refused,) = report.of(Outcome.REFUSED)
    assert refused.title == "Sternenfest"
    assert "Mars/Olympus" in refused.notes[0]


@pytest.mark.parametrize("name", FILES)
def test_importing_twice_changes_nothing(name: str) -> None:
    load(content(name))
    before = EventPage.objects.count()
    report = load(content(name))
    assert EventPage.objects.count() == before
    assert not report.of(Outcome.TAKEN)
    assert not report.of(Outcome.CHANGED)
    assert len(report.of(Outcome.UNCHANGED)) == before


def test_what_has_changed_becomes_a_draft_of_the_same_event() -> None:
    load(content("google"))
    event = page("Flohmarkt")
    event.kind = events.kind()
    event.save_revision().publish()
    report = load(content("google").replace(b"SUMMARY:Flohmarkt", b"SUMMARY:Troedelmarkt"))
    assert titles(report, Outcome.CHANGED) == ["Troedelmarkt"]
    event.refresh_from_db()
    assert event.title == "Flohmarkt"
    assert event.get_latest_revision_as_object().title == "Troedelmarkt"


def test_nothing_is_published_by_importing() -> None:
    load(content("google"))
    assert not EventPage.objects.live().exists()


EVENT = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Test\r\n%s"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (b"DTSTART:20260101T100000\r\nDTEND:20260101T090000\r\n", "Ende"),
        (b"DTSTART:quatsch\r\n", "DTSTART"),
        (b"", "Beginn"),
        (b"DTSTART:20260101T100000\r\nRRULE:FREQ=HOURLY\r\n", "mehrmals"),
        (b"DTSTART:20260101T100000\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n", "nie"),
        (b"DTSTART:20260101T100000\r\nRRULE:FREQ=DAILY;COUNT=10001\r\n", ""),
        (b"DTSTART;TZID=Foo/Bar:20260101T100000\r\n", "Europe/Berlin"),
    ],
)
def test_event_that_cannot_be_is_refused_with_a_sentence(lines: bytes, word: str) -> None:
    report = load(EVENT % lines)
    (line,) = report.of(Outcome.REFUSED)
    assert word in line.notes[0]
    assert line.notes[0].endswith(".")
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hallo",
        b"\x00\xff\xfe",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:2026",
        b"BEGIN:VCALENDAR" + b"x" * LARGEST,
    ],
)
def test_broken_file_is_refused_with_a_sentence(data: bytes) -> None:
    report = load(data)
    assert report.problem.endswith((".", "?"))
    assert not EventPage.objects.exists()


def test_command_tells_what_became_of_each_event(tmp_path: Path) -> None:
    events.calendar()
    output = StringIO()
    call_command("import_ics", FOLDER / "google.ics", stdout=output)
    assert "Nähstube" in output.getvalue()
    with pytest.raises(CommandError):
        call_command("import_ics", tmp_path / "nichts.ics")
    large = tmp_path / "gross.ics"
    large.write_bytes(b"x" * (LARGEST + 1))
    with pytest.raises(CommandError, match="5 MB"):
        call_command("import_ics", large)


def test_staff_imports_in_the_admin_and_volunteers_do_not(client: Client) -> None:
    events.calendar()
    url = reverse("event_import")
    client.force_login(factories.user("ehrenamt", role=Role.VOLUNTEERS))
    assert client.get(url).status_code in {302, 403}
    client.force_login(factories.user("redaktion"))
    assert client.get(url).status_code == 200
    file = BytesIO(content("google"))
    file.name = "google.ics"
    response = client.post(url, {"file": file})
    assert "Nähstube" in response.content.decode()
    large = BytesIO(b"x" * (LARGEST + 1))
    large.name = "gross.ics"
    assert "5 MB" in client.post(url, {"file": large}).content.decode()
