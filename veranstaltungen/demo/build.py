"""The calendar's part of the demo site: thirty events around the day it is put in place."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from django.utils.timezone import localdate

from cms.core.models import Organisation, Place
from cms.demo.body import to_stream
from cms.demo.site import DemoSite, read_folder, read_toml
from cms.hours.office import read_schedule
from veranstaltungen.models import CalendarPage, EventKind, EventPage
from veranstaltungen.recurrence.days_off import leave_out
from veranstaltungen.recurrence.rules import starts

CONTENT = Path(__file__).parent
WEEKDAYS = {"MO": MO, "TU": TU, "WE": WE, "TH": TH, "FR": FR, "SA": SA, "SU": SU}
#: Fields that content files word as the model does.
PLAIN = (
    *("title", "teaser", "place_note", "is_free", "entry", "bring", "bad_weather", "wheelchair"),
    *("wheelchair_note", "registration", "registration_url", "registration_email", "edition"),
    *("status", "status_note"),
)
Data = dict[str, Any]


def build(demo: DemoSite) -> None:
    """Kinds, and the calendar."""
    plan = read_toml(CONTENT / "calendar.toml")
    for kind in plan["kinds"]:
        EventKind.objects.create(locale=demo.locale, **kind)
    page = CalendarPage(
        title=plan["title"], slug="veranstaltungen", teaser=plan["teaser"], show_in_menus=True
    )
    calendar = demo.add_page(demo.home, page)
    demo.index_pages.append(calendar)


def build_current(demo: DemoSite) -> None:
    """The events."""
    calendar = CalendarPage.objects.get(slug="veranstaltungen", locale=demo.locale)
    for slug, data in read_folder(CONTENT / "events"):
        demo.add_page(calendar, _event(demo, slug, data))


def _event(demo: DemoSite, slug: str, data: Data) -> EventPage:
    today = localdate(demo.now)
    image = data.get("image")
    event = EventPage(
        slug=slug,
        kind=EventKind.objects.get(name=data["kind"], locale=demo.locale),
        place=_named(Place, data.get("place"), demo),
        organiser=_named(Organisation, data.get("organiser"), demo),
        lead_image=demo.image(image) if image else None,
        lead_image_alt=image["alt"] if image else "",
        new_date=find_day(data["new_date"], today) if "new_date" in data else None,
        **{name: data[name] for name in PLAIN if name in data},
    )
    event.body = to_stream(demo, data["body"])
    block = EventPage.get_dates_block()
    event.dates = block.clean(block.to_python([_dates(entry, today) for entry in data["dates"]]))
    event.topics.set(demo.topics(data.get("topics", [])))
    return event


def _named(model: Any, name: str | None, demo: DemoSite) -> Any:
    return model.objects.get(name=name, locale=demo.locale) if name else None


def _dates(data: Data, today: date) -> Data:
    """An entry as a stream stores it; its days are counted from today."""
    value = {name: data[name] for name in data if name not in {"type", "exceptions"}}
    first = find_day(data["day"], today)
    for name in ("day", "last_day", "until"):
        if name in value:
            value[name] = find_day(value[name], today, first).isoformat()
    raw = {"type": data["type"], "value": value}
    if "exceptions" in data:
        days = list(_rule_days(raw))
        value["exceptions"] = [_exception(item, days, today) for item in data["exceptions"]]
    return raw


def _rule_days(raw: Data) -> Iterator[date]:
    """The first days of an entry's rule; enough to name exceptions by."""
    block = EventPage.get_dates_block()
    (child,) = block.to_python([raw])
    entry = leave_out(child.block.get_entry(child.value, "demo"), read_schedule())
    days = (start.date() for start in islice(starts(entry), 400))
    yield from (day for day in days if day not in entry.left_out)


def _exception(data: Data, days: list[date], today: date) -> Data:
    value = {name: data[name] for name in data if name != "type"}
    for name in ("day", "new_day"):
        if name in value:
            value[name] = _rule_day(value[name], days, today).isoformat()
    return {"type": data["type"], "value": value}


def _rule_day(data: Data, days: list[date], today: date) -> date:
    """`next`: counted from the next date of the rule; `month_of_rule`: the next in that month."""
    coming = [day for day in days if day >= today]
    if "month_of_rule" in data:
        return next(day for day in coming if day.month == data["month_of_rule"])
    return coming[data["next"]] + timedelta(days=data.get("plus", 0))


def find_day(data: Data, today: date, first: date | None = None) -> date:
    """A day as content files word it.

    `weeks` and `weekday`: in that many weeks. `month` and `date`, or `position` and `weekday`:
    this year, moved by `years`; with `upcoming` in the next year if it is over. `plus`: so many
    days after `first`.
    """
    if "plus" in data:
        assert first  # noqa: S101 - content files say so only after the first day
        return first + timedelta(days=data["plus"])
    if "weeks" in data:
        monday = today + relativedelta(weekday=MO(-1), weeks=data["weeks"])
        return monday + relativedelta(weekday=WEEKDAYS[data["weekday"]])
    years = data.get("years", 0)
    if data.get("upcoming") and _in_year(data, today.year) < today:
        years += 1
    return _in_year(data, today.year + years)


def _in_year(data: Data, year: int) -> date:
    first = date(year, data["month"], data.get("date", 1))
    if "position" not in data:
        return first
    last = first + relativedelta(day=31)
    begin = last if data["position"] < 0 else first
    return begin + relativedelta(weekday=WEEKDAYS[data["weekday"]](data["position"]))
