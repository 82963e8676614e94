"""Whatever comes in, somebody is told what to do, and nothing that was typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests import factories
from tests.editing import decide
from tests.readers import read, text
from tests.veranstaltungen import events
from tests.veranstaltungen.test_editor import form_of
from veranstaltungen.models import EventPage, Occurrence

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


# --- Addresses -----------------------------------------------------------------------------------

HOSTILE = ["\x00", "a\x00b", "a/b", "²", "१२", "9" * 5000, "-1", "' OR 1=1 --", "<script>", "💥"]


@pytest.mark.parametrize("name", ["kind", "place", "organiser", "topic", "from", "to"])
@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
def test_hostile_filter_answers_with_a_page(client: Client, name: str, value: str) -> None:
    events.event("Markt", place=events.place(), topics=[factories.topic()])
    response = client.get(events.calendar().url, {name: value})
    assert response.status_code == 200
    content = response.content.decode()
    assert "<script>" not in content
    sentence = "Bitte schreiben Sie Tage wie" if name in {"from", "to"} else "passt keine"
    assert sentence in content


@pytest.mark.parametrize("typed", ["abc", "31.2.2030", "2030-13-01", "morgen"])
def test_day_that_is_none_stays_in_its_field(client: Client, typed: str) -> None:
    soup = read(client, f"{events.calendar().url}?from={typed}&free=1")
    field = soup.select_one("#filter-from")
    assert field
    assert field["value"] == typed
    assert field["aria-invalid"] == "true"
    assert "filter-problem" in str(field["aria-describedby"])
    assert soup.select_one("input[name=free][checked]")


@pytest.mark.parametrize("typed", ["14.6.2030", "14.06.2030", "14.06.30", "2030-06-14"])
def test_day_may_be_written_as_people_do(client: Client, typed: str) -> None:
    events.event("Davor", events.once("2030-06-13"))
    events.event("Markt", events.once("2030-06-14"))
    soup = read(client, f"{events.calendar().url}?from={typed}&to={typed}")
    assert [title.get_text(strip=True) for title in soup.select(".agenda__title")] == ["Markt"]


def test_choice_that_fits_nothing_leads_back_to_all(client: Client) -> None:
    events.event()
    url = events.calendar().url
    soup = read(client, f"{url}?from=2001-01-01&to=2001-01-31")
    assert soup.select(f"#dates a[href='{url}']")


def test_filters_offer_only_what_readers_will_find(client: Client) -> None:
    factories.restrict(events.event("Geheim", place=events.place("Geheimer Ort")))
    events.event("Alt", events.once("2020-01-01"), place=events.place("Alter Ort"))
    events.event("Markt", place=events.place("Marktplatz"))
    offered = text(read(client, events.calendar().url), "#filter-place")
    assert offered == "Alle Orte Marktplatz"


@pytest.mark.parametrize("page", ["0", "-1", "abc", "9" * 5000, "\x00"])
def test_page_that_is_none_is_not_found(client: Client, page: str) -> None:
    events.event()
    calendar = events.calendar()
    for url in (calendar.url, calendar.url + calendar.reverse_subpage("archive")):
        assert client.get(url, {"page": page}).status_code == 404


@pytest.mark.parametrize("month", ["9999-99", "9999-12", "0000-00", "२०२६-१२", "%00", "9" * 500])
def test_month_that_is_none_is_not_found(client: Client, month: str) -> None:
    calendar = events.calendar()
    url = calendar.url + calendar.reverse_subpage("month", args=("2026-12",))
    soup = read(client, url.replace("2026-12", month), status=404)
    assert "keine Seite" in text(soup, "h1")


@pytest.mark.parametrize("part", ["%00", "9" * 40, "%F0%9F%92%A5", "..%2F..", "' OR 1=1"])
def test_feed_that_is_none_is_not_found(client: Client, part: str) -> None:
    calendar = events.calendar()
    for name, argument in (("feed_kind", "platz"), ("feed_place", 4711)):
        url = calendar.url + calendar.reverse_subpage(name, args=(argument,))
        assert client.get(url.replace(str(argument), part)).status_code == 404


# --- The editor ----------------------------------------------------------------------------------


def whole_form(dates: dict[str, Any], **fields: str) -> dict[str, Any]:
    """An event's form with everything that Wagtail asks for."""
    return {
        **dates,
        **nested_form_data({"body": streamfield([])}),
        "title": "Mein langer Text",
        "slug": "mein-langer-text",
        "kind": str(events.kind().pk),
        "status": "planned",
        "wheelchair": "unknown",
        "bring": "Handschuhe und Laternen",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **fields,
    }


def hand_in(client: Client, form: dict[str, Any]) -> str:
    """The form that comes back when it is refused."""
    client.force_login(factories.user())
    args = ("veranstaltungen", "eventpage", events.calendar().pk)
    response = client.post(reverse("wagtailadmin_pages:add", args=args), form)
    assert response.status_code == 200, "it was taken"
    assert not EventPage.objects.exists()
    return response.content.decode()


REFUSED = {
    "end before the beginning": (
        form_of("once", day="2030-06-06", start="14:00", end="13:17", status="planned"),
        ["Mitternacht", "13:17"],
    ),
    "never": (
        form_of("weekly", day="2030-06-07", until="2030-06-08", weekdays=["TH"], interval="1"),
        ["nie", "2030-06-08"],
    ),
    "too many dates": (
        form_of("daily", day="2030-06-06", until="2099-01-31", interval="1"),
        ["10.000", "2099-01-31"],
    ),
    "a day of the first century": (
        form_of("once", day="0026-06-06", status="planned"),
        ["zwischen 1900 und 2200", "0026-06-06"],
    ),
    "moved from a day far away": (
        form_of("once", day="2030-06-06", moved_from="0001-01-01", status="planned"),
        ["zwischen 1900 und 2200", "0001-01-01"],
    ),
    "no day at all": (
        form_of("once", day="morgen frueh", start="14:00", status="planned"),
        ["morgen frueh"],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("action", ["action-publish", "save-as-draft"])
def test_refused_form_comes_back_with_what_was_typed(
    client: Client, name: str, action: str
) -> None:
    dates, words = REFUSED[name]
    shown = hand_in(client, whole_form(dates, **{action: "1"}))
    for word in (*words, "Mein langer Text", "Handschuhe und Laternen"):
        assert word in shown, word


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"status": "postponed", "new_date": "0001-01-01"}, "zwischen 1900 und 2200"),
        ({"status": "postponed", "new_date": "9999-12-31"}, "zwischen 1900 und 2200"),
        ({"status": "planned", "new_date": "2030-01-01"}, "verschoben"),
    ],
)
def test_new_date_that_cannot_be_is_refused(
    client: Client, fields: dict[str, str], word: str
) -> None:
    dates = form_of("once", day="2030-06-06", status="planned")
    shown = hand_in(client, whole_form(dates, **fields))
    assert word in shown
    assert fields["new_date"] in shown


def two_series(number: int) -> dict[str, Any]:
    value = {"day": "2030-01-01", "interval": "1", "count": str(number), "exceptions-count": "0"}
    return nested_form_data({"dates": streamfield([("daily", value), ("daily", value)])})


def test_ten_thousand_dates_are_taken_and_one_more_is_not(client: Client) -> None:
    assert "10.000" in hand_in(client, whole_form(two_series(5001), **{"action-publish": "1"}))
    args = ("veranstaltungen", "eventpage", events.calendar().pk)
    form = whole_form(two_series(5000), **{"action-submit": "1"})
    assert client.post(reverse("wagtailadmin_pages:add", args=args), form).status_code == 302
    client.force_login(factories.user("kollegin"))
    decide(client, EventPage.objects.get())
    # Both series fall on the same days; one row is enough for each.
    assert Occurrence.objects.count() == 5000


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ({"day": "2026-06-11", "new_day": "0001-01-01"}, "zwischen 1900 und 2200"),
        ({"day": "9999-12-30"}, "zwischen 1900 und 2200"),
        ({"day": "2026-06-11", "end": "12:00"}, "keinen Beginn"),
    ],
)
def test_exception_far_away_or_without_a_beginning_is_refused(
    client: Client, value: dict[str, Any], word: str
) -> None:
    form = form_of("daily", day="2026-06-11", interval="1", count="3")
    form |= nested_form_data(
        {"dates-0-value": {"exceptions": streamfield([("moved", {"title": "", **value})])}}
    )
    client.force_login(factories.user())
    shown = client.post(reverse("event_dates_preview"), form).content.decode()
    assert word in shown


@pytest.mark.parametrize(
    "form", [{}, {"dates-count": "abc"}, {"dates-count": "1"}, {"dates-count": ""}]
)
def test_preview_of_what_is_no_form_is_a_bad_request(client: Client, form: dict[str, str]) -> None:
    client.force_login(factories.user())
    assert client.post(reverse("event_dates_preview"), form).status_code == 400


def test_preview_says_what_holds_for_the_whole_event(client: Client) -> None:
    client.force_login(factories.user())
    form = form_of("once", day="2030-06-06", start="14:00", end="18:00", status="planned")
    form |= {"status": "postponed", "new_date": "2030-07-04"}
    shown = " ".join(client.post(reverse("event_dates_preview"), form).content.decode().split())
    assert "Donnerstag, 6. Juni 2030, 14–18 Uhr <strong>(verschoben)</strong>" in shown
    assert "Donnerstag, 4. Juli 2030, 14–18 Uhr" in shown
