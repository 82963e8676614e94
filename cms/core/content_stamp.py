"""A value in the database that changes with everything readers can see.

Whoever keeps an answer may go on using it as long as the value is the same. Writing is noticed
where it happens, in the SQL: signals would miss `QuerySet.update`, bulk writes and moved trees. The
value changes in the writer's own transaction, so that both can be seen at once or not at all.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from cms.site.models import FrameStamp

_WRITE = re.compile(
    r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+["`]?(\w+)', re.IGNORECASE
)
#: Beginnings of the names of tables that no reader sees anything of. All others count: a table
#: that is forgotten here costs a little speed, never a wrong answer.
UNSEEN = (
    "auth_",
    # The log of changes is never kept by the stamp.
    "changes_",
    "site_framestamp",
    "dashboard_",
    "django_",
    "draft_links_",
    "editorial_",
    "languages_translatedrevision",
    "languages_excludedtranslation",
    "notifications_",
    "sqlite_",
    "taggit_",
    "users_",
    "wagtail_localize_",
    "wagtailadmin_",
    "wagtailcore_apitoken",
    "wagtailcore_comment",
    "wagtailcore_group",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_revision",
    "wagtailcore_task",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflow",
    "wagtailsearchpromotions_query",
    "wagtailusers_",
    "webhooks_",
)
#: Names of databases that have the table of stamps; before its migration there is nothing to touch.
_ready: set[str] = set()


def connect() -> None:
    """Watch every connection from its first query on; called once when the app is ready."""
    connection_created.connect(_watch, dispatch_uid="content-stamp")


def get_changed_at(stamp: str) -> float:
    """When the content was written last, in seconds since 1970; 0 when nothing is known."""
    begin = stamp.partition("-")[0]
    return float(int(begin, 16)) if "-" in stamp else 0.0


@contextmanager
def touched_once(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Write very much in one transaction, with one new value for all of it.

    To be entered within the transaction and left before its end: a second value would be seen by
    nobody, and costs a statement for each that writes.
    """
    _touch(connection)
    connection.execute_wrappers.remove(_notice)
    try:
        yield
    finally:
        connection.execute_wrappers.append(_notice)


def _watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if _notice not in connection.execute_wrappers:
        connection.execute_wrappers.append(_notice)


def _notice(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Run a statement, and change the stamp with it if it writes something readers see.

    Within a transaction the stamp comes first: all that write then wait at the same row, and no two
    of them for each other. Without one it comes last, when what it stands for is there.
    """
    # Nearly everything is a SELECT, and is to cost nothing.
    found = None if sql[:1] in "Ss" else _WRITE.match(sql)
    counts = found is not None and not found[1].lower().startswith(UNSEEN)
    connection = context["connection"]
    if counts and connection.in_atomic_block:
        _touch(connection)
        return execute(sql, params, many, context)
    result = execute(sql, params, many, context)
    if counts:
        _touch(connection)
    return result


def _touch(connection: BaseDatabaseWrapper) -> None:
    if is_ready(connection):
        FrameStamp.renew(FrameStamp.CONTENT, connection.alias)


def is_ready(connection: BaseDatabaseWrapper) -> bool:
    """Whether there is a table of stamps."""
    name = str(connection.settings_dict["NAME"])
    if name not in _ready and FrameStamp._meta.db_table in connection.introspection.table_names():
        _ready.add(name)
    return name in _ready
