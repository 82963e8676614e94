"""Recognises the repetition of a calendar file among those that editors can choose."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from icalendar import Event

from veranstaltungen.exchange.reading import Clock, EventRefusedError, Times
from veranstaltungen.recurrence import rules
from veranstaltungen.recurrence.entries import Rule

POSITION = re.compile(r"(?P<number>[+-]?[0-9]{0,2})(?P<weekday>[A-Z]{2})")
POSITIONS = {1, 2, 3, 4, 5, -1}


@dataclass
class Repetition:
    """A kind of block, what is in it, and the rule it stands for."""

    kind: str
    fields: dict[str, Any]
    rule: Rule
    until: date | None
    count: int | None


def read_repetition(event: Event, times: Times, clock: Clock) -> Repetition:
    """The repetition of a component with RRULE.

    Raises:
        EventRefusedError: it has several, or repeats within a day.
    """
    found = event["rrule"]
    if isinstance(found, list):
        raise EventRefusedError(_("It has more than one rule. Please split it into two events."))
    parts = {str(name).upper(): values for name, values in found.items()}
    _refuse_endless_work(parts)
    until = _until(parts.pop("UNTIL", None), times, clock)
    count = next(iter(parts.pop("COUNT", [])), None)
    if count is not None and int(count) < 1:
        raise EventRefusedError(_never())
    kind, fields, rule = _recognise(parts, times)
    fields = {
        **fields,
        "until": until.isoformat() if until else None,
        "count": int(count) if count else None,
    }
    return Repetition(kind, fields, rule, until, int(count) if count else None)


def _refuse_endless_work(parts: dict[str, Any]) -> None:
    rule = {name.lower(): values for name, values in parts.items()}
    try:
        rules.check_rule(rule)
    except ValueError as error:
        is_daily = rules.get_frequency(rule) in rules.STEPS_A_YEAR
        if is_daily and not rules.TIMES_OF_DAY & set(rule):
            raise EventRefusedError(_never()) from error
        raise EventRefusedError(
            _("It takes place several times a day. Please enter it here by hand.")
        ) from error


def _never() -> str:
    return _("With these choices there is never a date. Please change the rule or its end.")


def _until(values: Any, times: Times, clock: Clock) -> date | None:
    """The last day that a date can fall on."""
    if not values:
        return None
    last = clock.local(values[0])
    is_day = not hasattr(values[0], "hour")
    if times.all_day or is_day or last.time() >= times.start.time():
        return last.date()
    return last.date() - timedelta(days=1)


def _recognise(parts: dict[str, Any], times: Times) -> tuple[str, dict[str, Any], Rule]:
    """Kind of block, its fields and the rule; `imported` where no other block fits."""
    interval = int(next(iter(parts.get("INTERVAL", [])), 1))
    names = set(parts) - {"FREQ", "INTERVAL", "WKST"}
    recognise = _RECOGNISERS.get(parts["FREQ"][0].upper())
    found = recognise(parts, names, interval, times) if recognise else None
    if found:
        return found
    text = rules.to_text({name.lower(): values for name, values in parts.items()})
    return "imported", {"rule": text}, rules.from_text(text)


def _daily(_parts: Any, names: set[str], interval: int, _times: Times) -> Any:
    if names or interval > rules.MAX_INTERVALS["daily"]:
        return None
    return "daily", {"interval": interval}, rules.daily(interval)


def _weekly(parts: Any, names: set[str], interval: int, times: Times) -> Any:
    days = [str(day) for day in parts.get("BYDAY", [rules.WEEKDAYS[times.start.weekday()]])]
    plain = all(day in rules.WEEKDAYS for day in days)
    # Where a week begins matters only to several days every few weeks.
    other_week = str(next(iter(parts.get("WKST", ["MO"])))) != "MO" and interval > 1
    if names - {"BYDAY"} or not plain or (other_week and len(days) > 1):
        return None
    if interval > rules.MAX_INTERVALS["weekly"]:
        return None
    return "weekly", {"weekdays": days, "interval": interval}, rules.weekly(days, interval)


def _monthly(parts: Any, names: set[str], interval: int, _times: Times) -> Any:
    if "BYDAY" not in names or names - {"BYDAY", "BYSETPOS"}:
        return None
    if len(parts["BYDAY"]) != 1 or len(parts.get("BYSETPOS", [0])) != 1:
        return None
    day = POSITION.fullmatch(str(parts["BYDAY"][0]))
    if day is None or bool(day["number"]) == ("BYSETPOS" in parts):
        return None
    position = int(day["number"] or parts["BYSETPOS"][0])
    if position not in POSITIONS or interval > rules.MAX_INTERVALS["monthly"]:
        return None
    fields = {"position": str(position), "weekday": day["weekday"], "interval": interval}
    return "monthly", fields, rules.monthly(position, day["weekday"], interval)


def _yearly(parts: Any, names: set[str], interval: int, times: Times) -> Any:
    if interval != 1:
        return None
    day = times.start.date()
    months, days = parts.get("BYMONTH", [day.month]), parts.get("BYMONTHDAY", [day.day])
    same = [int(month) for month in months] == [day.month] and list(days) == [day.day]
    if names <= {"BYMONTH", "BYMONTHDAY"} and same:
        return "yearly", {}, rules.yearly(day)
    return _advent(parts, names)


def _advent(parts: Any, names: set[str]) -> Any:
    given = {name.lower(): sorted(str(value) for value in parts[name]) for name in names}
    for number in range(1, 5):
        for weekday in ("FR", "SA", "SU"):
            rule = rules.advent(number, weekday)
            known = {
                name: sorted(str(value) for value in values)
                for name, values in rule.items()
                if name != "freq"
            }
            if known == given:
                return "advent", {"number": str(number), "weekday": weekday}, rule
    return None


_RECOGNISERS = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
