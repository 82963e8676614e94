"""Calendars of others come in (`reading`, `importing`); ours go out by `veranstaltungen/export.py`."""
