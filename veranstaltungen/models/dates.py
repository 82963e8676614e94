"""Keeps the rows of single dates in step with their events, and finds an event's own.

Events are built upon this module, so it asks Django for their model.
"""

import logging
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from veranstaltungen.models.occurrences import FIELDS, Occurrence
from veranstaltungen.recurrence.entries import Status
from veranstaltungen.recurrence.expand import OccurrenceTimes, expand

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class EventDates:
    """Dates of one event: those to come, and the latest one if all are past."""

    upcoming: list[Occurrence]
    latest: Occurrence | None
    has_more: bool

    @property
    def shown(self) -> list[Occurrence]:
        """The dates that the page names."""
        return self.upcoming or ([self.latest] if self.latest else [])


def get_event_dates(event: Any, number: int) -> EventDates:
    """At most `number` dates to come; one query, a second one when all are past."""
    rows = Occurrence.objects.filter(event_id=event.alias_of_id or event.pk)
    found = list(rows.upcoming().in_order()[: number + 1])
    latest = None if found else rows.latest_first().first()
    for row in [*found, latest]:
        if row:
            row.event = event
    return EventDates(found[:number], latest, len(found) > number)


def get_draft_dates(event: Any, number: int) -> EventDates:
    """The same for a draft that has no rows yet, worked out from what is in the form."""
    event.dates.get_prep_value()
    event.calendar = event.write_calendar()
    now = timezone.now()
    rows = [Occurrence(event=event, **vars(times)) for times in get_occurrence_times(event)]
    found = [row for row in rows if row.until > now]
    latest = rows[-1] if rows and not found else None
    return EventDates(found[:number], latest, len(found) > number)


def get_occurrence_times(event: Any) -> list[OccurrenceTimes]:
    """All dates of an event as its rules have them now, with what holds for the whole event."""
    dates = expand(event.calendar) if event.calendar else []
    return [_with_status(event, times) for times in dates]


def _with_status(event: Any, times: OccurrenceTimes) -> OccurrenceTimes:
    """A cancelled event has no date that takes place; the new date of a postponed one does."""
    if event.status == Status.PLANNED or times.status == Status.CANCELLED:
        return times
    is_new = event.status == Status.POSTPONED and times.first_day == event.new_date
    status = times.status if is_new else event.status
    return OccurrenceTimes(**{**vars(times), "status": str(status)})


def refresh(event: Any) -> tuple[int, int]:
    """Add what is missing and remove what is left over; rows that still hold keep their key.

    Returns how many rows were added and removed.
    """
    wanted = (
        dict.fromkeys(get_occurrence_times(event)) if event.live and not event.alias_of_id else {}
    )
    with transaction.atomic():
        rows = Occurrence.objects.filter(event_id=event.pk)
        leftover = []
        for row in rows:
            times = OccurrenceTimes(**{name: getattr(row, name) for name in FIELDS})
            if times in wanted:
                del wanted[times]
            else:
                leftover.append(row.pk)
        rows.filter(pk__in=leftover).delete()
        new = [Occurrence(event_id=event.pk, **vars(times)) for times in wanted]
        Occurrence.objects.bulk_create(new, batch_size=500)
    return len(new), len(leftover)


def refresh_all() -> tuple[int, int]:
    """The same for every event whose dates can have changed by themselves, or went missing."""
    events = _get_event_model().objects.live().filter(alias_of=None)
    removed, _by_model = Occurrence.objects.exclude(event__in=events).delete()
    added = 0
    for key in list(events.values_list("pk", flat=True)):
        try:
            more, less = _refresh_locked(key)
        except Exception:
            # One event that cannot be worked out must not leave the others without dates.
            logger.exception("The dates of event %s cannot be worked out.", key)
        else:
            added, removed = added + more, removed + less
    return added, removed


def _refresh_locked(key: int) -> tuple[int, int]:
    """Refresh an event as it is now: who publishes it meanwhile waits, or has been before."""
    with transaction.atomic():
        events = _get_event_model().objects.filter(pk=key)
        event = events.select_for_update(of=("self",)).first()
        if event is None:
            return 0, 0
        if any(entry.days_off or entry.months_off for entry in event.get_entries()):
            # Closures have changed since, or the horizon has moved on.
            event.calendar = event.write_calendar()
            # As a publication does, it tells programs that have the event that it is another one.
            events.exclude(calendar=event.calendar).update(
                calendar=event.calendar,
                calendar_changes=F("calendar_changes") + 1,
                calendar_changed_at=timezone.now(),
            )
        return refresh(event)


def _get_event_model() -> Any:
    return apps.get_model("veranstaltungen.EventPage")
