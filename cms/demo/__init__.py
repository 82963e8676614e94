"""The demo site: the same pages every time, with dates around the day it is put in place.

| Question | Files, in the order they are read |
| --- | --- |
| what is built, in which order? | `management/commands/demo.py`, `builder.py`, `site.py` |
| what is kept as rows, and how is it put in place? | `snapshot.py`, `moments.py` |
| what does the build take for granted? | `known_rows.py` |
| where are the texts? | in `demo/` of each section, beside `build.py`, which makes pages of them |
| how do texts become blocks? | `body.py` |
| where do translations come from? | `translations.py`; unfinished ones from `unfinished.py` |
| what waits for editors? | `work_in_progress.py` |
| why is the database there at once? | `empty_database.py` |
"""
