"""When the office is open, as the API says it."""

from datetime import date
from typing import Any

from django.utils.timezone import localdate

from cms.hours import public_holidays
from cms.hours.office import OfficeHours
from cms.hours.schedule import WEEKDAYS, DateRange, DayHours, Week


def serialize_hours(hours: OfficeHours) -> dict[str, Any] | None:
    """Hours from today on; None if nobody has said any."""
    if not hours.is_known:
        return None
    today, schedule = localdate(), hours.schedule
    return {
        "today": _day(hours, today),
        "week": _week(schedule.week),
        "note": hours.note,
        "periods": [
            {**_days(each), "name": hours.get_period_name(each), "week": _week(each.week)}
            for each in schedule.periods
            if each.last_day >= today
        ],
        "closures": [
            {**_days(each), "reason": hours.get_closure_reason(each)}
            for each in schedule.closures
            if each.last_day >= today
        ],
        "public_holidays": [
            {"date": day.isoformat(), "name": public_holidays.get_name(day)}
            for day in hours.get_public_holidays(today)
        ],
        "school_holidays": [
            {**_days(each), "name": hours.get_school_holiday_name(each)}
            for each in schedule.school_holidays
            if each.last_day >= today
        ],
    }


def serialize_notices(hours: OfficeHours, language: str) -> list[dict[str, Any]]:
    """What stands above every page now."""
    return [
        {
            "text": each.text,
            "lang": each.language or language,
            "starts_at": each.starts_at.isoformat() if each.starts_at else None,
            "ends_at": each.ends_at.isoformat(),
        }
        for each in hours.notices
    ]


def _day(hours: OfficeHours, day: date) -> dict[str, Any]:
    found = hours.schedule.get_day(day)
    return {
        **_hours(found.hours),
        "date": day.isoformat(),
        "reason": hours.get_reason(found),
        "text": hours.today,
    }


def _hours(hours: DayHours) -> dict[str, Any]:
    spans = [
        {"opens": f"{each.opens:%H:%M}", "closes": f"{each.closes:%H:%M}"} for each in hours.spans
    ]
    return {"spans": spans, "by_appointment": hours.by_appointment}


def _week(week: Week) -> list[dict[str, Any]]:
    return [{"weekday": name, **_hours(each)} for name, each in zip(WEEKDAYS, week, strict=True)]


def _days(each: DateRange) -> dict[str, str]:
    return {"first_day": each.first_day.isoformat(), "last_day": each.last_day.isoformat()}
