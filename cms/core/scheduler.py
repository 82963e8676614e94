"""What the site does by itself, again and again: the engine's jobs and those of its sections."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from itertools import chain

from django.core.management import call_command
from django.db import connections

from cms.sections import Job, get_sections

logger = logging.getLogger(__name__)

#: What deletes much, or reads much, does so while nobody is about.
NIGHT = 3
#: To add a job: a command in an app's `management/commands/`, then a line here or in `jobs` of the
#: section's `apps.py`. `every` counts from the scheduler's start, unless there is an `hour`.
ENGINE_JOBS = (
    Job("publish_scheduled", every=timedelta(minutes=1)),
    # Mails that were to be gathered or could not be sent the first time.
    Job("send_notifications", every=timedelta(minutes=1)),
    # Links for new passwords that could not be sent at once.
    Job("send_password_mails", every=timedelta(minutes=1)),
    # What happened to public pages and was not told to apps yet; then all that no signal tells of.
    Job("write_pending_changes", every=timedelta(minutes=1)),
    Job("sync_changes", every=timedelta(hours=1)),
    # Whatever was not given a new address at once, because a process ended too early.
    Job("conceal_pictures", every=timedelta(hours=1)),
    # Each writer adds a row; once it is merged, programs are told when the content changed last.
    Job("merge_content_changes", every=timedelta(minutes=1)),
    # Messages to other programs that were not taken the first time.
    Job("send_webhooks", every=timedelta(minutes=1)),
    Job("prune_db_task_results", every=timedelta(days=1), hour=NIGHT),
    Job("clearsessions", every=timedelta(days=1), hour=NIGHT),
    Job("prune_draft_links", every=timedelta(days=1), hour=NIGHT),
    Job("prune_logins", every=timedelta(days=1), hour=NIGHT),
    # Pictures of forms that nobody has finished.
    Job("prune_uploads", every=timedelta(days=1), hour=NIGHT),
    # Words of pages that went are no longer offered to those who misspell.
    Job("count_words", every=timedelta(days=1), hour=NIGHT),
    # PDFs that no worker was there for when they came.
    Job("read_documents", every=timedelta(days=1), hour=NIGHT, arguments=("--verbosity", "0")),
    # What readers searched for more than a year ago.
    Job("prune_searches", every=timedelta(days=1), hour=NIGHT),
    # Forgets what was searched for a week ago.
    Job("searchpromotions_garbage_collect", every=timedelta(days=1), hour=NIGHT),
)


def get_jobs() -> Iterable[Job]:
    """Every job the scheduler repeats, the engine's own first."""
    return chain(ENGINE_JOBS, *(section.jobs for section in get_sections()))


def run(job: Job) -> None:
    """Run a job once. A failure is logged and ends nothing; the next run tries again."""
    try:
        call_command(job.command, *job.arguments)
    except Exception:
        logger.exception("The job %s failed", job.command)
    finally:
        # A database that went away takes its connections with it: each run opens its own.
        connections.close_all()
