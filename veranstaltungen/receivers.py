"""Dates follow their events, whoever saves these: a release, another language, a command."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_unpublished

from cms.hours.models import OpeningHours
from veranstaltungen.models import EventPage
from veranstaltungen.tasks import refresh_after_commit


def connect() -> None:
    """Called once when the app is ready."""
    post_save.connect(update_saved_occurrences, sender=EventPage)
    page_unpublished.connect(update_occurrences, sender=EventPage)
    post_save.connect(follow_opening_hours, sender=OpeningHours)
    post_delete.connect(follow_opening_hours, sender=OpeningHours)


def update_saved_occurrences(
    instance: EventPage, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """The whole row was written, so it is what readers see.

    With `update_fields` Wagtail notes a draft: the page in hand has its dates, the row has not.
    """
    if not raw and update_fields is None:
        update_occurrences(instance)


def update_occurrences(instance: EventPage, **kwargs: Any) -> None:
    """The event went offline, perhaps by a row that was saved as a bare page."""
    from veranstaltungen.models.dates import refresh

    refresh(instance)


def follow_opening_hours(raw: bool = False, **kwargs: Any) -> None:
    """Events may leave out closures and school holidays, which are saved with the hours."""
    if not raw:
        refresh_after_commit()
