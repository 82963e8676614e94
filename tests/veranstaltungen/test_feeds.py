"""Calendars to take home and to subscribe to, read back by other programs' libraries."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import recurring_ical_events
from django.test import Client
from icalendar import Calendar

from tests import factories
from tests.readers import count_queries, links, read
from tests.veranstaltungen import events
from tests.veranstaltungen.test_recurrence import as_rows, read_with_ical_js
from veranstaltungen.models import EventPage
from veranstaltungen.models.dates import get_occurrence_times

pytestmark = pytest.mark.django_db

FROM, TO = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def load(client: Client, url: str) -> str:
    response = client.get(url)
    assert response["content-type"].startswith("text/calendar")
    return response.content.decode()


def feed_url(name: str = "feed", *args: Any) -> str:
    page = events.calendar()
    return page.url + page.reverse_subpage(name, args=args)


def get_events(client: Client, url: str = "") -> list[Any]:
    """The events of a feed, or of the one that holds all."""
    return list(Calendar.from_ical(load(client, url or feed_url())).walk("VEVENT"))


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
    ours = [row[:2] for row in as_rows(get_occurrence_times(page), FROM, TO)]
    text = load(client, page.url + page.reverse_subpage("ics"))
    (independent,) = read_with_ical_js([text], FROM, TO)
    assert sorted(row[:2] for row in independent) == sorted(ours)
    python = recurring_ical_events.of(Calendar.from_ical(text)).between(FROM, TO)
    assert len(python) == len(ours)
    cancelled = [event for event in get_events(client) if event.get("status") == "CANCELLED"]
    assert [str(event["summary"]) for event in cancelled] == ["Abgesagt: Nähstube"]


def test_feeds_of_a_kind_and_of_a_place_hold_only_those(client: Client) -> None:
    hall = events.place()
    events.event("Im Saal", place=hall, kind=events.kind("Kultur"))
    events.event("Woanders")
    for url in (feed_url("feed_kind", "kultur"), feed_url("feed_place", hall.pk)):
        assert [str(event["summary"]) for event in get_events(client, url)] == ["Im Saal"]
    assert len(get_events(client)) == 2
    for url in (feed_url("feed_kind", "nichts"), feed_url("feed_place", hall.pk + 1)):
        assert client.get(url).status_code == 404


def test_list_offers_what_can_be_subscribed_to(client: Client) -> None:
    factories.site_details()
    events.event("Markt", kind=events.kind("Markt"))
    events.event("Anderes")
    url = events.calendar().url
    whole = f"webcal://testserver{feed_url()}"
    of_kind = f"webcal://testserver{feed_url('feed_kind', 'markt')}"
    for query, expected in (("", [whole]), ("?kind=markt&place=4711", [whole, of_kind])):
        soup = read(client, url + query)
        offered = [link for link in links(soup, "main") if link.startswith("webcal:")]
        assert offered == expected
    (head,) = soup.select("link[rel=alternate][type='text/calendar']")
    assert "SUMMARY" in load(client, str(head["href"]))


def test_feed_carries_what_people_ask_and_nothing_long_past(client: Client) -> None:
    old = (datetime.now(UTC) - timedelta(days=800)).date().isoformat()
    events.event("Alt", events.once(old))
    events.event("Markt", place=events.place(), bring="Handschuhe", teaser="Kommt vorbei")
    (event,) = get_events(client)
    assert str(event["location"]) == "Gemeindesaal, Hofweg 3, 07745 Jena"
    assert "Handschuhe" in str(event["description"])
    assert str(event["url"]).startswith("http://testserver/")
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"
    # An identity of another program's may look like that of a new date of ours.
    events.event("Kino", uid="kino-new", status="cancelled")
    statuses = {str(event["summary"]): event.get("status") for event in get_events(client)}
    assert statuses["Abgesagt: Kino"] == "CANCELLED"


def test_program_that_asks_again_is_told_what_has_changed_about_the_same_event(
    client: Client,
) -> None:
    page = events.event("Kino", events.weekly("2030-06-06", "TH", count=3))
    for url in (page.url + page.reverse_subpage("ics"), feed_url()):
        mark = client.get(url)["etag"]
        again = client.get(url, headers={"if-none-match": mark})
        assert (again.status_code, again.content) == (304, b"")
    before = get_events(client)[0]
    for change in ({"title": "Großes Kino"}, {"status": "cancelled"}):
        for name, value in change.items():
            setattr(page, name, value)
        page.save_revision().publish()
        answer = client.get(feed_url(), headers={"if-none-match": mark})
        assert answer.status_code == 200
        mark, after = answer["etag"], get_events(client)[0]
        assert after["uid"] == before["uid"]
        assert after["sequence"] > before["sequence"]
        assert after["last-modified"].dt >= before["last-modified"].dt
        before = after
    assert after["status"] == "CANCELLED"


def test_feed_costs_the_same_with_one_event_and_with_ten(client: Client) -> None:
    events.event(place=events.place())
    before = count_queries(client, feed_url())
    for number in range(9):
        events.event(f"Noch {number}", place=events.place(f"Ort {number}"))
    assert count_queries(client, feed_url()) == before


def test_foot_offers_the_calendar_in_words_and_opens_the_readers_own(client: Client) -> None:
    page = events.calendar()
    found = [link for link in read(client, "/").select("footer a") if "abonnieren" in link.text]
    assert [link.get_text() for link in found] == ["Veranstaltungen: als Kalender abonnieren"]
    own = page.full_url.partition(":")[2] + page.reverse_subpage("feed")
    assert found[0]["href"] == f"webcal:{own}"
