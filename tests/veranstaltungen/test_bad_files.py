"""Calendar files that are too large, broken or hostile: a sentence, and nothing half done."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.veranstaltungen import events
from veranstaltungen.exchange.importing import Outcome, Report, import_calendar_file
from veranstaltungen.exchange.reading import LARGEST
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024


class Endless(RawIOBase):
    """A body of a form whose file is made while it is read, so that nobody has it in memory."""

    def __init__(self, size: int) -> None:
        head = (
            "--grenze\r\nContent-Disposition: form-data; name=file; filename=gross.ics\r\n"
            "Content-Type: text/calendar\r\n\r\n"
        )
        self.parts = [head.encode(), size, b"\r\n--grenze--\r\n"]
        self.length = len(self.parts[0]) + size + len(self.parts[2])

    def read(self, size: int = -1) -> bytes:
        wanted = size if size >= 0 else self.length
        found = b""
        while self.parts and len(found) < wanted:
            part, space = self.parts[0], wanted - len(found)
            if isinstance(part, int):
                found += b"x" * min(part, space)
                rest: Any = part - min(part, space)
            else:
                found += part[:space]
                rest = part[space:]
            self.parts = [rest, *self.parts[1:]] if rest else self.parts[1:]
        return found


@contextmanager
def little_memory(limit: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < limit
    finally:
        tracemalloc.stop()


def test_upload_of_fifty_megabytes_is_refused_without_being_held_in_memory(
    client: Client,
) -> None:
    events.calendar()
    client.force_login(factories.user())
    url = reverse("event_import")
    client.get(url)
    body = Endless(50 * MEGABYTE)
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": url,
        "CONTENT_TYPE": "multipart/form-data; boundary=grenze",
        "CONTENT_LENGTH": str(body.length),
        "wsgi.input": body,
    }
    with little_memory(20 * MEGABYTE):
        response = client.request(**environ)
    assert "größer als 5 MB" in response.content.decode()


def test_command_refuses_what_is_too_large_without_reading_it_and_a_folder(tmp_path: Path) -> None:
    events.calendar()
    large = tmp_path / "gross.ics"
    with large.open("wb") as file:
        file.truncate(50 * MEGABYTE)
    for path in (large, Path("/dev/zero")):
        with little_memory(20 * MEGABYTE), pytest.raises(CommandError, match="5 MB"):
            call_command("import_ics", path, stdout=StringIO())
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_ics", tmp_path)


def load(*lines: str, uid: str = "1") -> Report:
    """What becomes of an event with these lines."""
    event = "\r\n".join([f"UID:{uid}", *lines])
    content = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    return import_calendar_file(content.encode(), events.calendar())


START = "DTSTART;TZID=Europe/Berlin:20260101T100000"


#: What the sentence says, by the lines of an event.
REASONS = {
    (): "Beginn",
    ("DTSTART:quatsch",): "DTSTART",
    (START, "DTEND;TZID=Europe/Berlin:20260101T090000"): "Ende",
    (START, "RRULE:FREQ=HOURLY"): "mehrmals",
    (START, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"): "nie",
    ("DTSTART;TZID=Foo/Bar:20260101T100000",): "Europe/Berlin",
}
IMPOSSIBLE = [
    ["DTSTART:00010101T100000Z"],
    ["DTSTART:99991231T235959Z", "DURATION:P9999W"],
    [START, "DTEND:99991231T235959Z"],
    [START, "DURATION:P99999999W"],
    [START, "RDATE:00010101T100000Z"],
    [START, "RRULE:FREQ=WEEKLY", "RDATE;VALUE=DATE:99991231"],
    [START, "RRULE:FREQ=YEARLY;INTERVAL=99999999999"],
    [START, "RRULE:FREQ=MONTHLY;BYDAY=99MO"],
    [START, "RRULE:FREQ=DAILY;COUNT=99999999999999999999"],
    [START, "RRULE:FREQ=DAILY;COUNT=0"],
    [START, "RRULE:FREQ=DAILY;UNTIL=00010101T000000Z"],
    [START, "RRULE:FREQ=DAILY;UNTIL=99991231T235959Z"],
    [START, "RRULE:FREQ=FOO"],
    [START, "RRULE:COUNT=3"],
    [START, "RRULE:"],
    [START, "RRULE:FREQ=WEEKLY;BYDAY=XX"],
]


def test_impossible_events_are_refused_with_a_sentence() -> None:
    for lines in IMPOSSIBLE:
        (line,) = load("SUMMARY:Test", *lines).of(Outcome.REFUSED)
        assert line.notes[0].endswith("."), lines
    for lines, word in REASONS.items():
        (line,) = load("SUMMARY:Test", *lines).of(Outcome.REFUSED)
        assert word in line.notes[0], lines
    assert not EventPage.objects.exists()


def test_broken_file_is_refused_with_a_sentence() -> None:
    for data in (
        *(b"", b"hallo", b"\x00\xff\xfe", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:2026",
        b"BEGIN:VCALENDAR" + b"x" * LARGEST,
    ):
        problem = import_calendar_file(data, events.calendar()).problem
        assert problem.endswith((".", "?")), data[:30]
    assert not EventPage.objects.exists()


def test_ten_thousand_dates_of_a_file_are_taken_or_refused_within_seconds() -> None:
    days = ",".join(
        f"{2026 + day // 336}{day // 28 % 12 + 1:02}{day % 28 + 1:02}" for day in range(10_100)
    )
    yearly = [START, "RRULE:FREQ=YEARLY", f"RDATE;VALUE=DATE:{days}"]
    for lines in (yearly, [START, "RRULE:FREQ=DAILY;COUNT=10001"]):
        (line,) = load("SUMMARY:Test", *lines).lines
        assert line.outcome == Outcome.REFUSED
        assert line.notes[0].endswith(".")
    (line,) = load("SUMMARY:Gut", START, "RRULE:FREQ=DAILY;COUNT=10000", uid="2").lines
    assert line.outcome == Outcome.TAKEN


def test_texts_of_a_file_lose_what_no_field_takes() -> None:
    report = load("SUMMARY:Zwei\\nZeilen\x00", START, f"LOCATION:{'Ort,' * 20_000}\x00")
    (line,) = report.of(Outcome.TAKEN)
    assert line.title == "Zwei Zeilen"


def test_import_empties_nothing_that_was_filled_in_here() -> None:
    load("SUMMARY:Markt", START)
    page = EventPage.objects.get()
    page.kind, page.place, page.teaser = events.kind(), events.place(), "Kommen Sie"
    page.save_revision().publish()
    (line,) = load("SUMMARY:Markt", "DTSTART:20260102T100000Z").lines
    assert line.outcome == Outcome.CHANGED
    draft = EventPage.objects.get().get_latest_revision_as_object()
    assert (draft.kind, draft.place, draft.teaser) == (page.kind, page.place, "Kommen Sie")
    assert [entry.day.isoformat() for entry in draft.get_entries()] == ["2026-01-02"]
