"""Documents for download, and the text of those that are PDFs.

| Question | Files, in the order they are read |
| --- | --- |
| what is taken, and what is said beside the file? | `forms.py`, `kinds.py` |
| what is a document? what is kept of its text? | `models.py` |
| when is a text read, and by whom? | `receivers.py`, `tasks.py`, `read_documents` for all at once |
| how is a hostile PDF kept from doing harm? | `reading.py`, `pdf_reader.py` |
| who may have a document, who finds it? | `cms/site/files.py`, `cms/core/document_search.py` |

Trail: a document is saved → `receivers.read_after_commit` → `tasks.read_document` →
`reading.read_pdf`, which starts `pdf_reader` in a process of its own → a `DocumentText` with its
`DocumentPage` rows, which are put into the index of the search.
"""
