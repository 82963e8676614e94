"""A calendar and its events; one call gives a published event with its dates."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.core.models import Organisation, Place
from tests import factories
from veranstaltungen.models import CalendarPage, EventKind, EventPage, Occurrence

Data = dict[str, Any]


def calendar(**fields: Any) -> CalendarPage:
    """The calendar; made once, then the same."""
    home = factories.home_page()
    known = CalendarPage.objects.child_of(home).filter(slug="veranstaltungen").first()
    if known:
        return known
    given = {"title": "Veranstaltungen", "slug": "veranstaltungen", "locale": home.locale}
    page = CalendarPage(**{**given, **fields})
    home.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def kind(name: str = "Treffpunkt", **fields: Any) -> EventKind:
    """A kind of event."""
    fields = {"locale": factories.language(), "slug": name.lower(), **fields}
    return EventKind.objects.get_or_create(name=name, defaults=fields)[0]


def place(name: str = "Gemeindesaal", **fields: Any) -> Place:
    """A place."""
    given = {"street": "Hofweg 3", "postal_code": "07745", "city": "Jena"}
    return Place.objects.create(name=name, locale=factories.language(), **{**given, **fields})


def organisation(name: str = "Bürgerverein", **fields: Any) -> Organisation:
    """An organiser."""
    return Organisation.objects.create(name=name, locale=factories.language(), **fields)


def in_days(days: int) -> str:
    """A day from today as forms write it."""
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def once(day: str | None = None, **value: Any) -> Data:
    """One afternoon, tomorrow unless told otherwise."""
    given = {"day": day or in_days(1), "start": "14:00", "end": "18:00", "status": "planned"}
    return {"type": "once", "value": {**given, **value}}


def weekly(day: str, *weekdays: str, **value: Any) -> Data:
    """Every week in the afternoon."""
    given = {"day": day, "start": "14:00", "end": "18:00", "interval": 1}
    return {"type": "weekly", "value": {**given, "weekdays": list(weekdays), **value}}


def event(title: str = "Nähstube", *dates: Data, live: bool = True, **fields: Any) -> EventPage:
    """An event, published unless told otherwise."""
    parent = fields.pop("parent", None) or calendar()
    fields.setdefault("kind", kind())
    topics = fields.pop("topics", [])
    page = EventPage(title=title, live=False, locale=parent.locale, **fields)
    page.dates = EventPage.get_dates_block().to_python(list(dates) or [once()])
    page.topics.set(topics)
    parent.refresh_from_db()
    parent.add_child(instance=page)
    revision = page.save_revision(user=page.owner, clean=live)
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


def many(page: Page, number: int, days: int = 1) -> None:
    """Rows of dates without rules behind them, `days` apart from tomorrow on."""
    first = timezone.now().replace(microsecond=0) + timedelta(days=1)
    Occurrence.objects.bulk_create(
        Occurrence(
            event_id=page.pk,
            start=first + timedelta(days=days * index, minutes=index),
            end=first + timedelta(days=days * index, minutes=index + 60),
            until=first + timedelta(days=days * index, minutes=index + 60),
        )
        for index in range(number)
    )
