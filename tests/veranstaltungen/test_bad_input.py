"""Whatever comes in, somebody is told what to do, and nothing that was typed is lost."""

from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests import factories
from tests.editing import add_url, decide, enter
from tests.readers import read, text
from tests.veranstaltungen import events
from tests.veranstaltungen.test_editor import form_of
from veranstaltungen.models import EventPage, Occurrence

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


# --- Addresses -----------------------------------------------------------------------------------

NINES, NO_MONTHS = "9" * 5000, ("2026-13", "2026-1", "abc", "1800-01", "2026-00")
HOSTILE = ["\x00", "a\x00b", "a/b", "²", "१२", NINES, "-1", "' OR 1=1 --", "<script>", "💥"]


def test_hostile_filter_answers_with_a_page(client: Client) -> None:
    events.event("Markt", place=events.place(), topics=[factories.topic()])
    url = events.calendar().url
    for name, value in product(("kind", "place", "organiser", "topic", "from", "to"), HOSTILE):
        content = client.get(url, {name: value}).content.decode()
        assert "<script>" not in content, (name, value)
        is_day = name in {"from", "to"}
        sentence = "Bitte schreiben Sie Tage wie" if is_day else "passt keine"
        assert sentence in content, (name, value[:20])


def test_day_that_is_none_stays_in_its_field(client: Client) -> None:
    for typed in ("abc", "31.2.2030", "2030-13-01", "morgen"):
        soup = read(client, f"{events.calendar().url}?from={typed}&free=1")
        field = soup.select_one("#filter-from")
        assert field
        assert field["value"] == typed
        assert field["aria-invalid"] == "true"
        assert "filter-problem" in str(field["aria-describedby"])
        assert soup.select_one("input[name=free][checked]")


def test_day_may_be_written_as_people_do(client: Client) -> None:
    events.event("Davor", events.once("2030-06-13"))
    events.event("Markt", events.once("2030-06-14"))
    for typed in ("14.6.2030", "14.06.2030", "14.06.30", "2030-06-14"):
        soup = read(client, f"{events.calendar().url}?from={typed}&to={typed}")
        titles = [title.get_text(strip=True) for title in soup.select(".agenda__title")]
        assert titles == ["Markt"], typed


def test_filters_offer_what_readers_will_find_and_a_way_back_from_nothing(client: Client) -> None:
    factories.restrict(events.event("Geheim", place=events.place("Geheimer Ort")))
    events.event("Alt", events.once("2020-01-01"), place=events.place("Alter Ort"))
    events.event("Markt", place=events.place("Marktplatz"))
    url = events.calendar().url
    assert text(read(client, url), "#filter-place") == "Alle Orte Marktplatz"
    soup = read(client, f"{url}?from=2001-01-01&to=2001-01-31")
    assert soup.select(f"#dates a[href='{url}']")


def test_page_month_and_feed_that_are_none_are_not_found(client: Client) -> None:
    events.event()
    calendar = events.calendar()

    def find(name: str, *args: Any) -> str:
        return calendar.url + calendar.reverse_subpage(name, args=args)

    for url, page in product((calendar.url, find("archive")), ("0", "-1", "abc", "\x00", NINES)):
        assert client.get(url, {"page": page}).status_code == 404, page[:9]
    month = find("month", "2026-12")
    for part in ("9999-99", "9999-12", "0000-00", "२०२६-१२", "%00", "9" * 500, *NO_MONTHS):
        soup = read(client, month.replace("2026-12", part), status=404)
        assert "keine Seite" in text(soup, "h1"), part[:9]
    kind, place = find("feed_kind", "platz"), find("feed_place", 4711)
    bad = ("%00", "9" * 40, "%F0%9F%92%A5", "..%2F..", "' OR 1=1", "99999")
    for part in bad:
        for url in (kind.replace("platz", part), place.replace("4711", part)):
            assert client.get(url).status_code == 404, url


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


def send(client: Client, form: dict[str, Any]) -> str:
    """The form that comes back when it is refused."""
    answer = client.post(add_url(EventPage, events.calendar()), form).content.decode()
    assert not EventPage.objects.exists()
    return answer


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


def test_refused_form_comes_back_with_what_was_typed(moderator: Client) -> None:
    for name, (dates, words) in REFUSED.items():
        for action in ("action-publish", "save-as-draft"):
            shown = send(moderator, whole_form(dates, **{action: "1"}))
            for word in (*words, "Mein langer Text", "Handschuhe und Laternen"):
                assert word in shown, (name, action, word)
    dates = form_of("once", day="2030-06-06", status="planned")
    for status, day, word in (
        ("postponed", "0001-01-01", "zwischen 1900 und 2200"),
        ("postponed", "9999-12-31", "zwischen 1900 und 2200"),
        ("planned", "2030-01-01", "verschoben"),
    ):
        shown = send(moderator, whole_form(dates, status=status, new_date=day))
        assert word in shown
        assert day in shown


def test_last_year_that_an_event_can_be_in_is_2200(moderator: Client) -> None:
    after = form_of("once", day="2201-01-01", status="planned")
    assert "zwischen 1900 und 2200" in send(moderator, whole_form(after))
    last = form_of("once", day="2200-12-31", status="planned")
    moderator.post(add_url(EventPage, events.calendar()), whole_form(last))
    assert EventPage.objects.get().title == "Mein langer Text"


def two_series(number: int) -> dict[str, Any]:
    value = {"day": "2030-01-01", "interval": "1", "count": str(number), "exceptions-count": "0"}
    return nested_form_data({"dates": streamfield([("daily", value), ("daily", value)])})


@pytest.mark.slow("works ten thousand dates out, four times; `test_bad_files` does so once")
def test_ten_thousand_dates_are_taken_and_one_more_is_not(moderator: Client) -> None:
    form = whole_form(two_series(5001), **{"action-publish": "1"})
    assert "10.000" in send(moderator, form)
    form = whole_form(two_series(5000), **{"action-submit": "1"})
    moderator.post(add_url(EventPage, events.calendar()), form)
    decide(enter("kollegin"), EventPage.objects.get())
    # Both series fall on the same days; one row is enough for each.
    assert Occurrence.objects.count() == 5000


def test_preview_refuses_exceptions_far_away_and_what_is_no_form(moderator: Client) -> None:
    url = reverse("event_dates_preview")
    for value, word in (
        ({"day": "2026-06-11", "new_day": "0001-01-01"}, "zwischen 1900 und 2200"),
        ({"day": "9999-12-30"}, "zwischen 1900 und 2200"),
        ({"day": "2026-06-11", "end": "12:00"}, "keinen Beginn"),
    ):
        form = form_of("daily", day="2026-06-11", interval="1", count="3")
        changes = streamfield([("moved", {"title": "", **value})])
        form |= nested_form_data({"dates-0-value": {"exceptions": changes}})
        assert word in moderator.post(url, form).content.decode(), value
    for form in ({}, {"dates-count": "abc"}, {"dates-count": "1"}, {"dates-count": ""}):
        assert moderator.post(url, form).status_code == 400, form
