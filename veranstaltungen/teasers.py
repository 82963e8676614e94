"""What the calendar shows outside its own pages."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Locale

from cms.core.frame import get_request_frame
from cms.core.sections import Link
from veranstaltungen.lists import by_day
from veranstaltungen.models import CalendarPage, Occurrence

NEXT = 6


def next_events(request: HttpRequest) -> dict[str, Any] | None:
    """The next dates by day, and where there are more; one query."""
    from django.utils.timezone import localdate

    frame = get_request_frame(request)
    dates = Occurrence.objects.readable(frame).upcoming().in_order().for_lists()
    found = list(dates[:NEXT])
    if not found:
        return None
    for occurrence in found:
        occurrence.url = occurrence.event.get_url(request)
    calendar = frame.sections.get("veranstaltungen")
    return {"days": by_day(found, localdate()), "url": calendar[0].url if calendar else ""}


def get_calendars(locale: Locale) -> list[CalendarPage]:
    """The calendars of a language; one, as a rule."""
    return list(CalendarPage.objects.live().public().in_language(locale).filter(alias_of=None))


def get_feeds(locale: Locale) -> list[Link]:
    """The calendar to subscribe to, for the head and foot of every page."""
    return [
        Link(f"{page.title} (iCalendar)", page.url + page.reverse_subpage("feed"), "text/calendar")
        for page in get_calendars(locale)
    ]
