"""The log of changes: what happened to public pages, in order, for apps that keep a copy.

From a page that is saved to the entry that an app reads:

1. `receivers.py` notes in the transaction of the deed where to look (`PendingChange`);
2. `log_writer.py` compares, after the commit, what is public there with what the log has said,
   appends entries (`Change`) and sends `changes_recorded`, which `cms.webhooks` listens to;
3. `public_state.py` says what everybody can read, and which pages show something of a row;
4. `reader.py` gives an app what came after its cursor, for `cms/api/routers/changes.py`.

`manage.py write_pending_changes` does what a process left undone when it died, `manage.py
sync_changes` compares the whole site; the scheduler runs both.
"""
