"""The scheduler repeats the site's jobs, whatever becomes of one run."""

import logging
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import get_commands
from django.db import OperationalError
from django.utils import timezone

from cms.core import scheduler
from cms.core.management.commands.scheduler import build_scheduler
from cms.sections import Job

BERLIN = ZoneInfo("Europe/Berlin")
JOB = Job("publish_scheduled", every=timedelta(minutes=1), arguments=("--verbosity", "0"))


def test_every_job_names_a_command_that_exists_and_what_is_urgent_runs_every_minute() -> None:
    found = {job.command: job.every for job in scheduler.get_jobs()}
    assert set(found) <= set(get_commands())
    urgent = {"publish_scheduled", "send_notifications", "send_webhooks", "write_pending_changes"}
    for command in urgent:
        assert found[command] == timedelta(minutes=1), command


@pytest.mark.parametrize("error", [RuntimeError("bug"), OperationalError("the database is away")])
def test_failing_job_is_logged_and_ends_nothing(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: Any) -> None:
        raise error

    monkeypatch.setattr(scheduler, "call_command", fail)
    monkeypatch.setattr(scheduler.connections, "close_all", lambda: None)
    with caplog.at_level(logging.ERROR):
        scheduler.run(JOB)
    assert "The job publish_scheduled failed" in caplog.text
    assert str(error) in caplog.text


def test_job_runs_its_command_with_its_arguments_and_gives_its_connections_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[Any] = []
    monkeypatch.setattr(scheduler, "call_command", lambda *arguments: called.append(arguments))
    monkeypatch.setattr(scheduler.connections, "close_all", lambda: called.append("closed"))
    scheduler.run(JOB)
    assert called[-2:] == [("publish_scheduled", "--verbosity", "0"), "closed"]


def test_scheduler_runs_each_job_at_once_and_then_at_its_interval() -> None:
    start = timezone.now()
    scheduled = build_scheduler(start).get_jobs()
    assert {job.next_run_time for job in scheduled} == {start}
    for job, at in zip(scheduler.get_jobs(), scheduled, strict=True):
        if job.hour is None:
            assert at.trigger.interval == job.every, job


def test_night_work_is_done_once_a_night_at_the_same_hour_when_clocks_change() -> None:
    nightly = [
        (job.hour, at.trigger)
        for job, at in zip(
            scheduler.get_jobs(), build_scheduler(timezone.now()).get_jobs(), strict=True
        )
        if job.hour is not None
    ]
    assert len(nightly) >= 4
    for month, day in ((3, 27), (10, 23)):
        for hour, trigger in nightly:
            clock = datetime(2026, month, day, 12, tzinfo=BERLIN)
            runs: list[datetime] = []
            for _night in range(4):
                runs.append(trigger.get_next_fire_time(runs[-1] if runs else None, clock))
                clock = runs[-1] + timedelta(seconds=1)
            assert [run.astimezone(BERLIN).hour for run in runs] == [hour] * 4
            assert [run.astimezone(BERLIN).day for run in runs] == [day + n for n in range(1, 5)]


def test_hour_that_comes_twice_in_autumn_and_one_without_a_day_are_refused() -> None:
    for every, hour in ((timedelta(days=1), 2), (timedelta(hours=1), 3)):
        with pytest.raises(ValueError, match="clearsessions"):
            Job("clearsessions", every=every, hour=hour)
