"""The calendar in the API."""

from veranstaltungen.api.events import router

__all__ = ["router"]
