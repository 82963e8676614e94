"""Reading the log: what an app asks for with the cursor it was given last."""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db.models import Max, QuerySet
from django.urls import reverse
from ninja import Field, Schema
from wagtail.models import Page

from cms.changes.models import Change, ChangeLogLock, PublicPage
from cms.changes.public_state import below
from cms.site.visibility import get_topmost, has_unknown_type

#: Version, number of the last entry that was read; while the present state is still being read,
#: also the last page of it.
_CURSOR = re.compile(r"1\.(\d{1,18})(?:\.(\d{1,18}))?")


class ChangeOut(Schema):
    """One thing that happened to a public page, or to what stands beside pages."""

    what: Change.What = Field(
        description="`published`, `updated`, `moved`: fetch `api_url`. `unpublished`, `deleted`:"
        " forget the page. `content`: fetch what you keep of this `type` again."
    )
    at: datetime = Field(description="When it was noted.")
    id: int | None = Field(description="Key of the page; null for `content`.")
    uuid: UUID | None = Field(description="The same for all translations; null for `content`.")
    type: str = Field(description="Kind of page, or of what stands beside pages.")
    lang: str = Field(description="Language; empty where there is none.")
    url: str | None = Field(description="Public address; null when there is none any more.")
    api_url: str | None = Field(description="Where this API answers with the page.")
    old_url: str | None = Field(description="Public address before, where it is another.")


class ChangesOut(Schema):
    """A part of the log."""

    entries: list[ChangeOut]
    cursor: str = Field(description="For `since` in the next request; keep it.")
    has_more: bool = Field(description="Whether the next request would find something now.")


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


def read_changes(since: str = "", limit: int = 100) -> ChangesOut:
    """What happened since the cursor of an earlier answer, in order, at most `limit` entries.

    Without a cursor it begins with every page that is public now, as published; what happens
    meanwhile follows. At most four queries.

    Raises:
        ValueError: `since` is no cursor.
        ExpiredCursorError: the log does not reach back as far.
    """
    first, last = _get_bounds()
    if not since:
        return _read_state(Cursor(last, 0), last, limit)
    cursor = Cursor.parse(since)
    if not first <= cursor.number <= last:
        raise ExpiredCursorError(
            "The log of changes does not reach back to this cursor. Begin anew, without a cursor."
        )
    return _read_log(cursor, limit) if cursor.page is None else _read_state(cursor, last, limit)


def describe_change(change: Change) -> ChangeOut:
    """An entry of the log as everybody gets it, by the API or by webhook."""
    api_path = reverse("api-v1:get_page", args=[change.page_id]) if change.url else ""
    return ChangeOut(
        what=Change.What(change.what),
        at=change.at,
        id=change.page_id,
        uuid=change.uuid,
        type=change.type,
        lang=change.lang,
        url=_get_absolute(change.url),
        api_url=_get_absolute(api_path),
        old_url=_get_absolute(change.old_url),
    )


def _get_absolute(path: str) -> str | None:
    return f"{settings.SITE_URL}{path}" if path else None


def _get_bounds() -> tuple[int, int]:
    """The lowest and the highest number that a cursor can hold."""
    rows = ChangeLogLock.objects.filter(pk=1)
    pruned = rows.values_list("pruned_to", flat=True).first() or 0
    return pruned, Change.objects.aggregate(last=Max("pk"))["last"] or pruned


def _get_hidden() -> QuerySet[Page]:
    """Pages of a section that was taken out, and all below them.

    No signal tells that settings have changed: until the hourly comparison the log takes them for
    public. Then it tells that they are gone, without another word of them.
    """
    paths = Page.objects.filter(has_unknown_type()).values_list("path", flat=True)
    return Page.objects.filter(below(get_topmost(paths)))


def _read_log(cursor: Cursor, limit: int) -> ChangesOut:
    rows = Change.objects.filter(pk__gt=cursor.number).order_by("pk")
    found = list(rows.exclude(url__gt="", page_id__in=_get_hidden())[: limit + 1])
    changes = found[:limit]
    after = Cursor(changes[-1].pk) if changes else cursor
    return _answer(changes, after, has_more=len(found) > limit)


def _read_state(cursor: Cursor, last: int, limit: int) -> ChangesOut:
    """Pages that were public when the reading began; those that came later are in the log."""
    rows = PublicPage.objects.filter(pk__gt=cursor.page, published_in__lte=cursor.number)
    found = list(rows.exclude(pk__in=_get_hidden()).order_by("pk")[: limit + 1])
    pages = found[:limit]
    changes = [_get_publication(page) for page in pages]
    if len(found) > limit:
        return _answer(changes, Cursor(cursor.number, pages[-1].pk), has_more=True)
    return _answer(changes, Cursor(cursor.number), has_more=cursor.number < last)


def _get_publication(page: PublicPage) -> Change:
    """The entry that told of a page first, which may be pruned by now, with its state of today."""
    return Change(
        what=Change.What.PUBLISHED,
        at=page.published_at,
        page_id=page.pk,
        uuid=page.uuid,
        type=page.type,
        lang=page.lang,
        url=page.url,
    )


def _answer(changes: Iterable[Change], cursor: Cursor, *, has_more: bool) -> ChangesOut:
    entries = [describe_change(change) for change in changes]
    return ChangesOut(entries=entries, cursor=str(cursor), has_more=has_more)
