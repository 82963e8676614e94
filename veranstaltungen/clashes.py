"""Tells editors which dates of an event fall on days on which the office is closed."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.hours import words
from cms.hours.office import read_schedule
from veranstaltungen.models import EventPage
from veranstaltungen.models.dates import get_occurrence_times
from veranstaltungen.recurrence.entries import Status
from veranstaltungen.recurrence.expand import OccurrenceTimes

NOT_HELD = (Status.CANCELLED, Status.POSTPONED)
#: So many days are named; how many more there are is said.
DAYS_NAMED = 3
#: Further ahead nobody has planned.
AHEAD = timedelta(days=366)


def find_clashes(event: EventPage) -> list[date]:
    """Of each date to come on which the office has a closure, the first such day."""
    schedule, today = read_schedule(), localdate()
    if not schedule.closures:
        return []
    found = (
        next((day for day in days_of(times) if day >= today and schedule.find_closure(day)), None)
        for times in get_occurrence_times(event)
        if times.status not in NOT_HELD and times.first_day < today + AHEAD
    )
    return list(dict.fromkeys(day for day in found if day))


def days_of(times: OccurrenceTimes) -> Iterator[date]:
    """From the day on which it begins to the one on which it ends."""
    number = (times.last_day - times.first_day).days + 1
    return (times.first_day + timedelta(days=each) for each in range(number))


def tell_clashes(request: HttpRequest, page: Page) -> None:
    """After saving: a message, as the event may well take place elsewhere. Autosave gets none."""
    if not isinstance(page, EventPage) or not request.accepts("text/html"):
        return
    found = find_clashes(page)
    if not found:
        return
    named = "; ".join(words.day(each) for each in found[:DAYS_NAMED])
    sentence = ngettext(
        "The office is closed on a date of this event: %(days)s.",
        "The office is closed on %(number)s dates of this event: %(days)s.",
        len(found),
    ) % {"number": len(found), "days": named + (" …" if len(found) > DAYS_NAMED else "")}
    advice = _("Please check whether it takes place.")
    messages.warning(request, f"{sentence} {advice}")
