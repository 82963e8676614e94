"""Moments that are known only on the day the demo is put in place, and what stands in for them.

What lasts of the demo (`snapshot.py`) is kept for any day: in it, `NOW` is the moment at which it
is put in place, and days after `stand_in(number)` are days after a moment that a section names.
Nothing else in the demo is of these years.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from django.utils.timezone import localdate

NOW = datetime(1930, 1, 1, 12, tzinfo=UTC)
#: Stand-ins lie between these two, so that they are over when it is `NOW`.
_FIRST, _END = datetime(1901, 1, 1, 12, tzinfo=UTC), datetime(1925, 1, 1, 12, tzinfo=UTC)
#: Days that a stand-in has for itself; no two begin in the same month.
_SPAN = 40
#: A month alone is part of an address.
_MONTH = re.compile(r"(?<=[/\"])(19[012]\d)-(\d\d)(?=-[a-z])")
_KEPT = re.compile(r"19[0123]\d-\d\d-\d\d(?:([ T])\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?)?")
_MADE = re.compile(r"2\d\d\d-\d\d-\d\d([ T])\d\d:\d\d:\d\d(?:\.\d+)?(Z|\+00:00)?")


def stand_in(number: int) -> datetime:
    """What stands in for the moment with this number; forty days later is the next."""
    found = _FIRST + timedelta(days=_SPAN * number)
    assert found < _END, "There are no more stand-ins."  # noqa: S101 - a mistake of the demo's
    return found


def forget(text: str) -> str:
    """Let `NOW` stand for all moments of this century: those at which the text was made."""
    return _MADE.sub(lambda found: _write(NOW, found[1], found[2] or ""), text)


def settle(text: str, now: datetime, moments: Mapping[int, datetime]) -> str:
    """Put true moments and days in place of what stands for them; `moments` by their numbers."""
    resolve = _make_resolver(now, moments)

    def replace(found: re.Match[str]) -> str:
        if found[1] is None:
            midday = datetime.fromisoformat(f"{found[0]}T12:00:00+00:00")
            return localdate(resolve(midday)).isoformat()
        moment = datetime.fromisoformat(found[0])
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return _write(resolve(moment), found[1], found[3] or "")

    def replace_month(found: re.Match[str]) -> str:
        begin = datetime(int(found[1]), int(found[2]), 1, tzinfo=UTC)
        number = -((_FIRST - begin).days // _SPAN)
        return f"{localdate(moments[number]):%Y-%m}"

    return _MONTH.sub(replace_month, _KEPT.sub(replace, text))


def _make_resolver(
    now: datetime, moments: Mapping[int, datetime]
) -> Callable[[datetime], datetime]:
    def resolve(moment: datetime) -> datetime:
        if moment >= _END:
            return now + (moment - NOW)
        number, days = divmod((moment - _FIRST).days, _SPAN)
        return moments[number] + timedelta(days=days)

    return resolve


def _write(moment: datetime, separator: str, zone: str) -> str:
    """As SQLite keeps a moment (without a zone) or JSON does."""
    return moment.astimezone(UTC).strftime(f"%Y-%m-%d{separator}%H:%M:%S{zone}")
