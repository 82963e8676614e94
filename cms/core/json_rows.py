"""Rows of another table that come along with each row of a query, as JSON.

`prefetch_related` asks once more for each table; a subquery comes with the one query there is.
"""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Aggregate, JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime


class _JSONList(Aggregate):
    """All values of a group as one list; Django has such a one for PostgreSQL alone."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def json_row(rows: QuerySet[Any], **fields: str) -> Subquery:
    """A dictionary of the first of `rows`, which name their owner by `OuterRef`; None without."""
    return Subquery(rows.values(found=JSONObject(**fields))[:1])


def json_rows(rows: QuerySet[Any], owner: str, **fields: str) -> Subquery:
    """A dictionary for each of `rows`, in no order; None where there are none.

    `owner` is the field by which the rows belong to the row of the query, for which they are
    filtered by `OuterRef`. UUIDs, days and moments are text.
    """
    found = rows.order_by().values(owner).annotate(found=_JSONList(JSONObject(**fields)))
    return Subquery(found.values("found"))


def read_moment(text: str) -> datetime | None:
    """A moment of such a dictionary; SQLite has no time zone and writes UTC."""
    moment = parse_datetime(text)
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
