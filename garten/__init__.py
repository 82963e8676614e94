"""The community garden: its plots and plan, its diary, its year.

| Question | Files, in the order they are read |
| --- | --- |
| what does the page of the garden get? | `models/garden.py` (`get_context`), `plan.py` |
| how are entries of the diary listed? | `models/diary.py`, `cms/core/models/lists.py` |
| what is to be done in which month? | `models/year.py`, `months.py`, `seasons.py` |
| how is a month of it edited? | `views.py`, `forms.py` (`GardenYearPageForm`), `panels.py` |
| what do others see of it? | `contributions.py`, `api.py`, `feeds.py`, `structured_data.py` |
"""
