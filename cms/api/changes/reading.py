"""Reading the log: what an app asks for with the cursor it was given last."""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db.models import Max

from cms.api.changes.models import Change, Ledger, PublicPage

#: Version, number of the last entry that was read; while the present state is still being read,
#: also the last page of it.
_CURSOR = re.compile(r"1\.(\d{1,18})(?:\.(\d{1,18}))?")


class ExpiredCursorError(Exception):
    """The log does not reach back to the cursor: begin anew, without one."""


@dataclass(frozen=True)
class Cursor:
    """How far somebody has read; a text that nobody else has to understand."""

    number: int
    page: int | None = None

    def __str__(self) -> str:
        words = f"1.{self.number}" if self.page is None else f"1.{self.number}.{self.page}"
        return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The cursor that `str` made `text` of.

        Raises:
            ValueError: it did not; with a sentence for whoever sent it.
        """
        try:
            padded = text.encode("ascii") + b"=" * (-len(text) % 4)
            words = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
        except ValueError:
            words = ""
        match = _CURSOR.fullmatch(words)
        if match is None:
            raise ValueError(
                "This is no cursor of this site. Send the cursor of the last answer as it was,"
                " or none to begin anew."
            )
        number, page = match.groups()
        return cls(int(number), None if page is None else int(page))


@dataclass(frozen=True)
class Entry:
    """One thing that happened, with absolute addresses; `page_id` is None beside pages."""

    number: int
    what: str
    at: datetime
    type: str
    lang: str
    page_id: int | None = None
    uuid: UUID | None = None
    url: str = ""
    old_url: str = ""


@dataclass(frozen=True)
class Reading:
    """Part of the log; `has_more` says that the next part is there already."""

    entries: list[Entry]
    cursor: str
    has_more: bool


def read(since: str = "", limit: int = 100) -> Reading:
    """What happened since the cursor of an earlier reading, in order, at most `limit` entries.

    Without a cursor it begins with every page that is public now, as published; what happens
    meanwhile follows. At most four queries.

    Raises:
        ValueError: `since` is no cursor.
        ExpiredCursorError: the log does not reach back as far.
    """
    first, last = _get_reach()
    if not since:
        return _read_state(Cursor(last, 0), last, limit)
    cursor = Cursor.parse(since)
    if not first <= cursor.number <= last:
        raise ExpiredCursorError(
            "The log of changes does not reach back to this cursor. Begin anew, without a cursor."
        )
    return _read_log(cursor, limit) if cursor.page is None else _read_state(cursor, last, limit)


def to_entry(change: Change) -> Entry:
    """An entry of the log as the outside sees it."""
    return Entry(
        number=change.pk,
        what=change.what,
        at=change.at,
        type=change.type,
        lang=change.lang,
        page_id=change.page_id,
        uuid=change.uuid,
        url=_absolute(change.url),
        old_url=_absolute(change.old_url),
    )


def _get_reach() -> tuple[int, int]:
    """The lowest and the highest number that a cursor can hold."""
    pruned = Ledger.objects.filter(pk=1).values_list("pruned_to", flat=True).first() or 0
    return pruned, Change.objects.aggregate(last=Max("pk"))["last"] or pruned


def _read_log(cursor: Cursor, limit: int) -> Reading:
    found = list(Change.objects.filter(pk__gt=cursor.number).order_by("pk")[: limit + 1])
    changes = found[:limit]
    after = Cursor(changes[-1].pk) if changes else cursor
    return _answer(map(to_entry, changes), after, has_more=len(found) > limit)


def _read_state(cursor: Cursor, last: int, limit: int) -> Reading:
    """Pages that were public when the reading began; those that came later are in the log."""
    rows = PublicPage.objects.filter(pk__gt=cursor.page, published_in__lte=cursor.number)
    found = list(rows.order_by("pk")[: limit + 1])
    pages = found[:limit]
    entries = [
        Entry(
            number=row.published_in,
            what=Change.What.PUBLISHED,
            at=row.published_at,
            type=row.type,
            lang=row.lang,
            page_id=row.pk,
            uuid=row.uuid,
            url=_absolute(row.url),
        )
        for row in pages
    ]
    if len(found) > limit:
        return _answer(entries, Cursor(cursor.number, pages[-1].pk), has_more=True)
    return _answer(entries, Cursor(cursor.number), has_more=cursor.number < last)


def _answer(entries: Iterable[Entry], cursor: Cursor, *, has_more: bool) -> Reading:
    return Reading(list(entries), str(cursor), has_more)


def _absolute(url: str) -> str:
    return f"{settings.SITE_URL}{url}" if url else ""
