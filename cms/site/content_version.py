"""One version of all that readers can see, on which everything hangs that is kept for them.

Whoever keeps something (the site context, public scopes, the API's entity tags) may use it as long
as the version is the same. Triggers in the database change it (`cms.site.content_triggers`),
whether a form, a command or somebody's SQL has written.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import randbelow
from typing import cast
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.timezone import now

from cms.site.models import ContentVersion

#: Asked with each request. Making it out of a query set takes longer than all else that a kept page
#: costs.
_READ = f"SELECT SUM(increment), COUNT(*), MAX(changed_at) FROM {ContentVersion._meta.db_table}"  # noqa: S608 - our own name


@dataclass(frozen=True)
class Version:
    """The version at one moment; equal values stand for equal content.

    An empty `value` says that the database has none yet: nothing may be kept then.
    """

    value: str
    #: When the content changed last. None as long as changes are not merged: their moment is when
    #: they were written, and one written earlier may be committed later.
    changed_at: datetime | None


class VersionedRequest(HttpRequest):
    """A request that knows the version it is answered with, once somebody has asked for it."""

    content_version: Version


def get_content_version() -> Version:
    """Read the version with one query."""
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        total, rows, changed_at = cursor.fetchone()
    if total is None:
        return Version("", None)
    if isinstance(changed_at, str):
        # SQLite has no type for moments; Django writes them in UTC.
        changed_at = datetime.fromisoformat(changed_at).replace(tzinfo=UTC)
    return Version(f"{int(total):x}", changed_at if rows == 1 else None)


def get_request_content_version(request: HttpRequest) -> Version:
    """The version for one request, read once: all parts of an answer are made with the same."""
    versioned = cast("VersionedRequest", request)
    if not hasattr(versioned, "content_version"):
        versioned.content_version = get_content_version()
    return versioned.content_version


def begin_new_version() -> None:
    """Let nothing that was kept be used again, though nobody has changed anything."""
    # As the triggers do: a key of its own, and an increment that is drawn at random.
    ContentVersion.objects.create(change=f"new {uuid4()}", increment=1 + randbelow(2**32 - 1))


@transaction.atomic
def merge_changes() -> None:
    """Add up the changes that were committed, and note that they came until now.

    The sum, and with it the version, stays the same, so that no value ever comes back: transactions
    that are still going on add their own rows later. Two that merge wait for each other here;
    nobody else does.
    """
    merged = ContentVersion.MERGED
    ContentVersion.objects.select_for_update().get_or_create(
        change=merged, defaults={"increment": 0}
    )
    rows = ContentVersion.objects.exclude(change=merged)
    changes = dict(rows.values_list("change", "increment"))
    if changes:
        # By key: what is committed from here on is left for the next time.
        rows.filter(change__in=changes).delete()
        ContentVersion.objects.filter(change=merged).update(
            increment=F("increment") + sum(changes.values()), changed_at=now()
        )
