"""Processor time: what something costs, however much else the machine does."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

#: Seconds that it takes to turn and sort 100,000 numbers where the limits were set.
USUAL = 0.04


def cost(act: Callable[[], Any]) -> float:
    """Seconds that something computes, in this process and in PostgreSQL's for it."""
    before = get_used()
    act()
    return get_used() - before


def stretch(seconds: float) -> float:
    """What takes so many seconds of processor time elsewhere, in seconds of this machine now.

    Machines differ threefold, and one that shares its cores is slower still.
    """
    return seconds * max(1.0, min(_take_usual_time() for _try in range(3)) / USUAL)


def _take_usual_time() -> float:
    begin = time.process_time()
    found = [str(number)[::-1] for number in range(100_000)]
    sorted(found)
    return time.process_time() - begin


def get_used() -> float:
    """Seconds that this process and its PostgreSQL process have computed."""
    used = time.process_time()
    if connection.vendor != "postgresql":
        return used
    connection.ensure_connection()
    process = connection.connection.info.backend_pid
    nanoseconds = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]
    return used + int(nanoseconds) / 1e9
