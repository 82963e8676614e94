"""Wagtail 8.0 keeps its index of references by a task, and asks it as if it were always right.

As long as a worker is busy or down, the admin would say that something stands nowhere and let it
be deleted. Here what waits in the queue for the index is done before the index is asked where
something is used, and taken from the queue. Needless once the index is written with the row.
"""

from collections import defaultdict
from contextlib import suppress
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex
from wagtail.tasks import update_reference_index_task

#: Those of the index's methods by which the admin asks where something is used.
METHODS = ("get_references_to", "get_references_to_in_bulk")
#: What a worker has begun and perhaps never ended is done once more, and left to it.
UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def apply() -> None:
    """Let each of the methods bring the index up to date first."""
    for name in METHODS:
        setattr(ReferenceIndex, name, classmethod(_index_before(name)))


def _index_before(name: str) -> Any:
    upstream = getattr(ReferenceIndex, name).__func__

    def ask(cls: type[ReferenceIndex], asked: Any) -> Any:
        _index_what_waits()
        return upstream(cls, asked)

    return ask


def _index_what_waits() -> None:
    tasks = DBTaskResult.objects.filter(task_path=update_reference_index_task.module_path)
    keys = defaultdict(list)
    for key, given in tasks.filter(status__in=UNFINISHED).values_list("pk", "args_kwargs"):
        keys[tuple(given["args"])].append(key)
    for row, done in keys.items():
        with suppress(ObjectDoesNotExist, LookupError):
            update_reference_index_task.func(*row)
        tasks.filter(pk__in=done, status=TaskResultStatus.READY).delete()
