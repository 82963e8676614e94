"""Links that show a draft to somebody without an account, and the notes that guests leave.

Which file answers which question:

- What is kept of a link and of a note? `models`.
- Who may make a link, what works and what does not, how does it end? `services`; the API asks
  there as well.
- What does a guest see, what does the office? `views`, with the forms of both in `forms`.
- What is added to Wagtail's admin and to a page's history? `wagtail_hooks`.

Trails:

- A guest opens a link: `urls` → `views` (`show_draft`) → `services` (`find_draft`) → `models`
  (`DraftLink.get_draft`). The banner and the form for notes come from `base.html`.
- Somebody of the office makes one: `wagtail_hooks` (the button) → `views` (`draft_links`) →
  `services` (`make_link`).
- Links that ended long ago go: the job `prune_draft_links` → `models` (`forgotten`).
"""
