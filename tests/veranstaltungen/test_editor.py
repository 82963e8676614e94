"""What editors enter: the form, the preview of dates, and sentences for what cannot be."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.segments.extract import extract_segments

from tests import factories
from tests.editing import decide
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage, Occurrence
from veranstaltungen.sentences import sentences

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
    return sentences(caught.value)


WEEKLY = {"weekdays": ["TH"], "interval": 1}


@pytest.mark.parametrize(
    ("kind", "value", "word"),
    [
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
    ],
)
def test_what_cannot_be_gets_a_sentence(kind: str, value: dict[str, Any], word: str) -> None:
    (sentence,) = problems(kind, **value)
    assert word in sentence


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ([("left_out", {"day": "2026-06-05"})], "keinen Termin"),
        ([("added", {"day": "2026-06-11"})], "schon"),
        ([("moved", {"day": "2026-06-11", "start": "14:00", "end": "12:00"})], "Uhrzeiten"),
        ([("left_out", {"day": "2026-06-11"}), ("cancelled", {"day": "2026-06-11"})], "zweimal"),
    ],
)
def test_exception_that_cannot_be_gets_a_sentence(
    changes: list[tuple[str, dict[str, Any]]], word: str
) -> None:
    raw = [{"type": kind, "value": value} for kind, value in changes]
    (sentence,) = problems("weekly", **WEEKLY, exceptions=raw)
    assert word in sentence


def test_preview_lists_ten_dates_in_words(client: Client) -> None:
    client.force_login(factories.user())
    form = form_of(
        "weekly", day="2030-06-03", start="14:00", end="18:00", weekdays=["TH"], interval="1"
    )
    shown = client.post(reverse("event_dates_preview"), form).content.decode()
    assert shown.count("<li>") == 10
    assert "Donnerstag, 6. Juni 2030, 14–18 Uhr" in shown
    assert not Occurrence.objects.exists()


def test_preview_says_what_is_wrong(client: Client) -> None:
    client.force_login(factories.user())
    form = form_of("once", day="2030-06-03", start="14:00", end="12:00", status="planned")
    shown = client.post(reverse("event_dates_preview"), form).content.decode()
    assert "Das Ende liegt vor dem Beginn." in shown


def test_preview_is_for_editors_only(client: Client) -> None:
    assert client.post(reverse("event_dates_preview"), {}).status_code == 302


def test_event_is_written_and_released(client: Client) -> None:
    client.force_login(factories.user())
    url = reverse(
        "wagtailadmin_pages:add", args=("veranstaltungen", "eventpage", events.calendar().pk)
    )
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
    response = client.post(url, form)
    assert response.status_code == 302, response.context and response.context["form"].errors
    page = EventPage.objects.get(slug="naehstube")
    assert not page.live
    client.force_login(factories.user("kollegin"))
    decide(client, page)
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
