"""When the office is open: hours, closures, public and school holidays, notices above all pages.

| Question | Files, in the order they are read |
| --- | --- |
| what does staff fill in? | `models.py`; a week is `week.py` |
| what holds on a day? | `schedule.py` (`Schedule.get_day`) |
| what if closures overlap? | `schedule.py` (`find_most_specific`), `overlaps.py` for the form |
| which days are public holidays, and what are they called? | `public_holidays.py` |
| how is it said? | `words.py`, then `office.py` |
| where do pages and the API get it? | `office.py`, kept in `cms/site/context.py` |

The German row holds the facts for all languages; a row of another language holds its words alone.
Nothing here knows of `cms.site` and what stands above it.
"""
