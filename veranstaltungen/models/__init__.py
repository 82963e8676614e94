"""The calendar, its events, and every single date as a row."""

from veranstaltungen.models.calendar import CalendarPage
from veranstaltungen.models.events import EventPage
from veranstaltungen.models.occurrences import Occurrence
from veranstaltungen.models.snippets import EventKind

__all__ = ["CalendarPage", "EventKind", "EventPage", "Occurrence"]
