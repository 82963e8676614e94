"""The office's hours in the demo: a week, days around today that differ, school holidays."""

from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate

from cms.demo.site import DemoSite
from cms.hours.models import Closure, OpeningHours, OpeningPeriod, SchoolHoliday


def add_opening_hours(demo: DemoSite, data: dict[str, Any]) -> None:
    """From the table `hours` of `site.toml`."""
    today = localdate(demo.now)
    own = {"locale": demo.locale}
    hours = OpeningHours(week=_week(data["week"]), note=data["note"], **own)
    # Of three years: events that have been leave them out as well, and those a year ahead.
    closures = [
        {**_days(each, day), "kind": each["kind"]}
        for day in (today + relativedelta(years=years) for years in (-1, 0, 1))
        for each in data["closures"]
    ]
    hours.closures = [
        Closure(**own, **each, sort_order=number) for number, each in enumerate(closures)
    ]
    hours.periods = [
        OpeningPeriod(**own, **_days(each, today), name=each["name"], week=_week(each["week"]))
        for each in data["periods"]
    ]
    hours.school_holidays = [
        SchoolHoliday(
            kind=each["kind"],
            first_day=each["first_day"],
            last_day=each["last_day"],
            sort_order=number,
        )
        for number, each in enumerate(data["school_holidays"])
    ]
    hours.save()


def _week(days: list[list[str]]) -> list[dict[str, Any]]:
    """Seven lists of spans such as `10:00-12:00`; `appointment` stands for itself."""
    return [
        {
            "spans": [each.split("-") for each in day if each != "appointment"],
            "by_appointment": "appointment" in day,
        }
        for day in days
    ]


def _days(data: dict[str, Any], today: date) -> dict[str, date]:
    """The next such days that are not over: `first` as month and day, and how many days."""
    for year in (today.year - 1, today.year, today.year + 1):
        first = date.fromisoformat(f"{year}-{data['first']}")
        last = first + timedelta(days=data["days"] - 1)
        if last >= today:
            break
    return {"first_day": first, "last_day": last}
