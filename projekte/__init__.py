"""Projects: what they are for, how long they last, with whom, paid by whom.

| Question | Files, in the order they are read |
| --- | --- |
| what does the template of a project get? | `models/projects.py` (`get_context`) |
| which projects stand in the list, under which status? | `models/index.py` |
| who takes part, who pays, what was reached? | `models/rows.py`; sums in `funding.py` |
| where does a new field go? | `models/projects.py`, in panels and `search_fields` too |
| and into the API? | `api.py`: `ProjectSummary` in lists, else `Project`; then `make openapi` |
| what do others see of it? | `contributions.py`, `api.py`, `structured_data.py` |
"""
