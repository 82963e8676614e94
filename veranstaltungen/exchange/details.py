"""Everything in a calendar file about an event but its dates, and what of it gets lost."""

from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Event

from cms.core.models import Organisation, Place
from veranstaltungen.exchange.reading import EventRefusedError, Group, check_readable, one_line
from veranstaltungen.models import CalendarPage, EventKind
from veranstaltungen.recurrence.entries import Status
from veranstaltungen.recurrence.series import PREFIX

TITLE_LENGTH = 255
TEASER_LENGTH = 300
#: A name of a place with its street and town has fewer parts.
MOST_PARTS = 6
MOST_CATEGORIES = 20
#: What this calendar has no field for, by its name in the file.
LOST = {
    "ATTENDEE": gettext_lazy("people who are invited"),
    "ATTACH": gettext_lazy("attachments"),
    "GEO": gettext_lazy("coordinates"),
    "CONTACT": gettext_lazy("the contact"),
    "COMMENT": gettext_lazy("comments"),
    "RESOURCES": gettext_lazy("resources"),
    "CONFERENCE": gettext_lazy("the link to a video conference"),
    "IMAGE": gettext_lazy("a picture"),
    "RELATED-TO": gettext_lazy("links to other entries"),
    "EXRULE": gettext_lazy("a rule of exceptions"),
}


@dataclass
class Details:
    """Values for fields of an `EventPage`, and sentences about what could not be taken over."""

    fields: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def lose(self, what: Any) -> None:
        """Name something that is not taken over."""
        note = _("Not taken over: %(what)s.") % {"what": what}
        if note not in self.notes:
            self.notes.append(note)


def map_details(group: Group, calendar: CalendarPage) -> Details:
    """Title, texts, place, kind, organiser and status.

    Raises:
        EventRefusedError: the event is private or cannot be read.
    """
    event = group.master or group.overrides[0]
    unread = check_readable(event)
    if str(event.get("class", "")).upper() in {"PRIVATE", "CONFIDENTIAL"}:
        raise EventRefusedError(_("It is marked as private and stays so."))
    details = Details()
    for name in unread:
        details.lose(name)
    _texts(event, group, details)
    _relations(event, calendar, details)
    _status(event, details)
    _losses([event, *group.overrides], details)
    return details


def _texts(event: Event, group: Group, details: Details) -> None:
    if len(group.title) > TITLE_LENGTH:
        details.notes.append(_("The title is longer than 255 letters and was cut."))
    text = plain(str(event.get("description", "")))
    url = str(event.get("url", "")).strip()
    is_short = len(text) <= TEASER_LENGTH and "\n" not in text
    body = paragraphs(
        "" if is_short else text, url if url.startswith(("http://", "https://")) else ""
    )
    details.fields |= {
        "title": group.title[:TITLE_LENGTH],
        "teaser": text if is_short else "",
        "body": [("text", body)] if body else [],
    }


def plain(text: str) -> str:
    """A description without markup: Google and Outlook write HTML into it."""
    text = text.replace("\r\n", "\n").strip()
    if "<" in text and ">" in text:
        soup = BeautifulSoup(text.replace("<br>", "\n").replace("</p>", "</p>\n"), "html.parser")
        text = soup.get_text().strip()
    return text


def paragraphs(text: str, url: str) -> SafeString:
    """Text as rich text, one paragraph a line, and a link below."""
    lines = [(line.strip(),) for line in text.split("\n") if line.strip()]
    html = format_html_join("", "<p>{}</p>", lines)
    return format_html('{}<p><a href="{}">{}</a></p>', html, url, url) if url else html


def _relations(event: Event, calendar: CalendarPage, details: Details) -> None:
    location = str(event.get("location", "")).strip()
    place = _find(Place, location, calendar)
    kinds = _categories(event)
    kind = next((found for name in kinds if (found := _find(EventKind, name, calendar))), None)
    for name in kinds:
        if not kind or name.casefold() != kind.name.casefold():
            details.lose(_("the category “%(name)s”") % {"name": name})
    organiser = event.get("organizer")
    name = str(getattr(organiser, "params", {}).get("CN", "")).strip() if organiser else ""
    found = _find(Organisation, name, calendar)
    if organiser and not found:
        details.lose(_("the organiser “%(name)s”") % {"name": name or str(organiser)[:80]})
    details.fields |= {
        "place": place,
        "place_note": "" if place else location,
        "kind": kind,
        "organiser": found,
    }


def _categories(event: Event) -> list[str]:
    rows = event.get("categories", [])
    rows = rows if isinstance(rows, list) else [rows]
    names = [one_line(name) for row in rows for name in getattr(row, "cats", [row])]
    return list(dict.fromkeys(name for name in names if name))[:MOST_CATEGORIES]


def _find(model: Any, name: str, calendar: CalendarPage) -> Any:
    """The snippet of that name; a place also by the part before its street."""
    rows = model.objects.filter(locale_id=calendar.locale_id)
    for part in dict.fromkeys((name, name.partition("\n")[0], *_beginnings(name))):
        found = rows.filter(name__iexact=part.strip()).first() if part.strip() else None
        if found:
            return found
    return None


def _beginnings(name: str) -> list[str]:
    """“Hall, Street 1, Town”: “Hall, Street 1”, then “Hall”."""
    parts = name.split(",")[:MOST_PARTS]
    return [",".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)]


def _status(event: Event, details: Details) -> None:
    own, status = str(event.get(f"{PREFIX}STATUS", "")), str(event.get("status", "")).upper()
    details.fields["status"] = Status.CANCELLED if status == "CANCELLED" else Status.PLANNED
    if own in Status.values:
        details.fields["status"] = Status(own)
    if status == "TENTATIVE":
        details.lose(_("that it is only tentative"))


def _losses(events: list[Event], details: Details) -> None:
    """Everything else in the file that a reader could miss."""
    for event in events:
        for name, words in LOST.items():
            if name in event:
                details.lose(words)
        if event.walk("VALARM"):
            details.lose(_("reminders"))
