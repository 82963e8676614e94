"""The calendar of what appears when, as those meet it who publish."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.dashboard import Person, draft, hand_in, words
from tests.editing import is_refused
from tests.readers import links, queries, read, text
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

MONTH = "2031-03"


def at(day: int, hour: int = 0, minute: int = 0, month: int = 3) -> datetime:
    """A moment in the month that is looked at, by the clock of Winzerla."""
    return datetime(2031, month, day, hour, minute, tzinfo=timezone.get_default_timezone())


def url(month: str = MONTH) -> str:
    return reverse("schedule", args=[month])


def plan(page: Any, released: bool = True, **dates: datetime) -> Any:
    """A version of the page that is to appear or to end by itself."""
    for name, moment in dates.items():
        setattr(page, name, moment)
    revision = page.save_revision()
    if released:
        revision.publish()
    return page


def read_days(soup: BeautifulSoup) -> dict[str, list[str]]:
    """What stands on each day that has something, by ISO date."""
    days = {}
    for cell in soup.select(".schedule__day"):
        entries = [words(entry) for entry in cell.select(".schedule__entry")]
        if entries:
            days[str(cell.select_one("time")["datetime"])] = entries
    return days


def test_each_day_says_what_appears_and_ends_with_state_section_and_language() -> None:
    moderator = Person(Role.MODERATORS)
    author = Person(Role.VOLUNTEERS).user
    plan(draft(author, "Bänke"), go_live_at=at(3, 8, 30), expire_at=at(20, 18))
    waiting = plan(draft(author, "Igel"), released=False, go_live_at=at(3, 7))
    hand_in(waiting, author)
    plan(draft(author, "Später"), released=False, go_live_at=at(31, 23, 30))
    live = factories.standard_page(title="Beratung")
    plan(live, expire_at=at(5, 12))
    assert read_days(read(moderator.client, url())) == {
        "2031-03-03": [
            "7 Uhr · erscheint Igel wartet auf Freigabe · Zeitung · Deutsch",
            "8.30 Uhr · erscheint Bänke freigegeben · Zeitung · Deutsch",
        ],
        "2031-03-05": [
            "12 Uhr · verschwindet Beratung veröffentlicht · Startseite und Stadtteilbüro · Deutsch"
        ],
        "2031-03-20": ["18 Uhr · verschwindet Bänke freigegeben · Zeitung · Deutsch"],
        "2031-03-31": ["23.30 Uhr · erscheint Später Entwurf · Zeitung · Deutsch"],
    }
    assert read_days(read(moderator.client, url("2031-04"))) == {}


def test_change_of_a_published_page_is_called_so_whether_released_or_not() -> None:
    moderator = Person(Role.MODERATORS)
    plan(factories.standard_page(title="Miete"), go_live_at=at(9))
    plan(factories.standard_page(title="Beratung"), released=False, go_live_at=at(10))
    days = read_days(read(moderator.client, url()))
    assert days["2031-03-09"][0].startswith("0 Uhr · Änderung erscheint Miete freigegeben")
    assert days["2031-03-10"][0].startswith("0 Uhr · Änderung erscheint Beratung Entwurf")


def test_sections_tell_their_dates_issues_and_deadlines() -> None:
    moderator = Person(Role.MODERATORS)
    event = events.event("Nähstube", events.once("2031-03-12"), events.once("2031-04-01"))
    english = Locale.objects.get(language_code="en")
    for page in (factories.home_page(), events.calendar(), event):
        page.copy_for_translation(english).save_revision().publish()
    factories.issue(date(2031, 3, 1), title="Heft", deadline=date(2031, 3, 15), live=False)
    assert read_days(read(moderator.client, url())) == {
        "2031-03-01": ["Ausgabe dieses Monats Heft Entwurf · Zeitung · Deutsch"],
        "2031-03-12": [
            "14–18 Uhr · findet statt Nähstube veröffentlicht · Veranstaltungen · Deutsch"
        ],
        "2031-03-15": ["Redaktionsschluss Heft Entwurf · Zeitung · Deutsch"],
    }


def test_what_appeared_stays_and_today_is_marked() -> None:
    moderator = Person(Role.MODERATORS)
    article = factories.article("Heute neu", published=timezone.now())
    soup = read(moderator.client, reverse("schedule"))
    today = f"{timezone.localdate():%Y-%m-%d}"
    assert [words(each) for each in soup.select(".schedule__today")] == ["heute"]
    marked = soup.select_one(".schedule__day--today")
    assert marked.select_one("time")["datetime"] == today
    assert any("erscheint Heute neu veröffentlicht" in each for each in read_days(soup)[today])
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in links(soup, "main")


def test_months_lead_to_each_other_and_end_somewhere() -> None:
    client = Person(Role.MODERATORS).client
    soup = read(client, url("2031-01"))
    ways = {words(way): str(way["href"]) for way in soup.select(".dashboard__pages a")}
    assert ways == {
        "← Dezember 2030": url("2030-12"),
        "Dieser Monat": reverse("schedule"),
        "Februar 2031 →": url("2031-02"),
    }
    assert read(client, url("2100-12")).select_one("[rel=next]") is None
    assert read(client, url("2000-01")).select_one("[rel=prev]") is None
    for wrong in ("2031-13", "1999-12", "maerz", "2031-3"):
        assert client.get(url(wrong)).status_code == 404, wrong


def test_calendar_is_for_those_who_publish_and_stands_on_their_first_page() -> None:
    for role in Role:
        person = Person(role)
        may = role == Role.MODERATORS
        assert is_refused(person.client.get(url())) != may, role
        assert (reverse("schedule") in links(person.open_dashboard(), "main")) == may, role


def test_of_pages_that_one_may_not_change_one_sees_what_readers_see() -> None:
    gardener = Person(Role.GARDENERS)
    somewhere = factories.standard_page(title="Beete")
    for codename in ("publish_page", "change_page"):
        GroupPagePermission.objects.create(
            group=gardener.user.groups.get(),
            page=somewhere,
            permission=Permission.objects.get(codename=codename),
        )
    event = events.event("Nähstube", events.once("2031-03-12"))
    hidden = events.event("Vorstand", events.once("2031-03-12"))
    factories.restrict(hidden)
    plan(draft(Person(Role.MODERATORS).user, "Geheim"), go_live_at=at(12))
    plan(somewhere, expire_at=at(12, 9))
    plan(factories.standard_page(title="Beratung"), expire_at=at(12, 9))
    appeared = factories.article("Igel", published=at(2))
    factories.issue(date(2031, 3, 1), title="Heft", deadline=date(2031, 3, 12))
    soup = read(gardener.client, url())
    ways = {words(way): str(way["href"]) for way in soup.select(".schedule__entry a")}
    assert ways == {
        "Igel": appeared.url,
        "Beete": reverse("wagtailadmin_pages:edit", args=[somewhere.pk]),
        "Nähstube": event.url,
    }
    assert "Redaktionsschluss" not in text(soup, "main")


def test_calendar_costs_the_same_with_one_of_each_and_with_many() -> None:
    moderator = Person(Role.MODERATORS)
    author = Person(Role.VOLUNTEERS).user

    def fill(number: int) -> None:
        plan(draft(author, f"Bänke {number}"), go_live_at=at(3), expire_at=at(20))
        waiting = plan(draft(author, f"Igel {number}"), released=False, go_live_at=at(4))
        hand_in(waiting, author)
        plan(factories.standard_page(title=f"Beratung {number}"), expire_at=at(5))
        events.event(f"Nähstube {number}", events.once("2031-03-12"))
        factories.issue(date(2031, 3, 1), title=f"Heft {number}", deadline=date(2031, 3, 15))
        old = factories.article(f"Alt {number}")
        ArticlePage.objects.filter(pk=old.pk).update(first_published_at=at(2))

    fill(0)
    queries(moderator.client, url())
    few = len(queries(moderator.client, url()))
    for number in range(1, 5):
        fill(number)
    soup = read(moderator.client, url())
    assert len(soup.select(".schedule__entry")) == 5 * 7
    assert len(queries(moderator.client, url())) == few


def test_day_is_that_of_winzerla_when_clocks_change() -> None:
    moderator = Person(Role.MODERATORS)
    # On 30 March 2031 summer time begins: 22.30 in Greenwich is half past midnight here.
    plan(draft(moderator.user, "Früh"), go_live_at=datetime(2031, 3, 30, 22, 30, tzinfo=UTC))
    assert list(read_days(read(moderator.client, url()))) == ["2031-03-31"]
