"""A plug-in of pytest that tries many mutants in one session, each in a process of its own.

Everything is loaded and the database is made once. For each mutant the process forks; the child
swaps the code of the mutated function and runs the tests that reach it until one fails. That takes
a few seconds a mutant, where a start of pytest takes a minute on a busy machine.

MUTANT_JOBS names a file with what to try, and MUTANT_RESULTS one to append what was found to, one
JSON value a line (`scripts/mutants.py`).
"""

import gc
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

#: Seconds of work, in one test, after which a mutant counts as caught: something is endless.
WORK = 120
#: Seconds after which it counts as caught whatever it does: it waits for what never comes.
PATIENCE = 3600


def pytest_runtestloop(session: pytest.Session) -> bool:
    """In place of pytest's own loop."""
    items = {item.nodeid: item for item in session.items}
    with_database = [item for item in session.items if "db" in getattr(item, "fixturenames", ())]
    marked = [item for item in session.items if item.get_closest_marker("django_db")]
    for item in (with_database + marked)[:1]:
        # Makes the database, which stays as long as another test is said to follow.
        runtestprotocol(item, nextitem=session.items[-1], log=False)
    gc.unfreeze()
    for job in json.loads(Path(os.environ["MUTANT_JOBS"]).read_text()):
        chosen = [items[name] for name in job["tests"] if name in items]
        _try(job, chosen)
    return True


def _try(job: dict[str, Any], items: list[pytest.Item]) -> None:
    from django.db import connections

    # Not handed on to a child; a database in memory stays.
    connections.close_all()
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)
        try:
            with _own_database():
                _record(job, _run(job, items))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must go on
            _record(job, {"outcome": "broken", "caught_by": repr(error)})
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        _record(job, {"outcome": "caught", "caught_by": "never ends"})


@contextmanager
def _own_database() -> Iterator[None]:
    """A new copy: what a test leaves behind in PostgreSQL must not be the next mutant's affair."""
    from django.db import connection

    if connection.vendor == "sqlite":
        yield
        return
    from scripts import databases

    with databases.copy_of(databases.make_ready()) as name:
        connection.settings_dict["NAME"] = name
        yield
        connection.close()


def _run(job: dict[str, Any], items: list[pytest.Item]) -> dict[str, Any]:
    if not swap(job["path"], job["source"], job["mutated"]):
        return {"outcome": "not loaded", "tests": 0}
    for number, item in enumerate(items, 1):
        next_item = items[number] if number < len(items) else item
        signal.setitimer(signal.ITIMER_PROF, WORK)
        reports = runtestprotocol(item, nextitem=next_item, log=False)
        if any(report.failed for report in reports):
            return {"outcome": "caught", "caught_by": item.nodeid, "tests": number}
    return {"outcome": "survived", "tests": len(items)}


def swap(path: str, source: str, mutated: str) -> int:
    """Give the functions of a file the code that the mutated source has; how many changed."""
    old, new = compile(source, path, "exec"), compile(mutated, path, "exec")
    changed: dict[CodeType, CodeType] = {}
    _pair(old, new, changed)
    count = 0
    for each in gc.get_objects():
        # Not `isinstance`, which wakes Django's lazy objects.
        if type(each) is FunctionType and each.__code__ in changed:
            each.__code__ = changed[each.__code__]
            count += 1
    return count


def _pair(old: CodeType, new: CodeType, changed: dict[CodeType, CodeType]) -> None:
    """Code in both, by its place; equal code compares equal wherever it was compiled."""
    if old != new:
        changed[old] = new
    parts = zip(old.co_consts, new.co_consts, strict=False)
    for one, other in parts:
        if isinstance(one, CodeType) and isinstance(other, CodeType):
            _pair(one, other, changed)


def _record(job: dict[str, Any], found: dict[str, Any]) -> None:
    with Path(os.environ["MUTANT_RESULTS"]).open("a") as results:
        results.write(json.dumps({"number": job["number"], **found}) + "\n")
