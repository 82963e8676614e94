"""Who may write and release what: roles and their rights, handing in, reviewing, publishing.

Which file answers which question:

- What does a role get, and when? `post_migrate` gives groups, rights and the workflow once;
  `models.AppliedGrant` remembers what was given.
- What may somebody do with a page, and where may they add one? `permissions`, which
  `settings.PAGE_PERMISSION_TESTER` names and `BasePage.permissions_for_user` loads.
- Who may publish this version? `permissions` (`can_publish`): whoever has Wagtail's right `publish`
  (moderators everywhere, by the grant in `home/apps.py`) and may release these words by the rule of
  four eyes, `authorship` (`may_release`). Which pages need a second person? Types that are
  `is_moderated` (`cms/core/models/pages.py`) and every translation: `authorship`
  (`requires_second_person`).
- Whose words does a version hold, and who may therefore release it? `authorship` (`may_release`);
  it asks who changed the text, not who has read it.
- What do the forms of pages refuse? `views/pages`. Which buttons stand below them? `action_menu`.
- Which types of pages is somebody offered, and what becomes of copies? `views/new_pages`. How does
  a new page begin as an old one was? `patterns`.
- Where is decided about what was handed in? `views/reviews`, `views/decided`, about several at once
  `bulk_actions`; all ask `decisions`. The step itself is `models.ReviewTask`.
- What has changed since the last decision? `comparisons`. How does an old version come back?
  `views/history`.
- Where is said what saving in the background refuses? `views/field_errors`.
- How does text that a device has kept come back into its form, and where does a form that could not
  be saved get a new token? `views/kept_text`.
- What may be done with many pages at once? `bulk_actions`. What does the history say?
  `log_actions`. How are days and names written? `formatting`.
- What do Wagtail's lists of pages cost? `views/page_lists`, `page_index`.
- What happens by itself when something is saved? `receivers`, connected in `apps`.
- What is added to Wagtail's admin? `wagtail_hooks`. What are other apps told? `signals`.

Three apps stand on top, and nothing here knows them: `cms.dashboard` (everybody's next steps),
`cms.draft_links` (links that show a draft to guests), `cms.notifications` (mails).

Trails:

- An editor hands in: `views/pages` (`PageEditView`: may this button do what it says?) →
  `permissions` → `authorship` → `cms.notifications.receivers` (who is told).
- A moderator releases: `views/reviews` (`review`) → `decisions` (`decide`) → `models`
  (`ReviewTask.get_actions`) → `permissions` (`can_publish`) → `authorship` (`may_release`).
  When the page is saved, `receivers` asks the same once more.
- An administrator adds a page type's rights: `grants` of the section → `receivers`
  (`apply_grants_to_page`) → `post_migrate` (`give_page`).

Other apps answer these hooks: `find_authors(page, since, user)` (`authorship.get_authors`),
`describe_review(page)` (`views/reviews`), `restore_revision(page, revision, user)`
(`views/history`). Today `cms.languages` answers all three for translations.
"""
