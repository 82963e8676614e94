"""Pasting as people paste: from Word, mails, tables and web pages into the blocks of a text.

| Question | Files, in the order they are read |
| --- | --- |
| what is kept of HTML, and what is said of the rest? | `html.py`, `reading.py`, `styles.py` |
| what does a table of somebody else become? | `tables.py` |
| which links are kept? | `links.py` |
| which lines are paragraphs, lists, or lines of a narrow column? | `lines.py` |
| what is a quoted mail, what a signature? | `mails.py` |
| what is handed from one to the next? | `parts.py` |
| which blocks are made of it? | `blocks.py` |
| what happens in the editor? | `static/js/admin/pasting.js`, which asks `views.py` |
| what is said below the text? | `static/js/admin/pasting_notice.js` |

`build_blocks` serves files as well: it takes any HTML and gives the raw data of a stream.
"""
