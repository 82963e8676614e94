"""`GET /changes`: the log for apps that keep a copy."""

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from cms.changes.reader import ChangesOut, ExpiredCursorError, read_changes

router = Router(tags=["changes"])

GONE = 410


class ChangesParams(Schema):
    """How far somebody has read."""

    since: str = Field(
        default="", description="Cursor of the last answer; none to begin with all public pages."
    )
    limit: int = Field(default=100, ge=1, le=1000)


@router.get(
    "/changes",
    response=ChangesOut,
    summary="What happened since a cursor",
    # Programs that were generated from the contract call it so.
    operation_id="cms_api_changes_routes_list_changes",
)
def list_changes(request: HttpRequest, params: Query[ChangesParams]) -> ChangesOut:
    """Entries in order, each exactly once; an app stays in sync by asking again and again."""
    try:
        return read_changes(params.since, params.limit)
    except ExpiredCursorError as error:
        raise HttpError(GONE, str(error)) from error
    except ValueError as error:
        raise HttpError(400, str(error)) from error
