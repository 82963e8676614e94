"""How many rows lists have, counted once for each content version.

A list shows a dozen rows, which an index finds; to count all there are, each must be looked at.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db.models import Count, QuerySet

from cms.site.content_version import Version

Total = TypeVar("Total", int, dict[Any, int])

#: Under one version, the newest met: by the statement and its values.
_known: dict[str, dict[tuple[Any, ...], Any]] = {}
#: Filters have any number of values.
_MOST = 1000


def count_rows(rows: QuerySet[Any], version: Version) -> int:
    """The number of `rows`, which hang on the content alone and not on the clock."""
    return _keep(rows.order_by().values("pk"), version, QuerySet.count, 0)


def count_rows_by(rows: QuerySet[Any], field: str, version: Version) -> Mapping[Any, int]:
    """The number of the same `rows` for each value of `field` that there is."""
    counted = rows.order_by().values_list(field).annotate(number=Count("pk", distinct=True))
    return _keep(counted, version, dict, {})


def _keep(
    rows: QuerySet[Any], version: Version, count: Callable[[Any], Total], nothing: Total
) -> Total:
    """What `count` finds in `rows`, asked once for each version."""
    try:
        key = rows.query.sql_with_params()
    except EmptyResultSet:
        return nothing
    if not version.value:
        return count(rows)
    known = _known.get(version.value)
    if known is None or len(known) >= _MOST:
        _known.clear()
        known = _known[version.value] = {}
    if key not in known:
        known[key] = count(rows)
    return cast("Total", known[key])
