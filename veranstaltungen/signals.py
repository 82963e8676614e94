"""Dates follow their events: published, unpublished, moved out of sight."""

from typing import Any

from wagtail.signals import page_published, page_unpublished

from veranstaltungen.models import EventPage


def connect() -> None:
    """Connect the signals; called once when the app is ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(_refresh, sender=EventPage, dispatch_uid=f"event-dates-{id(signal)}")


def _refresh(instance: EventPage, **kwargs: Any) -> None:
    from veranstaltungen.dates import refresh

    refresh(instance)
