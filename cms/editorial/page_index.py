"""An index that Wagtail's table of pages lacks: lists of the admin begin with what changed last.

Without it all pages of a list are sorted for the first fifty of them.
"""

from typing import Any

from django.db import connections
from django.db.models import F, Index
from wagtail.models import Page

NAME = "page_latest_revision"


def create_page_index(using: str, **kwargs: Any) -> None:
    """After a migration, unless the index is there or the table is not yet."""
    connection = connections[using]
    table = Page._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return
        known = connection.introspection.get_constraints(cursor, table)
    if NAME in known:
        return
    newest = F("latest_revision_created_at").desc(nulls_last=True)
    # SQLite puts what is empty last by itself, and takes no word for it.
    by_name = Index(fields=["-latest_revision_created_at"], name=NAME)
    index = by_name if connection.vendor == "sqlite" else Index(newest, name=NAME)
    statement = index.create_sql(Page, connection.schema_editor())
    with connection.cursor() as cursor:
        cursor.execute(str(statement))
