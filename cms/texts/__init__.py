"""What text must be before it is kept or leaves as XML. A plain package: no models, no settings.

| question | file |
|---|---|
| what is taken out, written out or kept? | `tidy.py` |
| where are the texts of a stream? | `streams.py` |
| which texts are kept and not tidy? | `stored.py` |

`cms/patches/texts.py` lets all fields of forms and models ask here.
"""
