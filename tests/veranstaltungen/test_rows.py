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
from tests.editing import enter
from tests.readers import read, structured, text
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage, Occurrence, dates

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def feed(client: Client) -> str:
    page = events.calendar()
    return client.get(page.url + page.reverse_subpage("feed")).content.decode()


def keys(**query: Any) -> set[int]:
    return set(Occurrence.objects.filter(**query).values_list("pk", flat=True))


def test_event_that_is_gone_leaves_no_dates() -> None:
    events.event("Gelöscht").delete()
    assert not keys()

    page = events.event("Abgelaufen")
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    EventPage.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert not keys()

    events.event("Vergessen")
    EventPage.objects.update(live=False)
    assert keys()
    call_command("refresh_occurrences")
    assert not keys()

    events.event("Mit dem Kalender")
    url = reverse("wagtailadmin_pages:unpublish", args=(events.calendar().pk,))
    enter("leitung", None).post(url, {"include_descendants": "on"})
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


def test_draft_on_top_of_a_live_event_changes_no_date() -> None:
    page = events.event("Markt", events.once("2030-05-04"))
    before = keys()
    page.dates = EventPage.get_dates_block().to_python([events.once("2031-05-04")])
    page.save_revision()
    call_command("refresh_occurrences")
    assert keys() == before


def test_dates_follow_the_row_whoever_writes_it() -> None:
    page = events.event("Markt", events.once("2030-05-04"))
    page.dates = EventPage.get_dates_block().to_python([events.once("2031-05-04")])
    page.save(update_fields=["latest_revision"])
    assert [row.start.year for row in page.occurrences.all()] == [2030]
    page.save()
    assert [row.start.year for row in page.occurrences.all()] == [2031]


def test_copy_has_dates_of_its_own_and_an_alias_none_until_it_is_a_page(client: Client) -> None:
    page = events.event("Markt")
    alias = page.create_alias(update_slug="markt-noch-einmal")
    call_command("refresh_occurrences")
    assert not keys(event_id=alias.pk)
    assert feed(client).count("BEGIN:VEVENT") == 1
    enter("leitung", None).post(f"/admin/pages/{alias.pk}/convert_alias/")
    assert keys(event_id=alias.pk)
    copied = page.copy(update_attrs={"slug": "kopie"}, keep_live=True)
    assert keys(event_id=copied.pk)


def test_hidden_events_stand_nowhere(client: Client) -> None:
    home = factories.home_page()
    home.sections = [("section", {"teaser": "next_events", "title": ""})]
    home.save_revision().publish()
    calendar, day = events.calendar(), events.in_days(1)
    month = calendar.url + calendar.reverse_subpage("month", args=(day[:7],))
    addresses = ("/", calendar.url, month, calendar.url + calendar.reverse_subpage("feed"))

    events.event("Bekannt", events.once(day))
    events.event("Entwurf", events.once(day), live=False)
    factories.restrict(events.event("Geheim", events.once(day)))
    foreign = events.event("Anderssprachig", events.once(day))
    english = Locale.objects.get(language_code="en")
    EventPage.objects.filter(pk=foreign.pk).update(locale=english)
    for address in addresses:
        content = client.get(address).content.decode()
        assert "Bekannt" in content, address
        for word in ("Entwurf", "Geheim", "Anderssprachig"):
            assert word not in content, (address, word)

    page = EventPage.objects.get(title="Bekannt")
    factories.restrict(calendar)
    for address in (*addresses, page.url, page.url + page.reverse_subpage("ics")):
        assert "Bekannt" not in client.get(address).content.decode(), address


def test_private_calendar_file_is_kept_by_nobody(client: Client) -> None:
    page = events.event("Geheim")
    ics = page.url + page.reverse_subpage("ics")
    assert "no-store" not in client.get(ics).headers.get("Cache-Control", "")
    factories.restrict(page, "login")
    client.force_login(factories.user())
    response = client.get(ics)
    assert "Geheim" in response.content.decode()
    assert "private" in response["cache-control"]
    assert "public" not in response["cache-control"]


# --- The daily job -------------------------------------------------------------------------------


def test_job_brings_back_what_went_missing_and_changes_nothing_else() -> None:
    events.event("Kurs", events.weekly(events.in_days(1), "TH", count=4))
    events.event("Immer", events.weekly("2026-01-01", "TH"), events.once("2020-01-01"))
    events.event("Ganztags", events.once("2020-01-01", start=None, end=None))
    before = keys()
    lost = Occurrence.objects.filter(event__title="Kurs").order_by("start")[0]
    Occurrence.objects.filter(pk=lost.pk).delete()
    call_command("refresh_occurrences")
    assert keys() > before - {lost.pk}
    assert len(keys()) == len(before)
    assert Occurrence.objects.filter(event__title="Kurs", start=lost.start).exists()


def test_job_goes_on_after_an_event_that_cannot_be_worked_out(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, whole = events.event("Kaputt"), events.event("Ganz")
    EventPage.objects.filter(pk=broken.pk).update(calendar="BEGIN:VEVENT\r\nDTSTART:Unsinn")
    Occurrence.objects.filter(event=whole).delete()
    call_command("refresh_occurrences")
    assert keys(event=whole)
    assert str(broken.pk) in caplog.text


# --- Around the changes of the clocks ------------------------------------------------------------


def test_hour_that_exists_twice_or_never_keeps_its_row() -> None:
    for day in ("2026-10-25", "2026-03-29"):
        page = events.event("Nachtwache", events.once(day, start="02:30", end="04:30"))
        before = keys(event=page)
        assert len(before) == 1
        assert dates.refresh(EventPage.objects.get(pk=page.pk)) == (0, 0)
        assert keys(event=page) == before


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


def test_postponed_series_keeps_its_cancelled_date_cancelled_and_a_moved_day_is_a_day(
    client: Client,
) -> None:
    changes = [{"type": "cancelled", "value": {"day": "2030-06-13"}}]
    series = events.weekly("2030-06-06", "TH", count=3, exceptions=changes)
    events.event("Lauf", series, status="postponed", new_date=date(2030, 9, 5))
    found = list(Occurrence.objects.order_by("start").values_list("status", flat=True))
    assert found == ["postponed", "cancelled", "postponed", "planned"]

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
