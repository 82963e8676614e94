"""What stands above all pages for a while, and goes away by itself."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests import factories, trees
from tests.cms.api.contract import ask
from tests.readers import read

pytestmark = pytest.mark.django_db

ENDS = datetime(2025, 12, 1, 13, 30, tzinfo=UTC)


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def find_notices(page: BeautifulSoup) -> list[str]:
    return [each.get_text(strip=True) for each in page.select(".notices p")]


def test_notice_stands_above_every_page_from_its_beginning_to_its_end(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begins = ENDS - timedelta(hours=3)
    factories.opening_hours(
        notices=[{"text": "Heute kein Telefon.", "starts_at": begins, "ends_at": ENDS}]
    )
    page = factories.standard_page()
    second = timedelta(seconds=1)
    for moment, shown in (
        (begins - second, []),
        (begins, ["Heute kein Telefon."]),
        (ENDS - second, ["Heute kein Telefon."]),
        (ENDS, []),
    ):
        set_clock(monkeypatch, moment)
        for url in ("/", page.url, "/suche/"):
            assert find_notices(read(client, url)) == shown, (moment, url)
        assert [each["text"] for each in ask(client, "site")["notices"]] == shown


def test_answer_that_a_client_has_kept_ends_with_the_notice(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.opening_hours(notices=[{"text": "Kein Telefon.", "ends_at": ENDS}])
    monkeypatch.setattr("cms.site.content_version.now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    call_command("merge_content_changes")
    monkeypatch.setattr("cms.api.middleware.get_code_changed_at", lambda: 0.0)
    set_clock(monkeypatch, ENDS - timedelta(seconds=1))
    first = client.get("/api/v1/site").headers
    for kept in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
    ):
        set_clock(monkeypatch, ENDS - timedelta(seconds=1))
        assert client.get("/api/v1/site", headers=kept).status_code == 304
        set_clock(monkeypatch, ENDS)
        assert client.get("/api/v1/site", headers=kept).status_code == 200


def test_notice_without_a_translation_is_read_in_german_and_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, ENDS - timedelta(hours=1))
    arabic = trees.home("ar").locale
    hours = factories.opening_hours(notices=[{"text": "Kein Telefon.", "ends_at": ENDS}])
    page = read(client, "/ar/")
    assert find_notices(page) == ["Kein Telefon."]
    assert page.select_one(".notices p")["lang"] == "de"
    assert ask(client, "site?lang=ar")["notices"][0]["lang"] == "de"
    own = hours.copy_for_translation(arabic)
    (row,) = own.notices.all()
    row.text = "لا يوجد هاتف."
    own.notices.set([row])
    own.save()
    page = read(client, "/ar/")
    assert find_notices(page) == ["لا يوجد هاتف."]
    assert not page.select_one(".notices p").has_attr("lang")
    assert ask(client, "site?lang=ar")["notices"][0]["lang"] == "ar"


def closure(first: int, last: int, kind: str) -> dict[str, Any]:
    """Days of a December."""
    return {"first_day": date(2026, 12, first), "last_day": date(2026, 12, last), "kind": kind}


ILL = {
    "de": ("Geschlossen bis Mittwoch, 2. Dezember 2026: Krankheit", "Heute geschlossen: Krankheit"),
    "en": ("Closed until Wednesday, 2 December 2026: illness", "Closed today: illness"),
    "ar": ("مغلق حتى الأربعاء، 2 ديسمبر 2026: مرض", "مغلق اليوم: مرض"),
    "fa": ("تعطیل تا چهارشنبه، 2 دسامبر 2026: بیماری", "امروز تعطیل است: بیماری"),
}


@pytest.mark.parametrize("code", ILL)
def test_announced_closure_is_told_in_every_language_until_its_last_day_is_over(
    client: Client, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    if code != "de":
        trees.home(code)
    days = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 2)}
    quiet = {"first_day": date(2026, 12, 4), "last_day": date(2026, 12, 4), "kind": "works"}
    factories.opening_hours(closures=[{**days, "kind": "illness", "is_announced": True}, quiet])
    before, last = ILL[code]
    home = "/" if code == "de" else f"/{code}/"
    midnight = datetime(2026, 11, 30, 23, tzinfo=UTC)
    second = timedelta(seconds=1)
    for moment, shown in (
        (midnight - second, []),
        (midnight, [before]),
        (midnight + timedelta(days=1), [last]),
        (midnight + timedelta(days=2) - second, [last]),
        (midnight + timedelta(days=2), []),
    ):
        set_clock(monkeypatch, moment)
        assert find_notices(read(client, home)) == shown, moment
        answer = ask(client, f"site?lang={code}")["notices"]
        assert [each["text"] for each in answer] == shown
        assert {each["ends_at"] for each in answer} <= {"2026-12-03T00:00:00+01:00"}


@pytest.mark.parametrize(
    ("other", "said"),
    [
        # A day within: it is as long as before.
        (closure(2, 2, "illness"), "Geschlossen bis Freitag, 4. Dezember 2026: Betriebsferien"),
        # Longer than the first: neither reason holds from now to the end.
        (closure(3, 8, "illness"), "Geschlossen bis Dienstag, 8. Dezember 2026"),
        (closure(5, 8, "works"), "Geschlossen bis Dienstag, 8. Dezember 2026"),
        (closure(2, 8, "illness"), "Geschlossen bis Dienstag, 8. Dezember 2026: Krankheit"),
    ],
    ids=["within", "overlapping", "right after", "outlasting"],
)
@pytest.mark.parametrize("turn", [1, -1])
def test_closures_that_meet_are_announced_once_and_until_the_last_day(
    client: Client, monkeypatch: pytest.MonkeyPatch, turn: int, other: dict[str, Any], said: str
) -> None:
    first = closure(1, 4, "holidays") | {"is_announced": True}
    factories.opening_hours(closures=[first, other][::turn])
    set_clock(monkeypatch, datetime(2026, 12, 2, 9, tzinfo=UTC))
    assert find_notices(read(client, "/")) == [said]
    assert [each["text"] for each in ask(client, "site")["notices"]] == [said]
