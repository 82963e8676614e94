"""`GET /changes`: the log for apps that keep a copy."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from cms.api.changes.models import Change
from cms.api.changes.reading import Entry, ExpiredCursorError, read

router = Router(tags=["changes"])

GONE = 410


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


class ChangesParams(Schema):
    """How far somebody has read."""

    since: str = Field(
        default="", description="Cursor of the last answer; none to begin with all public pages."
    )
    limit: int = Field(default=100, ge=1, le=1000)


class ChangesOut(Schema):
    """A part of the log."""

    entries: list[ChangeOut]
    cursor: str = Field(description="For `since` in the next request; keep it.")
    has_more: bool = Field(description="Whether the next request would find something now.")


def describe(entry: Entry) -> ChangeOut:
    """An entry as everybody gets it, by this API or by webhook."""
    address = f"{settings.SITE_URL}/api/v1/pages/{entry.page_id}"
    return ChangeOut(
        what=Change.What(entry.what),
        at=entry.at,
        id=entry.page_id,
        uuid=entry.uuid,
        type=entry.type,
        lang=entry.lang,
        url=entry.url or None,
        api_url=address if entry.url else None,
        old_url=entry.old_url or None,
    )


@router.get("/changes", response=ChangesOut, summary="What happened since a cursor")
def list_changes(
    request: HttpRequest,
    params: Query[ChangesParams],
) -> ChangesOut:
    """Entries in order, each exactly once; an app stays in sync by asking again and again."""
    try:
        reading = read(params.since, params.limit)
    except ExpiredCursorError as error:
        raise HttpError(GONE, str(error)) from error
    except ValueError as error:
        raise HttpError(400, str(error)) from error
    return ChangesOut(
        entries=[describe(entry) for entry in reading.entries],
        cursor=reading.cursor,
        has_more=reading.has_more,
    )
