"""Mails about what became of a page: handed in, sent back, planned, published, commented.

Which file answers which question:

- What is kept of a mail, and which go out together? `models`, on top of `cms.outbox`.
- Which signal writes down what? `receivers`. Who is told? `recipients`. Who would
  rather not be? `recipients` (`wants_mail`), asked when a mail is written and before it leaves.
- When is something sent, and by which worker? `tasks`. When is it tried again or given up?
  `cms.outbox`.
- What does a mail say, and where do its links lead? `emails`, with the texts in
  `templates/notifications/`.
- What do administrators see of it? `views`, which `wagtail_hooks` puts among the reports.

Trails:

- Somebody hands in: a signal → `receivers` (`notify_reviewers`) → `recipients` (`get_reviewers`) →
  `models`.
- A text is released: `cms.editorial.decisions` (`decide`) → Wagtail publishes and logs →
  `receivers` (`notify_of_release`) → `recipients` (`get_people_behind`: who began it or handed it
  in) → `models`.
- A mail leaves: `tasks` (`deliver`, or each minute the job `send_notifications`) → `cms.outbox`
  (`claim`, `close`, `postpone`) → `emails` (`build_email`).
- The mail server refuses it: `tasks` (`_deliver`) → `cms.outbox` (`postpone`). It is tried for
  three days, unless `models` (`is_permanent`) says that it never goes; then given up and logged as
  an error. It stands in the report “Mails” at once.
- It is forgotten after 90 days: the job `send_notifications` → `cms.outbox` (`forget_old`).
- An administrator has it tried again: `views` (`retry`) → `cms.outbox` → `tasks`.
"""
