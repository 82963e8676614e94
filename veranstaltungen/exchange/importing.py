"""Takes events of a calendar file over as drafts, and says what became of each.

An event is known by its UID: one that is there already and has not changed is left alone, one
that has changed becomes a new draft of the same page. Nothing is published here; somebody else
looks at it first.
"""

import hashlib
import json
import logging
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.core.addresses import make_private
from veranstaltungen.exchange.details import Details, map_details
from veranstaltungen.exchange.mapping import Dates, map_dates
from veranstaltungen.exchange.reading import (
    CalendarFile,
    CalendarFileError,
    Clock,
    EventRefusedError,
    Group,
    read_calendar,
)
from veranstaltungen.models import CalendarPage, EventPage

logger = logging.getLogger(__name__)
#: What reading a property can end in that no other program would write.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
#: What an import does not empty: somebody may have filled it in here.
KEPT = ("kind", "place", "place_note", "organiser", "teaser", "body")


class Outcome(models.TextChoices):
    """What became of an event."""

    TAKEN = "taken", gettext_lazy("Taken over as a draft")
    CHANGED = "changed", gettext_lazy("Changed, as a new draft")
    UNCHANGED = "unchanged", gettext_lazy("Already there and unchanged")
    REFUSED = "refused", gettext_lazy("Refused")


@dataclass(frozen=True)
class Line:
    """One event of the report; `notes` are what was lost, or why it was refused."""

    outcome: Outcome
    title: str
    url: str = ""
    notes: tuple[str, ...] = ()


@dataclass
class Report:
    """What became of a file: a `problem` with the whole of it, or a line for each event."""

    lines: list[Line] = field(default_factory=list)
    problem: str = ""

    @property
    def groups(self) -> list[dict[str, Any]]:
        """Lines by what became of them."""
        found = ((outcome, self.of(outcome)) for outcome in Outcome)
        return [{"title": outcome.label, "lines": lines} for outcome, lines in found if lines]

    def of(self, outcome: Outcome) -> list[Line]:
        """The events that this became of."""
        return [line for line in self.lines if line.outcome == outcome]


def import_calendar_file(content: bytes, calendar: CalendarPage, user: Any = None) -> Report:
    """Take the events of a file over into `calendar`, as drafts by `user`."""
    try:
        file = read_calendar(content)
    except CalendarFileError as error:
        return Report(problem=str(error))
    report = Report([_import_group(group, file, calendar, user) for group in file.groups])
    if file.others:
        text = ngettext(
            "%(count)s task or note: only events are taken over.",
            "%(count)s tasks or notes: only events are taken over.",
            file.others,
        )
        report.lines.append(Line(Outcome.REFUSED, text % {"count": file.others}))
    return report


def _import_group(group: Group, file: CalendarFile, calendar: CalendarPage, user: Any) -> Line:
    try:
        details = map_details(group, calendar)
        dates = map_dates(group, Clock(file.zone))
        value = _check_dates(dates)
    except EventRefusedError as error:
        return Line(Outcome.REFUSED, group.title, notes=(str(error),))
    except UNREADABLE:
        logger.exception("An event of a calendar file cannot be read.")
        sentence = gettext("It cannot be read. Please enter it here by hand.")
        return Line(Outcome.REFUSED, group.title, notes=(sentence,))
    with transaction.atomic():
        outcome, event = _save(group, details, dates, value, calendar, user)
    url = reverse("wagtailadmin_pages:edit", args=(event.pk,))
    return Line(outcome, event.title, url, (*details.notes, *dates.notes))


def _check_dates(dates: Dates) -> Any:
    """The dates as a stream's value.

    Raises:
        EventRefusedError: the editor would refuse them as well.
    """
    block = EventPage.get_dates_block()
    try:
        return block.clean(block.to_python(dates.blocks))
    except ValidationError as error:
        raise EventRefusedError(" ".join(dict.fromkeys(get_error_sentences(error)))) from error


def get_error_sentences(error: Any) -> list[str]:
    """All messages of a block's error and of those inside it, outermost first."""
    if isinstance(error, StreamBlockValidationError | StructBlockValidationError):
        inner = [*(error.non_block_errors or ()), *(error.block_errors or {}).values()]
        return [sentence for part in inner for sentence in get_error_sentences(part)]
    if isinstance(error, list | tuple):
        return [sentence for part in error for sentence in get_error_sentences(part)]
    return list(error.messages) if isinstance(error, ValidationError) else [str(error)]


def _save(
    group: Group, details: Details, dates: Dates, value: Any, calendar: CalendarPage, user: Any
) -> tuple[Outcome, EventPage]:
    digest = _digest(details, dates)
    uid = group.uid or f"import-{digest[:32]}"
    known = EventPage.objects.child_of(calendar).filter(uid=uid).first()
    if known is None:
        event = EventPage(live=False, uid=uid, owner=user, locale=calendar.locale)
        _fill(event, details, value, digest)
        event.slug = make_private()
        calendar.refresh_from_db()
        calendar.add_child(instance=event)
        event.save_revision(user=user, log_action=True, clean=False)
        return Outcome.TAKEN, event
    event = known.get_latest_revision_as_object()
    if event.import_digest == digest:
        return Outcome.UNCHANGED, event
    _fill(event, details, value, digest)
    event.save_revision(user=user, log_action=True, clean=False)
    return Outcome.CHANGED, event


def _fill(event: EventPage, details: Details, value: Any, digest: str) -> None:
    for name, content in details.fields.items():
        if content or name not in KEPT:
            setattr(event, name, content)
    event.draft_title = event.title
    event.dates = value
    event.import_digest = digest


def _digest(details: Details, dates: Dates) -> str:
    """Changes whenever the file says something else about the event."""
    parts = [{name: str(value) for name, value in details.fields.items()}, dates.blocks]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()
