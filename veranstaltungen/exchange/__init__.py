"""Calendars of others come in (`reading`, `importing`); `veranstaltungen/export.py` sends ours."""
