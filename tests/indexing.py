"""Indexes for searching and for references, brought up to date only when something asks for them.

Every page that a test makes would be read again and indexed several times, a quarter of the time
of all tests, while few of them search.
"""

from collections.abc import Callable
from threading import local
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task

#: Tasks that only keep an index or a text for it, and what the names of its tables begin with.
TASKS = {
    "insert_or_update_object_task": ("wagtailsearch_indexentry", "search_indexedword"),
    "update_reference_index_task": ("wagtailcore_referenceindex",),
    "read_document": ("documents_documenttext", "documents_documentpage"),
}

_state = local()


class PatientBackend(ImmediateBackend):
    """Does everything at once, except for indexing."""

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> Any:
        """The last time is enough for what changes several times."""
        if task.func.__name__ not in TASKS:
            return super().enqueue(task, args, kwargs)
        waiting = _get_waiting()
        waiting.pop((task.func.__name__, *args), None)
        waiting[(task.func.__name__, *args)] = (super().enqueue, task, args, kwargs)
        return None


def forget() -> None:
    """What was made is gone with its test."""
    _get_waiting().clear()


def watch() -> None:
    """Look at what is asked of every database from its first connection on."""
    connection_created.connect(_watch, dispatch_uid="tests-indexing")


def _watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if _index_before not in connection.execute_wrappers:
        connection.execute_wrappers.append(_index_before)


def _index_before(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    waiting = _get_waiting()
    asked = {
        task for task, tables in TASKS.items() if waiting and any(table in sql for table in tables)
    }
    jobs = [waiting.pop(key) for key in list(waiting) if key[0] in asked]
    if jobs:
        connection = context["connection"]
        # Nobody counts these queries: in production a worker makes them.
        counts, connection.force_debug_cursor = connection.force_debug_cursor, False
        for enqueue, *job in jobs:
            enqueue(*job)
        connection.force_debug_cursor = counts
    return execute(sql, params, many, context)


def _get_waiting() -> dict[tuple[str, ...], Any]:
    if not hasattr(_state, "waiting"):
        _state.waiting = {}
    waiting: dict[tuple[str, ...], Any] = _state.waiting
    return waiting
