"""Repeats the site's jobs until it is stopped."""

import signal
from datetime import datetime, tzinfo
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.core.scheduler import get_jobs, run
from cms.sections import Job


def build_scheduler(start: datetime) -> BlockingScheduler:
    """A scheduler that runs every job at `start` and then at its interval or hour, one at a time.

    At `start` as well, so that a night on which the machine was off is made up for.
    """
    scheduler = BlockingScheduler(
        executors={"default": ThreadPoolExecutor(1)},
        # A run that is late happens once, however many were missed while the machine slept.
        job_defaults={"coalesce": True, "misfire_grace_time": None},
        timezone=timezone.get_default_timezone(),
    )
    for job in get_jobs():
        _add(scheduler, job, start)
    return scheduler


def _add(scheduler: BlockingScheduler, job: Job, start: datetime) -> None:
    scheduler.add_job(
        run,
        _get_trigger(job, scheduler.timezone),
        args=[job],
        name=" ".join([job.command, *job.arguments]),
        next_run_time=start,
    )


def _get_trigger(job: Job, timezone: tzinfo) -> BaseTrigger:
    if job.hour is None:
        return IntervalTrigger(seconds=job.every.total_seconds(), timezone=timezone)
    return CronTrigger(hour=job.hour, minute=0, timezone=timezone)


class Command(BaseCommand):
    """Run beside the web server: `manage.py scheduler`."""

    help = "Repeat the site's scheduled jobs until stopped."

    def handle(self, **options: Any) -> None:
        """Run until SIGTERM or Ctrl-C; a job that is under way is finished first."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        scheduler = build_scheduler(timezone.now())
        try:
            scheduler.start()
        except KeyboardInterrupt:
            scheduler.shutdown()
