"""Events as iCalendar, for one's own calendar and for subscribing."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone
from icalendar.parser import Contentline, Contentlines

from cms.core.models import Place
from cms.site.context import SiteContext
from cms.site.languages import get_foreign_language
from cms.texts.tidy import tidy
from veranstaltungen.recurrence.entries import Status
from veranstaltungen.recurrence.series import PREFIX, set_status

CONTENT_TYPE = "text/calendar; charset=utf-8"
#: How often a calendar program should ask again.
REFRESH = timedelta(hours=6)
#: When an event was changed that says nothing about it.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
#: The rules of the European Union since 1996, without an end. What icalendar makes by itself
#: lists single changes up to 2038 and starts summer time an hour late,
#: https://icalendar.readthedocs.io/en/stable/reference/api/icalendar.cal.timezone.html
BERLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


def calendar_response(
    calendar: Calendar, request: HttpRequest, *, filename: str = "", is_public: bool = True
) -> HttpResponse:
    """A calendar as a file; with a filename it is offered as a download.

    Who has it already is told so, and does not load it again.
    """
    content = _to_ical(calendar)
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    if not is_public:
        response["Cache-Control"] = "private, no-store"
    response["ETag"] = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    if filename:
        response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    known = get_conditional_response(request, etag=response["ETag"], response=response)
    return known or response


def _to_ical(calendar: Calendar) -> bytes:
    """The file, tidied before long lines are folded; a break within a line is an escaped one."""
    lines = (tidy(line).replace("\n", "\\n") for line in calendar.content_lines())
    return Contentlines(map(Contentline, lines)).to_ical()


def build_calendar(
    events: Iterable[Any], name: str, request: HttpRequest, site_context: SiteContext
) -> Calendar:
    """The events with their rules, exceptions and all that calendars can show."""
    calendar = Calendar()
    calendar.add(
        "prodid", f"-//{site_context.site_name}//Veranstaltungen//{site_context.language.upper()}"
    )
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Berlin")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in events:
        for component in get_components(event, request):
            calendar.add_component(component)
    add_zone(calendar)
    return calendar


def add_zone(calendar: Calendar) -> None:
    """Put the zone before the events that refer to it."""
    calendar.subcomponents.insert(0, Timezone.from_ical(BERLIN))


def get_components(event: Any, request: HttpRequest) -> list[Event]:
    """The stored dates of an event with its title, place and the rest."""
    if not event.calendar:
        return []
    components = list(Calendar.from_ical(event.calendar).walk("VEVENT"))
    facts = _facts(event, request)
    own = event.locale.language_code
    spoken = {"description": own, "categories": own, "location": own}
    if event.place:
        spoken["location"] = get_foreign_language(event.place) or own
    new = {f"{component['uid']}-new" for component in components}
    for component in components:
        if str(component["uid"]) not in new:
            _apply_status(component, event)
        title = str(component.pop("summary", "")) or event.title
        component.add("summary", _with_status(title, component), parameters={"LANGUAGE": own})
        for name, value in facts.items():
            parameters = {"LANGUAGE": spoken[name]} if name in spoken else None
            component.add(name, value, parameters=parameters)
    return components


def _apply_status(component: Event, event: Any) -> None:
    """What holds for the whole event holds for each of its dates."""
    is_cancelled = str(component.get("status", "")) == "CANCELLED"
    if event.status != Status.PLANNED and not is_cancelled:
        component.pop("status", None)
        component.pop(f"{PREFIX}STATUS", None)
        set_status(component, event.status)


def _with_status(title: str, component: Event) -> str:
    """Many programs do not show the status, so the title says it as well."""
    status = str(component.get(f"{PREFIX}STATUS", ""))
    label = Status(status).label if status in Status.values else ""
    return f"{capfirst(label)}: {title}" if label else title


def _facts(event: Any, request: HttpRequest) -> dict[str, Any]:
    # The same at every request, or nobody could tell that nothing has changed.
    modified_at = event.last_published_at or event.latest_revision_created_at or NEVER
    modified_at = max(modified_at, event.calendar_changed_at or NEVER)
    url = event.get_full_url(request) or ""
    facts = {
        "dtstamp": modified_at.astimezone(UTC).replace(microsecond=0),
        "last-modified": modified_at.astimezone(UTC).replace(microsecond=0),
        "sequence": (event.live_revision_id or 0) + event.calendar_changes,
        "description": "\n\n".join([*_description(event), url]).strip(),
        "location": location(event.place, event.place_note),
        "categories": [event.own_kind.name] if event.own_kind else None,
        "url": url,
    }
    return {name: value for name, value in facts.items() if value not in (None, "")}


def _description(event: Any) -> list[str]:
    parts = (
        event.status_note,
        event.teaser,
        _("Entry: %(text)s") % {"text": entry_words(event)} if entry_words(event) else "",
        _("Please bring: %(text)s") % {"text": event.bring} if event.bring else "",
        _("In bad weather: %(text)s") % {"text": event.bad_weather} if event.bad_weather else "",
        event.registration,
    )
    return [part for part in parts if part]


def entry_words(event: Any) -> str:
    """What it costs to come in."""
    return event.entry or (_("free") if event.is_free else "")


def location(place: Place | None, note: str = "") -> str:
    """A place in one line, with its address."""
    if place is None:
        return note.replace("\n", ", ")
    town = " ".join(part for part in (place.postal_code, place.city) if part)
    return ", ".join(part for part in (place.name, place.street, town) if part)
