"""Pictures of the library: normalised when they arrive, scaled once, never for a reader.

| Question | Files, in the order they are read |
| --- | --- |
| what happens to an upload? | `forms.py`, then `models.py` (`CustomImage.save`) |
| which widths are there? | `WIDTHS` in `models.py`; templates and feeds ask for some of them |
| how does a picture get into a page? | `cms/core/templatetags/image_tags.py` |

Another width reaches pictures that are there already when they are saved again.
"""
