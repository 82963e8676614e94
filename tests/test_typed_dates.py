"""Days and times are understood as people write them, or stay as typed and the form says why not.

`german_dates.tsv` says what is understood; the fields and three of the forms are held to it.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localtime
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.core.forms import AdminMonthInput, look_back
from cms.german_times import parse_span
from tests import factories
from tests.editing import edit, enter, now, open_form, stored_streams
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

TYPED = "nächste Woche"
REFUSED = "Bitte schreiben Sie"


#: The day on which the table was written down; the clock of the forms says so too.
TODAY = date(2026, 12, 1)
FIELDS = {
    "date": forms.DateField(),
    "month": forms.DateField(widget=AdminMonthInput),
    "time": forms.TimeField(),
    # An event's form takes it, and a field alone does not.
    "beginning": forms.TimeField(),
    "datetime": forms.DateTimeField(),
}

Row = tuple[str, str, str]


def read_table() -> Iterator[Row]:
    """What is asked, what is typed and what is meant, of each row."""
    table = Path(__file__).with_name("german_dates.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            kind, typed, meant = line.split("\t")
            yield kind, re.sub(r"\\u([\da-f]{4})", lambda one: chr(int(one[1], 16)), typed), meant


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the table."""
    monkeypatch.setattr("cms.german_dates.localdate", lambda: TODAY)


def write(value: date | time | datetime) -> str:
    """As the table does."""
    if isinstance(value, datetime):
        return f"{localtime(value):%Y-%m-%d %H:%M}"
    return f"{value:%H:%M}" if isinstance(value, time) else value.isoformat()


def read(kind: str, typed: str) -> str:
    """What is understood, as the table has it."""
    read_parts = parse_span(typed) if kind == "span" else [FIELDS[kind].clean(typed)]
    return " ".join(write(one) for one in read_parts)


def refuse(kind: str, typed: str) -> str:
    """What is said instead of a value."""
    with pytest.raises(ValidationError) as found_errors:
        read(kind, typed)
    return " ".join(found_errors.value.messages)


@pytest.mark.parametrize(("kind", "typed", "meant"), list(read_table()))
def test_a_field_understands_what_people_write_or_says_what_to_write(
    kind: str, typed: str, meant: str
) -> None:
    if kind == "span":
        # The end of a span is for whoever has a field for it.
        assert "Bitte" in refuse("time", typed)
    if meant == "refused":
        assert "Bitte" in refuse(kind, typed)
    else:
        assert read(kind, typed) == meant


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "uk"])
@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        ("date", "2026-12-16", "2026-12-16"),
        ("time", "15:00:00", "15:00"),
        ("datetime", "2026-12-16T14:00:00Z", "2026-12-16 15:00"),
        ("datetime", "2026-12-16 15:00:00", "2026-12-16 15:00"),
    ],
)
def test_what_programs_write_is_understood_in_every_language(
    kind: str, typed: str, meant: str, language: str
) -> None:
    with translation.override(language):
        assert write(FIELDS[kind].clean(typed)) == meant


def test_a_field_that_looks_back_takes_the_last_such_day() -> None:
    field = forms.DateField()
    look_back(field)
    meant = {"30.11.": "2026-11-30", "1.12.": "2026-12-01", "2.12.": "2025-12-02"}
    meant |= {"29.2.": "2024-02-29"}
    assert {typed: write(field.clean(typed)) for typed in meant} == meant


# --- The forms ------------------------------------------------------------------------------------

Send = Callable[[str], tuple[str, str]]


class Form:
    """The form of one page, sent again and again with one field changed; gives what is kept."""

    def __init__(self, client: Client, page: Page) -> None:
        self.client, self.page = client, page
        self.url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.data = open_form(client, self.url) | stored_streams(page)

    def send(self, **fields: Any) -> Any:
        """What the latest version says afterwards; nothing if the form came back."""
        response = self.client.post(self.url, self.data | fields)
        self.html = response.content.decode()
        if response.status_code == 200:
            return None
        return now(self.page).get_latest_revision_as_object()

    def keep(self, name: str, typed: str) -> str:
        """What becomes of a field of the page."""
        page = self.send(**{name: typed})
        if page:
            return write(getattr(page, name))
        find_errors(self.html, name, typed)
        return "refused"

    def keep_date(self, name: str, typed: str) -> str:
        """What becomes of a field of an event's first date, and of its end for a span."""
        whole = {f"dates-0-value-{each}": "" for each in ("start", "end", "last_day")}
        page = self.send(**whole | {f"dates-0-value-{name}": typed})
        if page:
            value = page.dates[0].value
            kept = [value[name], *([value["end"]] if value["end"] else [])]
            return " ".join(write(each) for each in kept)
        assert json.dumps(typed, ensure_ascii=False) in find_block_errors(self.html)
        return "refused"


def deadline(client: Client) -> Send:
    form = Form(client, factories.issue())
    return lambda typed: form.keep("deadline", typed)


def schedule(client: Client) -> Send:
    form = Form(client, factories.article())
    return lambda typed: form.keep("go_live_at", typed)


def day_of_event(client: Client) -> Send:
    form = Form(client, events.event())
    return lambda typed: form.keep_date("day", typed)


def start_of_event(client: Client) -> Send:
    form = Form(client, events.event())
    return lambda typed: form.keep_date("start", typed)


ALL = "sends each of two hundred rows to a form; the fields are held to all of them without it"


@pytest.mark.parametrize("step", [40, pytest.param(1, marks=pytest.mark.slow(ALL))])
@pytest.mark.parametrize(
    ("kinds", "form"),
    [
        ({"date"}, deadline),
        ({"date"}, day_of_event),
        ({"time", "span"}, start_of_event),
        ({"datetime"}, schedule),
    ],
)
def test_a_form_keeps_what_is_meant_and_gives_back_what_is_not_understood(
    kinds: set[str], form: Callable[[Client], Send], step: int, moderator: Client
) -> None:
    rows = [row for row in read_table() if row[0] in kinds][::step]
    send = form(moderator)
    kept = {typed: send(typed) for _kind, typed, _meant in rows}
    assert kept == {typed: meant for _kind, typed, meant in rows}


def test_a_span_fills_the_end_unless_another_stands_there(moderator: Client) -> None:
    form = Form(moderator, events.event())
    for end, kept in (("", "17:00"), ("17 Uhr", "17:00"), ("18:00", None)):
        assert read_times(form, "15–17 Uhr", end) == (kept and ("15:00", kept, False)), end
    found_errors = find_block_errors(form.html)
    assert "15–17 Uhr" in found_errors
    assert "nur eine Uhrzeit" in found_errors


def test_an_event_says_from_when_on_or_until_midnight(moderator: Client) -> None:
    form = Form(moderator, events.event())
    for start, end, kept in (
        ("ab 15 Uhr", "", ("15:00", None, False)),
        ("ab 15 Uhr, Ende offen", "", ("15:00", None, True)),
        ("ab 15 Uhr", "17:00", None),
        ("20 Uhr", "24 Uhr", ("20:00", "00:00", False)),
        ("20 Uhr", "Mitternacht", ("20:00", "00:00", False)),
        ("Mitternacht", "", None),
    ):
        assert read_times(form, start, end) == kept, (start, end)


def read_times(form: Form, start: str, end: str) -> tuple[str, str | None, bool] | None:
    """Beginning, end and whether that is open, once the form was sent; None: it came back."""
    page = form.send(**{"dates-0-value-start": start, "dates-0-value-end": end})
    if page is None:
        return None
    value = page.dates[0].value
    end_time = write(value["end"]) if value["end"] else None
    return write(value["start"]), end_time, value["open_end"]


def test_what_ends_at_midnight_ends_as_the_next_day_begins() -> None:
    event = events.event("Silvester", events.once("2030-12-31", start="20:00", end="00:00"))
    (occurrence,) = event.next_dates.shown
    assert write(occurrence.end) == "2031-01-01 00:00"


@pytest.mark.parametrize(
    ("make", "name"), [(factories.issue, "first_month"), (projects.project, "start_month")]
)
def test_a_month_may_be_typed_as_one(make: Any, name: str, moderator: Client) -> None:
    assert Form(moderator, make()).keep(name, "Dezember 2020") == "2020-12-01"


@pytest.mark.parametrize("kind", ["moved", "added"])
def test_a_span_fills_both_times_of_an_exception(kind: str, moderator: Client) -> None:
    event = events.event("Chor", events.weekly("2030-06-03", "MO"))
    day = "2030-06-10" if kind == "moved" else "2030-06-11"
    form = Form(moderator, event)
    given = {"day": day, "new_day": "", "start": "von 9 bis 11 Uhr", "end": "", "title": ""}
    change = (kind, given)
    rows = nested_form_data({"dates-0-value-exceptions": streamfield([change])})
    rows["dates-0-value-weekdays"] = ["MO"]
    rows |= {f"dates-0-value-{name}": [] for name in ("days_off", "months_off")}
    page = form.send(**rows)
    assert page, find_block_errors(form.html)
    (saved,) = page.dates[0].value["exceptions"]
    assert (write(saved.value["start"]), write(saved.value["end"])) == ("09:00", "11:00")


def find_errors(html: str, name: str, typed: str = TYPED) -> str:
    """What stands beside a field, which holds what was typed."""
    # A dialog stands in a template, in which nothing is found.
    soup = BeautifulSoup(re.sub("(</?)template", r"\1div", html), "lxml")
    field = soup.select_one(f"[name='{name}']")
    assert field
    assert field["value"] == typed
    wrapper = field.find_parent(attrs={"data-field-wrapper": True})
    assert wrapper
    errors = wrapper.select_one("[data-field-errors]")
    assert errors
    return " ".join(errors.get_text(" ").split())


ALIKE = pytest.mark.slow("days and months of these are the same fields as an issue's")


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (factories.issue, ["first_month", "last_month", "deadline"]),
        (factories.article, ["go_live_at", "expire_at"]),
        pytest.param(projects.project, ["start_month", "end_month"], marks=ALIKE),
        pytest.param(gardens.entry, ["date"], marks=ALIKE),
    ],
)
def test_a_page_is_not_saved_and_the_field_says_why(
    make: Any, names: list[str], moderator: Client
) -> None:
    page: Page = make()
    versions = page.revisions.count()
    response = edit(moderator, page, **dict.fromkeys(names, TYPED))
    assert response.status_code == 200
    for name in names:
        assert REFUSED in find_errors(response.content.decode(), name), name
    assert now(page).revisions.count() == versions


def find_block_errors(html: str) -> str:
    """What is said beside the dates of an event, as the editor's script gets it."""
    stream = BeautifulSoup(html, "lxml").select_one("#dates[data-w-block-arguments-value]")
    assert stream
    arguments = json.loads(str(stream["data-w-block-arguments-value"]))
    return json.dumps(arguments, ensure_ascii=False)


def test_an_event_is_not_saved_and_its_date_keeps_what_was_typed(moderator: Client) -> None:
    event = events.event()
    versions = event.revisions.count()
    form = Form(moderator, event)
    value = {"day": "2030-06-03", "start": "14:00", "end": "18:00", "status": "planned"}
    for name in ("day", "start", "end", "last_day"):
        dates = {"dates": streamfield([("once", value | {name: TYPED})])}
        assert form.send(**nested_form_data(dates)) is None, name
        found_errors = find_block_errors(form.html)
        assert TYPED in found_errors, name
        assert REFUSED in found_errors, name
    assert now(event).revisions.count() == versions


@pytest.mark.parametrize(
    ("report", "name"),
    [
        ("wagtailadmin_reports:site_history", "timestamp_from"),
        ("wagtailadmin_reports:workflow", "created_at_from"),
        ("wagtailadmin_reports:aging_pages", "last_published_at"),
    ],
)
def test_a_filter_says_what_it_does_not_understand(report: str, name: str) -> None:
    response = enter("chefin", None).get(reverse(report), {name: TYPED})
    assert response.status_code == 200
    assert REFUSED in find_errors(response.content.decode(), name)


def test_a_diary_entry_without_a_year_is_about_what_has_been(moderator: Client) -> None:
    form = Form(moderator, gardens.entry())
    assert form.keep("date", "30.11.") == "2026-11-30"


def test_a_filter_without_a_year_asks_for_what_has_been() -> None:
    report = reverse("wagtailadmin_reports:site_history")
    response = enter("chefin", None).get(report, {"timestamp_from": "2.12."})
    assert "2. Dezember 2025" in response.content.decode()
