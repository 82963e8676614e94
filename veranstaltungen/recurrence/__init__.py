"""From what editors enter to RFC 5545, and from there to single dates.

`entries` holds the shapes, `rules` turns choices into rules, `checks` finds what cannot be,
`days_off` finds what is left out, `series` writes iCalendar, `expand` reads single dates from it,
`text` says them.
The recurrence itself is dateutil's and recurring-ical-events' work.
"""
