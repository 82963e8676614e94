"""What readers meet: list, month, archive, event, front page, and what they cost."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.readers import count_queries, links, read, structured, text
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage, Occurrence, occurrences

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def month_url(day: str = "") -> str:
    page = events.calendar()
    month = (day or events.in_days(1))[:7]
    return page.url + page.reverse_subpage("month", args=(month,))


def archive_url() -> str:
    page = events.calendar()
    return page.url + page.reverse_subpage("archive")


# --- Rows ----------------------------------------------------------------------------------------


def test_publishing_makes_rows_that_keep_their_key_and_unpublishing_takes_them_away() -> None:
    series = events.weekly(events.in_days(1), "TH", count=5)
    page = events.event("Nähstube", series, live=False)
    assert not Occurrence.objects.exists()
    page.save_revision().publish()
    before = set(Occurrence.objects.values_list("pk", flat=True))
    assert len(before) == 5
    shorter = events.weekly(events.in_days(1), "TH", count=4)
    page.dates = EventPage.get_dates_block().to_python([shorter])
    page.save_revision().publish()
    after = set(Occurrence.objects.values_list("pk", flat=True))
    assert len(after) == 4
    assert after < before
    page.refresh_from_db()
    page.unpublish()
    assert not Occurrence.objects.exists()


def test_endless_rule_reaches_eighteen_months_and_the_command_goes_on() -> None:
    events.event("Nähstube", events.weekly(events.in_days(1), "TH"))
    limit = timezone.now() + timedelta(days=550)
    assert Occurrence.objects.filter(start__gt=limit).exists()
    Occurrence.objects.filter(start__gt=limit).delete()
    call_command("refresh_occurrences")
    assert Occurrence.objects.filter(start__gt=limit).exists()


def test_status_of_the_event_holds_for_every_date_but_the_new_one() -> None:
    events.event(
        "Lauf", events.once(), status="postponed", new_date=date.fromisoformat(events.in_days(8))
    )
    old, new = Occurrence.objects.order_by("start")
    assert (old.status, new.status) == ("postponed", "planned")
    assert new.moved_from


# --- List ----------------------------------------------------------------------------------------


def test_evening_until_midnight_ends_at_24_o_clock(client: Client) -> None:
    page = events.event("Kinonacht", events.once(events.in_days(5), start="20:00", end="00:00"))
    for url in (page.url, events.calendar().url):
        assert "20–24 Uhr" in text(read(client, url)), url


def test_list_shows_days_with_their_events_and_filters_narrow_it_down(client: Client) -> None:
    page = events.event(
        "Gesucht",
        events.once(events.in_days(5)),
        kind=events.kind("Garten"),
        place=events.place(),
        organiser=events.organisation(),
        is_free=True,
        wheelchair="yes",
        topics=[factories.topic("Garten", slug="garten")],
    )
    for day in (1, 9):
        events.event(f"Tag {day}", events.once(events.in_days(day)))
    url = events.calendar().url
    assert get_titles(client, url) == ["Tag 1", "Gesucht", "Tag 9"]
    shown = text(read(client, url))
    assert "Gemeindesaal" in shown
    assert "14–18 Uhr" in shown
    for query in (
        "kind=garten",
        f"place={page.place_id}",
        f"organiser={page.organiser_id}",
        *("free=1", "accessible=1", "topic=garten"),
        f"from={events.in_days(2)}&to={events.in_days(5)}",
    ):
        assert get_titles(client, f"{url}?{query}") == ["Gesucht"], query


def get_titles(client: Client, url: str) -> list[str]:
    """What is listed, in its order."""
    return [title.get_text(strip=True) for title in read(client, url).select(".agenda__title")]


def test_bad_filter_loses_nothing(client: Client) -> None:
    events.event()
    for query in (
        *("from=quatsch", "from=2026-02-31", "to=0000-00-00", "from=9999-12-31"),
        *("from=2026-05-02&to=2026-05-01", "place=abc", "place=99999999999999", "kind=%00"),
    ):
        soup = read(client, f"{events.calendar().url}?{query}")
        assert soup.select_one("form #filter-from"), query
        assert soup.select(".problem") or not query.startswith(("from", "to")), query


def test_open_end_lasts_until_its_day_is_over(client: Client) -> None:
    events.event("Feuer", events.once("2030-06-14", start="19:00", end=None, open_end=True))
    for day, titles in (("2030-06-13", []), ("2030-06-14", ["Feuer"]), ("2030-06-15", [])):
        assert get_titles(client, f"{events.calendar().url}?from={day}&to={day}") == titles, day


# --- Month ---------------------------------------------------------------------------------------


def test_month_is_a_table_with_caption_and_headers(client: Client) -> None:
    events.event("Lange Nacht", events.once("2026-12-04", last_day="2026-12-05"))
    soup = read(client, month_url("2026-12-01"))
    assert soup.select_one("table.month caption")
    assert len(soup.select("table.month th[scope=col]")) == 7
    assert len(soup.select("table.month .month__events a")) == 2
    assert soup.select_one("#day-2026-12-04")
    assert "#day-2026-12-04" in links(soup, "table.month")


def test_months_lead_to_each_other_only_where_something_is(client: Client) -> None:
    events.event("Eins", events.once("2026-11-04"))
    events.event("Zwei", events.once("2027-01-04"))
    soup = read(client, month_url("2026-11-01"))
    assert not soup.select("a[rel=prev]")
    (following,) = soup.select("a[rel=next]")
    assert "2026-12" in following["href"]
    assert read(client, following["href"]).select("a[rel=prev], a[rel=next]")


# --- Cost ----------------------------------------------------------------------------------------


@pytest.mark.slow("writes two thousand dates")
def test_list_and_month_cost_the_same_with_twenty_and_two_thousand_dates(client: Client) -> None:
    page = events.event("Viele", place=events.place())
    Occurrence.objects.all().delete()
    events.many(page, 20, days=0)
    addresses = [events.calendar().url, month_url(), archive_url()]
    before = [count_queries(client, url) for url in addresses]
    for _ in range(10):
        other = events.event(f"Noch {_}", place=events.place(f"Ort {_}"))
        events.many(other, 198, days=0)
    assert Occurrence.objects.count() >= 2000
    assert [count_queries(client, url) for url in addresses] == before


def test_list_costs_at_most_ten_queries_beyond_routing_and_the_teaser_one(client: Client) -> None:
    events.event()
    before = count_queries(client, "/")
    assert count_queries(client, events.calendar().url) <= 10 + before
    home = factories.home_page()
    home.sections = [("section", {"teaser": "next_events", "title": ""})]
    home.save_revision().publish()
    assert count_queries(client, "/") == before + 1
    assert "Nähstube" in text(read(client, "/"), ".next-events")


def test_front_page_shows_the_next_dates_when_fewer_are_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(occurrences, "FIRST_DATES", 3)
    home = factories.home_page()
    home.sections = [("section", {"teaser": "next_events", "title": ""})]
    home.save_revision().publish()
    for day in range(1, 9):
        events.event(f"Runde {day}", events.once(events.in_days(day)))
    shown = text(read(client, "/"), ".next-events")
    assert [day for day in range(1, 9) if f"Runde {day}" in shown] == [1, 2, 3, 4, 5, 6]


# --- Event ---------------------------------------------------------------------------------------


def test_cancelled_event_says_so_everywhere(client: Client) -> None:
    day = events.in_days(1)
    page = events.event("Kino", events.once(day), status="cancelled", status_note="Gerät defekt")
    calendar = events.calendar()
    for url in (calendar.url, month_url(day), page.url):
        assert "abgesagt" in text(read(client, url)), url
    data = structured(read(client, page.url), "Event")
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    feed = client.get(calendar.url + calendar.reverse_subpage("feed")).content.decode()
    assert "STATUS:CANCELLED" in feed


def test_event_page_tells_all_facts_and_its_data_agree(client: Client) -> None:
    page = events.event(
        "Markt",
        events.once("2030-06-07"),
        place=events.place(directions="Durch das Tor"),
        place_note="Im Hof",
        entry="Nichts",
        is_free=True,
        teaser="Kommt",
        bring="Handschuhe",
        bad_weather="Im Zelt",
        wheelchair="yes",
        wheelchair_note="Rampe links",
        registration="Bis Montag",
        registration_email="a@example.org",
        edition=7,
    )
    soup = read(client, page.url)
    shown = text(soup)
    for word in ("Durch das Tor", "Im Hof", "Handschuhe", "Im Zelt", "Nichts", "Rampe links"):
        assert word in shown
    for word in ("Bis Montag", "a@example.org", "7."):
        assert word in shown
    data = structured(soup, "Event")
    assert data["startDate"] == "2030-06-07T14:00:00+02:00"
    assert data["endDate"] == "2030-06-07T18:00:00+02:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert data["location"]["address"]["streetAddress"] == "Hofweg 3"
    assert data["organizer"]["name"] == "Stadtteilbüro Winzerla"
    assert data["offers"]["price"] == "0"

    page = events.event("Fest", organiser=events.organisation())
    assert "Bürgerverein" in text(read(client, page.url))


def test_moved_date_is_rescheduled_with_its_earlier_day(client: Client) -> None:
    page = events.event("Lauf", events.once("2030-06-14", moved_from="2030-06-07"))
    soup = read(client, page.url)
    data = structured(soup, "Event")
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"].startswith("2030-06-07")
    assert "7. Juni 2030" in text(soup)


def test_past_event_stands_in_the_archive_and_stays_readable(client: Client) -> None:
    page = events.event("Gewesen", events.once("2020-05-02"))
    assert "Gewesen" not in text(read(client, events.calendar().url))
    assert "Gewesen" in text(read(client, archive_url()))
    assert "2. Mai 2020" in text(read(client, page.url))
