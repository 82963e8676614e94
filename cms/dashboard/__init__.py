"""Everybody's first page in the admin, which tells them their next steps, and lists of page types.

Which file answers which question:

- Which panels does somebody see, in which order, and what may they write? `homepage`.
- What is a panel, a list, a row? `panels.base`. What became of one's own texts? `panels.own`. What
  waits for those who publish or keep the accounts? `panels.moderation`. Which school holidays are
  missing? `panels.hours`.
- What do the whole of a list and the button “Everything is right” do? `views`; who has looked a
  page over is kept in `models`.
- What appears when? `schedule` shows a month; what stands in it, and who sees what, `planned`.
- Which drafts may their author throw away? `panels.own` (`get_discardable`), then `views`
  (`discard_draft`).
- What does a page type's list in the menu look like, and who sees it? `viewsets`.
- What is added to Wagtail's admin, and taken away? `wagtail_hooks`.

Trails:

- Somebody opens the admin: `wagtail_hooks` (`replace_homepage_panels`) → `homepage`
  (`get_panels`) → `panels` (`get_items`, `describe`).
- They open a whole list: `views` (`panel_list`) → `homepage` → `panels`.
- They open the calendar: `schedule` → `planned` (`find_entries`) → `get_scheduled_items` of
  `cms.sections`, which asks the sections' contributions.
- They look a page over: `panels.moderation` (`StalePanel`) → `views` (`mark_reviewed`) → `models`.

Any app adds panels of its own: its AppConfig names a function from a request to panels in
`dashboard_panels`. The big buttons are the `quick_adds` of the sections.
"""
