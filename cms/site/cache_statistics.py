"""How often readers got what was kept: each process counts, and tells it where all can read it.

`manage.py kept_pages` shows it.
"""

import os
import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Literal

from django.core.cache import cache, caches
from django.utils import timezone

#: Under it stand the names of all processes, and with a name what that process has told.
_KEY = "kept-pages"
#: Seconds between two times a process tells.
EVERY = 10.0
#: Seconds for which it is remembered.
_DAY = 24 * 60 * 60

_counts: Counter[str] = Counter()
_told_at = [float("-inf")]


@dataclass(frozen=True)
class ProcessStatistics:
    """What one process has counted since it began."""

    process: str
    hits: int
    #: Answers that were made, whether they could be kept or not.
    misses: int
    #: What was not made because too many waited (`shedding.py`).
    refused: int
    #: Bytes in its own memory; None where a server keeps it for all.
    size: int | None
    told_at: datetime

    @property
    def rate(self) -> float:
        """How many of its answers were kept ones, from 0 to 1."""
        return self.hits / max(1, self.hits + self.misses)


def count(what: Literal["hits", "misses", "refused"]) -> None:
    """Count one answer."""
    _counts[what] += 1
    if monotonic() - _told_at[0] >= EVERY:
        tell()


def tell() -> None:
    """Let all processes know what this one has counted until now."""
    _told_at[0] = monotonic()
    name = f"{socket.gethostname()}:{os.getpid()}"
    size = getattr(caches["pages"], "size", None)
    hits, misses, refused = (_counts[what] for what in ("hits", "misses", "refused"))
    told = ProcessStatistics(name, hits, misses, refused, size, timezone.now())
    cache.set(f"{_KEY}:{name}", told, _DAY)
    names = cache.get(_KEY, [])
    if name not in names:
        # Two that do so at once lose one name, which adds itself the next time.
        cache.set(_KEY, [*names, name][-100:], None)


def read_statistics() -> Iterator[ProcessStatistics]:
    """What each process of today has told last."""
    for name in cache.get(_KEY, []):
        told = cache.get(f"{_KEY}:{name}")
        if told:
            yield told
