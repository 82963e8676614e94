"""Wagtail's own search backends for databases, given analysed text to keep and to look for.

`common.py` reads a query and puts hits in order, `sqlite.py` and `postgres.py` say what differs.
The settings name `search.backends`; with a backend of OpenSearch in its place the site is searched
by what that one makes of the text.
"""

from typing import Any

from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - as Wagtail looks for it
    """The backend for the site's database; Wagtail's own, as it is, for one that we do not know."""
    # Each of them is there only with its own database.
    if connection.vendor == "postgresql":
        from search.backends.postgres import PostgresBackend

        return PostgresBackend({"SEARCH_CONFIG": "simple", **params})
    if connection.vendor == "sqlite":
        from search.backends.sqlite import SQLiteBackend

        return SQLiteBackend(params)
    from wagtail.search.backends.database import SearchBackend as Stock

    return Stock(params)
