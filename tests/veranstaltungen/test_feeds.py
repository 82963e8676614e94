"""Calendars to take home and to subscribe to, read back by other programs' libraries."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import recurring_ical_events
from django.test import Client
from icalendar import Calendar

from tests import factories
from tests.readers import links, read
from tests.veranstaltungen import events
from tests.veranstaltungen.test_recurrence import as_rows, read_with_ical_js
from veranstaltungen.dates import get_moments
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db

FROM, TO = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def load(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    assert response["content-type"].startswith("text/calendar")
    return response.content.decode()


def feed_url(name: str = "feed", *args: Any) -> str:
    page = events.calendar()
    return page.url + page.reverse_subpage(name, args=args)


def series() -> EventPage:
    """A series with everything that can be different about a date."""
    changes = [
        {"type": "left_out", "value": {"day": "2026-04-09"}},
        {"type": "cancelled", "value": {"day": "2026-04-16"}},
        {
            "type": "moved",
            "value": {"day": "2026-04-23", "new_day": "2026-04-24", "start": "10:00"},
        },
        {"type": "added", "value": {"day": "2026-05-02", "start": "09:00", "end": "11:00"}},
    ]
    dates = events.weekly("2026-03-19", "TH", until="2026-11-05", exceptions=changes)
    return events.event("Nähstube", dates, events.once("2026-12-24", start=None, end=None))


def test_what_another_library_reads_back_is_what_we_show(client: Client) -> None:
    page = series()
    ours = [row[:2] for row in as_rows(get_moments(page), FROM, TO)]
    text = load(client, page.url + page.reverse_subpage("ics"))
    (independent,) = read_with_ical_js([text], FROM, TO)
    assert sorted(row[:2] for row in independent) == sorted(ours)
    python = recurring_ical_events.of(Calendar.from_ical(text)).between(FROM, TO)
    assert len(python) == len(ours)


def test_feed_says_what_is_cancelled(client: Client) -> None:
    series()
    found = Calendar.from_ical(load(client, feed_url())).walk("VEVENT")
    cancelled = [event for event in found if event.get("status") == "CANCELLED"]
    assert [str(event["summary"]) for event in cancelled] == ["Abgesagt: Nähstube"]


def test_feeds_of_a_kind_and_of_a_place_hold_only_those(client: Client) -> None:
    hall = events.place()
    events.event("Im Saal", place=hall, kind=events.kind("Kultur"))
    events.event("Woanders")
    for url in (feed_url("feed_kind", "kultur"), feed_url("feed_place", hall.pk)):
        titles = [
            str(event["summary"]) for event in Calendar.from_ical(load(client, url)).walk("VEVENT")
        ]
        assert titles == ["Im Saal"]
    assert len(Calendar.from_ical(load(client, feed_url())).walk("VEVENT")) == 2


def test_unknown_kind_and_place_are_not_found(client: Client) -> None:
    events.calendar()
    assert client.get(feed_url("feed_kind", "nichts")).status_code == 404
    assert client.get(feed_url("feed_place", 99999)).status_code == 404


def test_list_offers_feeds_to_subscribe_to(client: Client) -> None:
    factories.site_details()
    events.event()
    soup = read(client, events.calendar().url)
    assert f"webcal://testserver{feed_url()}" in links(soup, "main")
    (head,) = soup.select("link[rel=alternate][type='text/calendar']")
    assert load(client, str(head["href"]))


def test_feed_carries_what_people_ask(client: Client) -> None:
    events.event("Markt", place=events.place(), bring="Handschuhe", teaser="Kommt vorbei")
    (event,) = Calendar.from_ical(load(client, feed_url())).walk("VEVENT")
    assert str(event["location"]) == "Gemeindesaal, Hofweg 3, 07745 Jena"
    assert "Handschuhe" in str(event["description"])
    assert str(event["url"]).startswith("http://testserver/")
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"


def test_identity_stays_when_an_event_is_changed(client: Client) -> None:
    page = events.event("Markt")
    before = Calendar.from_ical(load(client, feed_url())).walk("VEVENT")[0]
    page.title = "Großer Markt"
    page.save_revision().publish()
    after = Calendar.from_ical(load(client, feed_url())).walk("VEVENT")[0]
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]


def test_feed_costs_the_same_with_one_event_and_with_ten(client: Client) -> None:
    from tests.readers import count_queries

    events.event(place=events.place())
    before = count_queries(client, feed_url())
    for number in range(9):
        events.event(f"Noch {number}", place=events.place(f"Ort {number}"))
    assert count_queries(client, feed_url()) == before


def test_events_long_past_leave_the_feed(client: Client) -> None:
    old = (datetime.now(UTC) - timedelta(days=800)).date().isoformat()
    events.event("Alt", events.once(old))
    assert not Calendar.from_ical(load(client, feed_url())).walk("VEVENT")


def test_program_that_asks_again_is_told_that_nothing_has_changed(client: Client) -> None:
    page = events.event("Markt")
    for url in (feed_url(), page.url + page.reverse_subpage("ics")):
        mark = client.get(url)["etag"]
        again = client.get(url, headers={"if-none-match": mark})
        assert (again.status_code, again.content) == (304, b"")
    page.title = "Großer Markt"
    page.save_revision().publish()
    assert client.get(feed_url(), headers={"if-none-match": mark}).status_code == 200


def test_cancelling_is_told_to_programs_that_have_the_event(client: Client) -> None:
    page = events.event("Kino", events.weekly("2030-06-06", "TH", count=3))
    before = Calendar.from_ical(load(client, feed_url())).walk("VEVENT")[0]
    page.status = "cancelled"
    page.save_revision().publish()
    after = Calendar.from_ical(load(client, feed_url())).walk("VEVENT")[0]
    assert after["uid"] == before["uid"]
    assert after["status"] == "CANCELLED"
    assert after["sequence"] > before["sequence"]
    assert after["last-modified"].dt >= before["last-modified"].dt


def test_foreign_identity_that_looks_like_a_new_date_is_cancelled_too(client: Client) -> None:
    events.event("Kino", uid="kino-new", status="cancelled")
    (found,) = Calendar.from_ical(load(client, feed_url())).walk("VEVENT")
    assert found["status"] == "CANCELLED"


def test_only_what_can_be_subscribed_to_is_offered(client: Client) -> None:
    events.event("Markt", kind=events.kind("Markt"))
    events.event("Anderes")
    calendar = events.calendar()
    soup = read(client, f"{calendar.url}?kind=markt&place=4711")
    offered = [link for link in links(soup, "main") if link.startswith("webcal:")]
    assert offered == [
        f"webcal://testserver{feed_url()}",
        f"webcal://testserver{feed_url('feed_kind', 'markt')}",
    ]
