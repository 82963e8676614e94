"""The calendar: events, how they repeat, their single dates, calendar files in and out.

| Question | Files, in the order they are read |
| --- | --- |
| how is a month queried? | `models/calendar.py`, then `between` in `models/occurrences.py` |
| how is its table made? | `models/listing.py` |
| how is a date read from a sentence? | `recurrence/sentences.py`, `sentence_parts.py`, `views.py` |
| what does an editor fill in for dates? | `blocks/`, checked by `recurrence/checks.py` |
| how does a rule become dates? | `recurrence/series.py` writes RFC 5545, `expand.py` works it out |
| when are the rows of single dates written? | `receivers.py`, `models/dates.py` |
| which days does a series leave out? | `recurrence/days_off.py`, `tasks.py` |
| who is told of dates on which the office is closed? | `clashes.py` |
| how are dates put into words? | `recurrence/text.py` |
| how does an `.ics` file come in, and how out? | `views.py`, `exchange/`; `export.py` |
| what do others see of it? | `contributions.py`, `api.py`, `structured_data.py` |
| what stands in the calendar of the staff? | `schedule.py` |
"""
