"""Translating German pages, and what readers are told about translations.

wagtail-localize cuts an original into sentences and keeps words for them. Making drafts, releasing
and showing them is done here.

| question | file |
|---|---|
| what follows when a page is saved, published, unpublished or deleted? | `receivers.py` |
| what are a page's sentences, and have they changed? | `sentences.py` |
| how does a draft come about, and an old version back? | `drafts.py` |
| what do translations take over at once, and when do words stay valid? | `sync.py` |
| what if the day of an original is called off? | `schedules.py` |
| what is a minor edit? | `minor_edits.py`; its box in the form: `views/minor_edits.py` |
| how far is each page in each language? | `status.py`, shown by `views/board.py` |
| how are rubrics, menus and the address book translated? | `snippets.py`, `views/snippets.py` |
| what does a translator see? | `views/page_editor.py` and `forms.py`; `views/po.py` for files |
| who gives a page to translators? | `views/requests.py`, `permissions.py` |
| whose words are they, for four eyes? | `authors.py` |
| who asks DeepL or LibreTranslate? | `machine_translation.py` |
| who has tested a page in Simple German? | `reading_tests.py`, `views/reading_tests.py` |
| what are the rules of Simple German? | `simple_german/` |
| who switches a language on or off for readers? | `switches.py`, `views/switches.py` |
| what do readers learn about a translation? | `templatetags/translation_tags.py` |
| what waits for translators on their first page? | `dashboard.py` |
| is every field translated, synchronised or a language's own? | `checks.py` |

**A German article changes, and its translation is out of date on the board**: it is published, so
`receivers.py` (`update_translation_source`) lets `sentences.py` (`refresh_source`) keep the digest
of what the article says now; `status.py` (`get_state`) compares it with that of the words that
readers see, for all pages in the query of `views/board.py` (`index`). Translators see it in
`dashboard.py` (`OutdatedPanel`) too, readers above the text (`translation_notice`), programs as
`state` of a page's `translations`. What is no sentence goes over at once (`sync.py`).

**The Ukrainian page catches up**: a translator opens it in `views/page_editor.py`, which saves a
version beside what readers see (`drafts.py`, `save_draft`). Once it is released, `receivers.py`
(`record_live_translation`) keeps the digest of what it was translated from, and `status.py` finds
both alike.

`wagtail_hooks.py` names all addresses, buttons and hooks. What is changed in the package itself
stands in `cms/patches`.
"""
