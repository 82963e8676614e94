"""Calendar files of other programs come in without loss, or with a loss that is named."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from cms.core.addresses import is_private
from tests.editing import is_refused
from tests.readers import read
from tests.veranstaltungen import events
from tests.veranstaltungen.test_recurrence import as_rows, in_zones, read_with_ical_js
from veranstaltungen.exchange.importing import Outcome, Report, import_calendar_file
from veranstaltungen.exchange.reading import LARGEST
from veranstaltungen.models import EventPage
from veranstaltungen.models.dates import get_occurrence_times

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
    return [moment.first_day.isoformat() for moment in get_occurrence_times(page(title))]


@pytest.mark.parametrize("name", FILES)
def test_dates_are_those_that_another_program_reads_and_stay_when_imported_twice(
    name: str,
) -> None:
    taken = len(load(content(name)).of(Outcome.TAKEN))
    assert EventPage.objects.count() == taken
    assert not EventPage.objects.live().exists()
    rows = [
        row[:2] for event in EventPage.objects.all() for row in as_rows(get_occurrence_times(event))
    ]
    text = content(name).decode()
    # What is refused is not compared: private, and in a zone that nobody knows.
    parts = text.split("BEGIN:VEVENT")
    kept = [part for part in parts if "Mars/Olympus" not in part and "CLASS:PRIVATE" not in part]
    text = "BEGIN:VEVENT".join(kept)
    text = text if text.rstrip().endswith("END:VCALENDAR") else f"{text}END:VCALENDAR\r\n"
    (independent,) = read_with_ical_js([in_zones(text) if "VTIMEZONE" not in text else text])
    assert sorted(map(str, rows)) == sorted(str(row[:2]) for row in independent)

    report = load(content(name))
    assert EventPage.objects.count() == taken
    assert len(report.of(Outcome.UNCHANGED)) == taken
    assert not report.of(Outcome.TAKEN)
    assert not report.of(Outcome.CHANGED)


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
    moments = {
        moment.first_day.isoformat(): moment for moment in get_occurrence_times(page("Gartenzeit"))
    }
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


def test_staff_imports_in_the_admin_or_by_command_and_volunteers_do_not(
    volunteer: Client, moderator: Client
) -> None:
    events.calendar()
    url = reverse("event_import")
    assert is_refused(volunteer.get(url))
    assert is_refused(volunteer.post(url, {"file": upload(content("google"))}))
    assert not EventPage.objects.exists()
    assert read(moderator, url).select("input[name=file]")
    assert "5 MB" in send(moderator, b"x" * (LARGEST + 1))
    assert "Nähstube" in send(moderator, content("google"))
    EventPage.objects.all().delete()
    output = StringIO()
    call_command("import_ics", FOLDER / "google.ics", stdout=output)
    assert "Nähstube" in output.getvalue()
    assert EventPage.objects.exists()
    with pytest.raises(CommandError):
        call_command("import_ics", FOLDER / "nichts.ics")


def test_an_event_called_like_a_list_comes_in_and_takes_no_address(moderator: Client) -> None:
    events.calendar()
    assert "Archiv" in send(moderator, content("google").replace(b"Flohmarkt", b"Archiv"))
    event = page("Archiv")
    assert is_private(event.slug)
    event.kind = events.kind()
    event.save_revision().publish()
    assert page("Archiv").slug == "archiv-2"


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("kalender.ics", data, "text/calendar")


def send(client: Client, data: bytes) -> str:
    """What the form answers to a file."""
    return client.post(reverse("event_import"), {"file": upload(data)}).content.decode()
