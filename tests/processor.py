"""Processor time: what something costs, however much else the machine does."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection


def cost(act: Callable[[], Any]) -> float:
    """Seconds that something computes, in this process and in PostgreSQL's for it."""
    before = get_used()
    act()
    return get_used() - before


def get_used() -> float:
    """Seconds that this process and its PostgreSQL process have computed."""
    used = time.process_time()
    if connection.vendor != "postgresql":
        return used
    connection.ensure_connection()
    process = connection.connection.info.backend_pid
    nanoseconds = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]
    return used + int(nanoseconds) / 1e9
