"""A page of a Word file: an article, an event, an entry of the diary that somebody has by mail.

| Question | Files, in the order they are read |
| --- | --- |
| who is offered to bring a file? | `offers.py`; `quick_adds` of the sections (`cms/sections.py`) |
| what happens between the button and the draft? | `views.py`, `drafts.py` |
| which files are refused, and with which words? | `reading.py`, `package.py` |
| how is a hostile file kept from doing harm? | `reading.py`, `converter.py`, `package.py` |
| what comes along of the text, what is lost? | `markup.py`, `drawings.py`, `styles.py` |
| title, teaser, heading, caption? | `structure.py`, `captions.py`, `tables.py`, `elements.py` |
| which blocks become of it? | `cms/pasting/blocks.py` |
| what becomes of pictures, before the library and in it? | `pictures.py`, `cms/images/forms.py` |

Trail: `WordFileView` → `drafts.take_in` → `reading.open_word_file`, which starts `converter` in a
process of its own → `package`, `markup`, `structure` → back as JSON and files → `drafts.fill_page`.

Nothing of a file is stored but what its page and the library take; between the two steps it lies
where pictures lie whose form lacks something (`cms/images/kept_uploads.py`), for a week at most.
"""
