"""From what editors enter to RFC 5545, and from there to single dates.

`entries` holds the shapes, `rules` turns choices into rules, `checks` finds what cannot be,
`series` writes iCalendar, `expand` reads single dates from it, `text` says them.
The recurrence itself is dateutil's and recurring-ical-events' work.
"""
