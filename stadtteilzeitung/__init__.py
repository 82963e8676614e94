"""The newspaper: issues, articles, rubrics, authors. The pattern of a section.

| Question | Files, in the order they are read |
| --- | --- |
| what does the template of an article get? | `models/articles.py` (`get_context`) |
| how does an issue know its articles? | `models/entries.py`: an entry for each, in order |
| how does one choose and order them? | `panels.py` with its script, `choosers.py` |
| when does an issue appear? | `clean` in `models/issues.py`, `IssuePageForm` in `forms.py` |
| what does the list of articles show? | `models/newspaper.py`, `cms/core/models/lists.py` |
| what stands on the front page and in feeds? | `contributions.py`, `feeds.py` |
| what does the office see of an issue in the making? | `dashboard.py` |
| what stands in the calendar of the staff? | `schedule.py` |
| what is the JSON of an article made of? | `api/articles.py`, `api/schemas.py` |
| how does it get another field? | `api/schemas.py`, `api/articles.py`, then `make openapi` |
| who builds that JSON? | `PageResource.serialize` in `cms/api/resources.py` |
"""
