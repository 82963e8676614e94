"""How many rows lists have, counted once for each content version.

A list shows a dozen rows, which an index finds; to count all there are, each must be looked at.
"""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from cms.site.content_version import Version

#: Under one version, the newest met: by the statement and its values.
_known: dict[str, dict[tuple[Any, ...], int]] = {}
#: Filters have any number of values.
_MOST = 1000


def count_rows(rows: QuerySet[Any], version: Version) -> int:
    """The number of `rows`, which hang on the content alone and not on the clock."""
    try:
        key = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return 0
    if not version.value:
        return rows.count()
    known = _known.get(version.value)
    if known is None or len(known) >= _MOST:
        _known.clear()
        known = _known[version.value] = {}
    if key not in known:
        known[key] = rows.count()
    return known[key]
