"""Calendars go out to readers (`export`) and come in from others (`reading`, `importing`)."""
