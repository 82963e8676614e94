"""How often readers search for what: counted in memory, added up once a minute, by day.

Nothing tells who asked, from where or when in the day. What a worker has counted and not added up
when it is killed is lost.
"""

import logging
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from threading import Lock
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils.timezone import localdate

from search.models import DailyQuery
from search.privacy import is_personal

logger = logging.getLogger(__name__)

#: Different queries that a process remembers until they are added up, rows of a day and of all
#: days; what comes beyond is not counted, or forgotten first.
MOST_WAITING, MOST_A_DAY, MOST_ROWS = 200, 2_000, 100_000
KEPT = timedelta(days=365)

#: Day, language, query.
Key = tuple[date, str, str]

_lock = Lock()
#: How often, and whether there were hits the last time.
_waiting: Counter[Key] = Counter()
_found: dict[Key, bool] = {}
_added_up_at = monotonic()


def count_query(query: str, language: str, hits: int, **kwargs: Any) -> None:
    """Remember that somebody searched for something, if it tells of nobody."""
    query = " ".join(query.lower().split())
    if not query or is_personal(query):
        return
    key = (localdate(), language, query)
    with _lock:
        if key in _waiting or len(_waiting) < MOST_WAITING:
            _waiting[key] += 1
            _found[key] = hits > 0


def add_up_when_due(**kwargs: Any) -> None:
    """Once the answer is out: nobody waits for it."""
    if _waiting and monotonic() - _added_up_at >= settings.SEARCHES_ADDED_UP_EVERY:
        add_up()


def add_up() -> None:
    """Write what was counted; what the database does not take is lost, and nothing else."""
    global _added_up_at  # noqa: PLW0603 - of this process
    with _lock:
        _added_up_at = monotonic()
        counts, found = dict(_waiting), dict(_found)
        _waiting.clear()
        _found.clear()
    try:
        with transaction.atomic():
            _write(counts, found)
    except DatabaseError:
        logger.warning("Searches cannot be added up.", exc_info=True)


def _write(counts: Mapping[Key, int], found: Mapping[Key, bool]) -> None:
    days = {day for day, _language, _query in counts}
    room = {day: MOST_A_DAY - DailyQuery.objects.filter(day=day).count() for day in days}
    # In the same order in each process, so that none waits for the other.
    for key in sorted(counts):
        day, language, query = key
        row: dict[str, Any] = {"day": day, "language": language, "query": query}
        if room[day] > 0:
            _row, is_new = DailyQuery.objects.get_or_create(**row)
            room[day] -= is_new
        DailyQuery.objects.filter(**row).update(
            searches=F("searches") + counts[key], has_hits=found[key]
        )


def forget() -> None:
    """Delete what is older than a year, and the oldest of what is too much."""
    DailyQuery.objects.filter(day__lt=localdate() - KEPT).delete()
    kept = DailyQuery.objects.order_by("-day", "-pk").values_list("pk", flat=True)
    if beyond := list(kept[MOST_ROWS : MOST_ROWS + 1]):
        last = DailyQuery.objects.get(pk=beyond[0])
        older = DailyQuery.objects.filter(day__lt=last.day)
        (older | DailyQuery.objects.filter(day=last.day, pk__lte=last.pk)).delete()
