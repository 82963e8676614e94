"""Rows of single dates follow their events, whatever becomes of these."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from tests import factories
from tests.readers import read, structured, text
from tests.veranstaltungen import events
from veranstaltungen import dates
from veranstaltungen.models import EventPage, Occurrence
from veranstaltungen.recurrence.checks import HORIZON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def feed(client: Client) -> str:
    page = events.calendar()
    return client.get(page.url + page.reverse_subpage("feed")).content.decode()


def keys(**query: Any) -> set[int]:
    return set(Occurrence.objects.filter(**query).values_list("pk", flat=True))


def test_deleted_event_leaves_no_dates() -> None:
    events.event().delete()
    assert not keys()


def test_expired_event_leaves_no_dates() -> None:
    page = events.event()
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    EventPage.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert not keys()


def test_event_published_by_the_clock_has_its_dates() -> None:
    page = events.event(live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    assert not keys()
    revision.refresh_from_db()
    earlier = timezone.now() - timedelta(minutes=1)
    revision.approved_go_live_at = earlier
    revision.content["go_live_at"] = earlier.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert keys()


def test_unpublishing_the_calendar_with_its_events_takes_their_dates_away(client: Client) -> None:
    events.event()
    client.force_login(factories.user(is_superuser=True))
    url = reverse("wagtailadmin_pages:unpublish", args=(events.calendar().pk,))
    assert client.post(url, {"include_descendants": "on"}).status_code == 302
    assert not keys()


def test_draft_on_top_of_a_live_event_changes_no_date() -> None:
    page = events.event("Markt", events.once("2030-05-04"))
    before = keys()
    page.dates = EventPage.get_dates_block().to_python([events.once("2031-05-04")])
    page.save_revision()
    call_command("refresh_occurrences")
    assert keys() == before


def test_live_copy_has_dates_of_its_own() -> None:
    page = events.event()
    copied = page.copy(update_attrs={"slug": "kopie"}, keep_live=True)
    assert keys(event_id=copied.pk)


def test_alias_has_no_dates_until_it_becomes_a_page_of_its_own(client: Client) -> None:
    page = events.event("Markt")
    alias = page.create_alias(update_slug="markt-noch-einmal")
    call_command("refresh_occurrences")
    assert not keys(event_id=alias.pk)
    assert feed(client).count("BEGIN:VEVENT") == 1
    client.force_login(factories.user(is_superuser=True))
    client.post(f"/admin/pages/{alias.pk}/convert_alias/")
    assert keys(event_id=alias.pk)


def test_events_below_a_restricted_calendar_stand_nowhere(client: Client) -> None:
    page = events.event("Geheim")
    factories.restrict(events.calendar())
    for url in ("/", events.calendar().url, page.url, page.url + page.reverse_subpage("ics")):
        assert "14:00" not in client.get(url).content.decode()
    assert "Geheim" not in feed(client)
    home = factories.home_page()
    home.sections = [("section", {"teaser": "next_events", "title": ""})]
    home.save_revision().publish()
    assert "Geheim" not in client.get("/").content.decode()


def test_private_calendar_file_is_kept_by_nobody(client: Client) -> None:
    page = events.event("Geheim")
    ics = page.url + page.reverse_subpage("ics")
    assert "public" in client.get(ics)["cache-control"]
    factories.restrict(page, "login")
    client.force_login(factories.user())
    response = client.get(ics)
    assert response.status_code == 200
    assert "private" in response["cache-control"]
    assert "public" not in response["cache-control"]


def test_dates_of_another_language_stay_in_it(client: Client) -> None:
    page = events.event("Markt")
    english = Locale.objects.get_or_create(language_code="en")[0]
    EventPage.objects.filter(pk=page.pk).update(locale=english)
    assert "Markt" not in text(read(client, events.calendar().url))
    assert "Markt" not in feed(client)


# --- The daily job -------------------------------------------------------------------------------


def test_job_brings_back_what_went_missing_of_a_finite_series() -> None:
    events.event("Kurs", events.weekly(events.in_days(1), "TH", count=4))
    Occurrence.objects.all()[:1].get().delete()
    call_command("refresh_occurrences")
    assert Occurrence.objects.count() == 4


def test_job_changes_nothing_where_nothing_has_changed() -> None:
    events.event("Kurs", events.weekly("2026-01-01", "TH"), events.once("2020-01-01"))
    events.event("Ganztags", events.once("2020-01-01", start=None, end=None))
    before = keys()
    call_command("refresh_occurrences")
    assert keys() == before


def test_job_removes_dates_of_events_that_are_not_live() -> None:
    events.event()
    EventPage.objects.update(live=False)
    call_command("refresh_occurrences")
    assert not keys()


def test_job_goes_on_after_an_event_that_cannot_be_worked_out(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, whole = events.event("Kaputt"), events.event("Ganz")
    EventPage.objects.filter(pk=broken.pk).update(calendar="BEGIN:VEVENT\r\nDTSTART:Unsinn")
    Occurrence.objects.filter(event=whole).delete()
    call_command("refresh_occurrences")
    assert keys(event=whole)
    assert str(broken.pk) in caplog.text


def test_horizon_is_at_least_eighteen_months() -> None:
    assert timedelta(days=549) <= HORIZON


# --- Around the changes of the clocks ------------------------------------------------------------


@pytest.mark.parametrize("day", ["2026-10-25", "2026-03-29"])
def test_hour_that_exists_twice_or_never_keeps_its_row(day: str) -> None:
    page = events.event("Nachtwache", events.once(day, start="02:30", end="04:30"))
    before = keys()
    assert len(before) == 1
    assert dates.refresh(EventPage.objects.get(pk=page.pk)) == (0, 0)
    assert keys() == before


def test_range_begins_and_ends_at_midnight_of_the_district(client: Client) -> None:
    events.event("Davor", events.once("2030-06-14", start="23:00", end="23:45"))
    events.event("Kurz danach", events.once("2030-06-15", start="00:15", end="01:00"))
    events.event("Kurz davor", events.once("2030-06-15", start="23:30", end="23:50"))
    events.event("Danach", events.once("2030-06-16", start="00:15", end="01:00"))
    shown = read(client, f"{events.calendar().url}?from=2030-06-15&to=2030-06-15")
    titles = [title.get_text(strip=True) for title in shown.select(".agenda__title")]
    assert titles == ["Kurz danach", "Kurz davor"]


# --- Postponed and moved -------------------------------------------------------------------------


def test_postponed_without_a_new_date_says_so_everywhere(client: Client) -> None:
    day = events.in_days(1)
    page = events.event("Lauf", events.once(day), status="postponed")
    calendar = events.calendar()
    month = calendar.url + calendar.reverse_subpage("month", args=(day[:7],))
    for url in (calendar.url, month, page.url):
        assert "verschoben" in text(read(client, url)).lower(), url
    data = structured(read(client, page.url), "Event")
    assert data["eventStatus"] == "https://schema.org/EventPostponed"
    assert "STATUS:CANCELLED" in feed(client)
    assert "SUMMARY;LANGUAGE=de:Verschoben: Lauf" in feed(client)


def test_postponed_series_keeps_its_cancelled_date_cancelled() -> None:
    changes = [{"type": "cancelled", "value": {"day": "2030-06-13"}}]
    series = events.weekly("2030-06-06", "TH", count=3, exceptions=changes)
    events.event("Lauf", series, status="postponed", new_date=date(2030, 9, 5))
    found = list(Occurrence.objects.values_list("status", flat=True))
    assert found == ["postponed", "cancelled", "postponed", "planned"]


def test_moved_day_without_hours_is_a_day_in_json_ld(client: Client) -> None:
    moved = events.once("2030-06-14", start=None, end=None, moved_from="2030-06-07")
    data = structured(read(client, events.event("Lauf", moved).url), "Event")
    assert data["previousStartDate"] == "2030-06-07"
    assert data["startDate"] == "2030-06-14"


def test_event_without_a_date_offers_no_calendar_file(client: Client) -> None:
    page = events.event("Idee")
    page.dates = []
    page.save_revision().publish()
    soup = read(client, page.url)
    assert not soup.select("a[href$='ics/']")
    assert read(client, events.calendar().url)
