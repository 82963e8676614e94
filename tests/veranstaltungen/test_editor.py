"""What editors enter: the form, the preview of dates, and sentences for what cannot be."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.segments.extract import extract_segments

from tests import factories
from tests.editing import add_url, decide, enter
from tests.veranstaltungen import events
from veranstaltungen.exchange.importing import get_error_sentences
from veranstaltungen.models import EventPage, Occurrence

pytestmark = pytest.mark.django_db


def form_of(kind: str, **value: Any) -> dict[str, Any]:
    """The dates of a form with one entry."""
    # A list is one field with several values here, not several fields.
    weekdays = value.pop("weekdays", [])
    value.setdefault("exceptions-count", "0")
    form = nested_form_data({"dates": streamfield([(kind, value)])})
    return form | {"dates-0-value-weekdays": weekdays}


def problems(kind: str, **value: Any) -> list[str]:
    block = EventPage.get_dates_block()
    given = {"day": "2026-06-04", "start": "14:00", "end": "18:00", **value}
    with pytest.raises(ValidationError) as caught:
        block.clean(block.to_python([{"type": kind, "value": given}]))
    return get_error_sentences(caught.value)


WEEKLY = {"weekdays": ["TH"], "interval": 1}


def test_what_cannot_be_gets_a_sentence() -> None:
    for kind, value, word in (
        ("once", {"end": "13:00"}, "Mitternacht"),
        ("once", {"last_day": "2026-06-03"}, "letzte Tag"),
        ("once", {"start": None}, "Beginn"),
        ("once", {"open_end": True}, "offenes Ende"),
        ("once", {"day": "0999-01-01"}, "Jahr"),
        ("weekly", {**WEEKLY, "until": "2026-06-01"}, "endet, bevor"),
        ("weekly", {**WEEKLY, "day": "2026-06-05", "until": "2026-06-06"}, "nie"),
        ("weekly", {**WEEKLY, "until": "2026-08-01", "count": 3}, "entscheiden"),
        ("daily", {"interval": 1, "until": "2099-01-01"}, "10.000"),
        ("daily", {"interval": 1, "day": "1950-01-01"}, "10.000"),
    ):
        (sentence,) = problems(kind, **value)
        assert word in sentence, value
    there = {"day": "2026-06-11"}
    for changes, word in (
        ([("left_out", {"day": "2026-06-05"})], "keinen Termin"),
        ([("added", there)], "schon"),
        ([("moved", {**there, "start": "14:00", "end": "12:00"})], "Uhrzeiten"),
        ([("left_out", there), ("cancelled", there)], "zweimal"),
    ):
        raw = [{"type": kind, "value": value} for kind, value in changes]
        (sentence,) = problems("weekly", **WEEKLY, exceptions=raw)
        assert word in sentence, changes


def test_preview_lists_ten_dates_in_words_or_says_what_is_wrong_to_editors_alone(
    moderator: Client,
) -> None:
    def preview(client: Client, **form: Any) -> str:
        response = client.post(reverse("event_dates_preview"), form, follow=True)
        return " ".join(response.content.decode().split())

    hours = {"start": "14:00", "end": "18:00"}
    weekly = form_of("weekly", day="2030-06-03", **hours, weekdays=["TH"], interval="1")
    shown = preview(moderator, **weekly)
    assert shown.count("<li>") == 10
    assert "Donnerstag, 6. Juni 2030, 14–18 Uhr" in shown
    assert "6. Juni 2030" not in preview(Client(), **weekly)
    assert not Occurrence.objects.exists()

    wrong = form_of("once", day="2030-06-03", start="14:00", end="12:00", status="planned")
    assert "Das Ende liegt vor dem Beginn." in preview(moderator, **wrong)

    # What holds for the whole event.
    form = form_of("once", day="2030-06-06", **hours, status="planned")
    shown = preview(moderator, **form, status="postponed", new_date="2030-07-04")
    assert "Donnerstag, 6. Juni 2030, 14–18 Uhr <strong>(verschoben)</strong>" in shown
    assert "Donnerstag, 4. Juli 2030, 14–18 Uhr" in shown


def test_event_is_written_and_released(client: Client) -> None:
    client.force_login(factories.user())
    url = add_url(EventPage, events.calendar())
    assert "data-next-dates" in client.get(url).content.decode()
    form = form_of(
        "weekly",
        day="2030-06-03",
        start="14:00",
        end="18:00",
        weekdays=["TU", "TH"],
        interval="1",
        count="4",
    )
    form |= nested_form_data({"body": streamfield([])})
    form |= {
        "title": "Nähstube",
        "slug": "naehstube",
        "kind": str(events.kind().pk),
        "status": "planned",
        "wheelchair": "unknown",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-submit": "1",
    }
    client.post(url, form)
    page = EventPage.objects.get(title="Nähstube")
    assert not page.live
    decide(enter("kollegin"), page)
    page = EventPage.objects.get(slug="naehstube")
    assert page.live
    assert Occurrence.objects.filter(event=page).count() == 4
    assert "RRULE:FREQ=WEEKLY" in page.calendar


def test_draft_may_lack_everything() -> None:
    page = events.event("Idee", {"type": "weekly", "value": {"day": None}}, live=False, kind=None)
    assert page.calendar
    assert not page.get_entries()


def test_only_titles_of_dates_are_translated() -> None:
    page = events.event("Lauf", events.once("2030-06-14", title="Nachtlauf"))
    strings = [str(getattr(segment, "string", "")) for segment in extract_segments(page)]
    paths = [segment.path for segment in extract_segments(page) if segment.path.startswith("dates")]
    assert len(paths) == 1
    assert any("Nachtlauf" in string for string in strings)


def test_copy_of_an_imported_event_has_an_identity_of_its_own() -> None:
    page = events.event("Markt", uid="fremd@example.org")
    copied = page.copy(update_attrs={"slug": "kopie"})
    assert "UID:fremd@example.org" in page.calendar
    assert "fremd@example.org" not in copied.calendar
