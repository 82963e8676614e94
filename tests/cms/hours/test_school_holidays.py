"""Whoever keeps the hours is told which school holidays are missing."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from cms.sections import Role
from tests import factories
from tests.dashboard import Person, get_panels, words

pytestmark = pytest.mark.django_db

MISSING = "Schulferien fehlen"


def all_of(year: int) -> list[dict[str, Any]]:
    months = {"winter": 2, "easter": 4, "summer": 7, "autumn": 10, "christmas": 12}
    days = {kind: date(year, month, 20) for kind, month in months.items()}
    return [{"kind": kind, "first_day": day, "last_day": day} for kind, day in days.items()]


def read_rows(person: Person) -> list[str]:
    # The clock has moved on, and the session has ended.
    person.client.force_login(person.user)
    panel = get_panels(person.open_dashboard()).get(MISSING)
    return [words(row) for row in panel.select(".dashboard-row")] if panel else []


def test_missing_holidays_are_told_from_october_on_for_the_next_year_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def set_month(month: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime(2026, month, 1, 9, tzinfo=UTC))

    set_month(11)
    moderator = Person(Role.MODERATORS)
    assert read_rows(moderator) == [], "Nobody has opening hours here."
    hours = factories.opening_hours(school_holidays=all_of(2026))
    set_month(9)
    assert read_rows(moderator) == []
    set_month(10)
    kinds = "Winterferien, Osterferien, Sommerferien, Herbstferien, Weihnachtsferien"
    assert read_rows(moderator) == [f"Schulferien 2027 {kinds}"]
    hours.school_holidays.add(
        *(type(hours.school_holidays.first())(**each) for each in all_of(2027)[:2])
    )
    hours.save()
    assert read_rows(moderator) == ["Schulferien 2027 Sommerferien, Herbstferien, Weihnachtsferien"]
    hours.school_holidays.remove(hours.school_holidays.get(kind="summer"))
    hours.save()
    set_month(12)
    assert read_rows(moderator)[0] == "Schulferien 2026 Sommerferien"


def test_volunteer_is_not_told() -> None:
    factories.opening_hours()
    assert MISSING not in get_panels(Person(Role.VOLUNTEERS).open_dashboard())
    assert MISSING in get_panels(Person(Role.MODERATORS).open_dashboard())
