"""Pictures of the library: normalised when they arrive, scaled once, never for a reader.

| Question | Files, in the order they are read |
| --- | --- |
| what happens to a file that becomes a picture? | `fields.py`, `processing.py`, `decoder.py` |
| where do GPS position and other metadata go? | `decoder.py`: nothing but pixels is written |
| what happens to an upload? | `forms.py`, then `models.py` (`CustomImage.save`) |
| where does it lie, and who gets it? | `storage.py`, `views.py`; `cms/site/files.py` decides |
| what does a file's name say? | `names.py` |
| where is an upload whose form lacks something? | `kept_uploads.py`, shown by `views.py` |
| which widths are there? | `WIDTHS` in `models.py`; templates and feeds ask for some of them |
| how is it turned, cut, tapped on? | `static/js/admin/framing.js`, `framing.py` |
| in which language is its credit? | `credits.py` |
| what does the chooser show first? | `forms.py` (`_offer_upload`), `static/js/admin/upload.js` |
| how does a picture get into a page? | `cms/core/templatetags/image_tags.py` |

Another width: `WIDTHS`, and `LONGEST_SIDE` in `processing.py` above 2560. Pictures that are there
already get it by `manage.py make_image_variants`.
"""
