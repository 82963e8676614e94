"""What readers search for is counted by day, tells of nobody, and helps staff to add synonyms."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from cms.sections import Role
from search import counting
from search.models import DailyQuery
from tests import factories
from tests.editing import enter
from tests.readers import read, text

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

PERSONAL = (
    "Anna Schmidt 1985", "Rudolf-Breitscheid-Straße 12", "Straße 7 b", "anna@example.org",
    "anna.schmidt", "anna (at) example", "03641 354570", "+49 170 1234567", "۰۳۶۴۱", "Zimmer Ⅻ",
    "01.02.1985 Anna", "Guten Tag, ich möchte mich darüber beschweren, dass mein Nachbar laut ist",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _nothing_waiting(settings: Any) -> None:
    """Each answer is followed by adding up."""
    settings.SEARCHES_ADDED_UP_EVERY = 0
    counting._waiting.clear()


def search(client: Client, *queries: str) -> None:
    for query in queries:
        assert client.get("/suche/", {"q": query}).status_code == 200


def test_searches_are_counted_by_day_by_page_and_api_and_behind_the_page_cache(
    client: Client, settings: Any
) -> None:
    settings.KEEP_PAGES = True
    factories.standard_page(title="Garten")
    search(client, "Garten", " garten ", "GARTEN")
    client.get("/api/v1/search?q=garten")
    # Reading on, or narrowing down, is no new search.
    client.get("/suche/?q=garten&section=home")
    client.get("/suche/?q=garten&page=1")
    search(client, "Gibtesnicht")
    rows = set(DailyQuery.objects.values_list("day", "language", "query", "searches", "has_hits"))
    today = localdate()
    assert rows == {(today, "de", "garten", 4, True), (today, "de", "gibtesnicht", 1, False)}
    assert {field.name for field in DailyQuery._meta.get_fields()} == {
        "id", "day", "language", "query", "searches", "has_hits",
    }  # fmt: skip


def test_they_are_added_up_once_a_minute_and_when_a_worker_ends(
    client: Client, settings: Any
) -> None:
    settings.SEARCHES_ADDED_UP_EVERY = 60
    counting.add_up()
    search(client, "garten", "garten")
    assert not DailyQuery.objects.exists()
    counting.add_up()
    assert DailyQuery.objects.get().searches == 2


def test_what_may_tell_of_a_person_is_never_kept(client: Client) -> None:
    search(client, *PERSONAL)
    assert not [*DailyQuery.objects.values_list("query", flat=True)]
    search(client, "16.12.", "12/2026", "z.B. Garten", "2026", "24. Dezember")
    assert DailyQuery.objects.count() == 5


def test_memory_and_rows_are_bounded_and_a_year_is_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_WAITING", 3)
    monkeypatch.setattr(counting, "MOST_A_DAY", 4)
    monkeypatch.setattr(counting, "MOST_ROWS", 5)
    for letter in "abcdef":
        counting.count_query(letter * 5, "de", 1)
    counting.add_up()
    assert DailyQuery.objects.count() == 3
    search(client, "ggggg", "hhhhh", "aaaaa")
    assert DailyQuery.objects.count() == 4
    assert DailyQuery.objects.get(query="aaaaa").searches == 2
    for days in (1, 2, 3, 366):
        DailyQuery.objects.create(day=localdate() - timedelta(days), query="alt", language="de")
    call_command("prune_searches")
    left = DailyQuery.objects.filter(query="alt").values_list("day", flat=True)
    assert [*left] == [localdate() - timedelta(1)]


def test_staff_sees_a_query_of_three_days_and_adds_the_synonym_it_lacks(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.standard_page(title="Sprechzeiten")
    moderator = enter("redaktion", Role.MODERATORS)
    home, report = reverse("wagtailadmin_home"), reverse("searches")

    def search_on(days_ago: int) -> None:
        day = localdate() - timedelta(days_ago)
        monkeypatch.setattr(counting, "localdate", lambda: day)
        search(client, "Einlasszeitfenster", "Sprechzeiten")

    search_on(9)
    search_on(9)
    search_on(5)
    for address in (home, report):
        assert "einlasszeitfenster" not in moderator.get(address).content.decode()
    search_on(1)
    assert "sprechzeiten" in text(read(moderator, report), "main table")
    found = read(moderator, home).select_one("#dashboard-ohne-treffer ~ ul a")
    assert found
    assert "einlasszeitfenster" in found.get_text()
    form = read(moderator, found["href"])
    assert form.select_one("[name=words]")["value"] == "einlasszeitfenster"
    assert form.select_one("[name=language] [selected]")["value"] == "de"
    # Volunteers have no use for it.
    assert enter("schreibt", Role.VOLUNTEERS).get(report).status_code == 302
    factories.standard_page(title="Einlasszeitfenster")
    search_on(0)
    assert "ohne-treffer" not in moderator.get(home).content.decode()
