"""Lists: which part of them is asked for, and what stands around it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import GenericAlias
from typing import Annotated, Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from ninja import Path, Schema
from pydantic import BaseModel, BeforeValidator, Field, create_model
from pydantic_core import PydanticCustomError

from cms.api.errors import wrong
from cms.api.schemas.pages import Language
from cms.api.serializer_context import SerializerContext
from cms.site.content_version import get_request_content_version
from cms.site.totals import count_rows

FARTHEST = 1_000_000
#: The key of an item, as it stands in an address.
Key = Path[Annotated[int, Field(ge=0, le=2**63 - 1)]]


def _as_written(value: Any) -> Any:
    """Days as ISO 8601 writes them: pydantic takes seconds since 1970 and moments as well.

    Raises:
        ValueError: it is something else.
    """
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError("date_parsing", "This is no day")
    return value


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
#: A day of the calendar.
Day = Annotated[date, BeforeValidator(_as_written)]
#: A word to filter by.
Word = Annotated[str, Field(max_length=100, pattern="^[^\\x00]*$")]


class QueryParams(Schema):
    """What every operation takes."""

    lang: Language = Field(
        settings.LANGUAGE_CODE,
        description="The language of the answer. Nothing of another language stands in for it.",
    )


class ListParams(QueryParams):
    """What every list takes."""

    limit: int = Field(20, ge=1, le=100, description="How many items at most.")
    offset: int = Field(0, ge=0, le=FARTHEST, description="How many items to leave out before.")


class List(BaseModel):
    """What stands around the items of a list."""

    count: int = Field(description="How many items there are altogether.", examples=[134])
    next: str | None = Field(description="The next part of the list; null at its end.")
    previous: str | None = Field(description="The part before; null at the beginning.")


def list_schema(item: type[BaseModel]) -> type[BaseModel]:
    """The schema of a list of such items."""
    name = f"{item.__name__}List"
    # As `list[item]`, of a type that exists only once the program runs.
    items: Any = GenericAlias(list, item)
    return create_model(name, __base__=List, __doc__=item.__doc__, items=(items, ...))


def take(rows: QuerySet[Any], params: Any, context: SerializerContext) -> tuple[list[Any], int]:
    """The part that is asked for and how many there are altogether; at most two queries."""
    items = list(rows[params.offset : params.offset + params.limit])
    if len(items) < params.limit and (items or not params.offset):
        return items, params.offset + len(items)
    return items, count_rows(rows, get_request_content_version(context.request))


def list_envelope(context: SerializerContext, params: Any, count: int) -> dict[str, Any]:
    """The parts of `List`."""
    after = params.offset + params.limit
    # Beyond the end, the part before is the last one there is.
    end = min(params.offset, count)
    # The first part may be shorter, so that the parts never overlap.
    length = min(params.limit, end)
    return {
        "count": count,
        "next": _link(context, after, params.limit) if after < count else None,
        "previous": _link(context, end - length, length) if end else None,
    }


def _link(context: SerializerContext, offset: int, limit: int) -> str:
    """The same list from another item on."""
    query = {**context.request.GET.dict(), "limit": str(limit), "offset": str(offset)}
    path = f"{context.root}{context.request.path}"
    return f"{path}?{urlencode(query)}"


def read_order(name: str, orders: Mapping[str, Sequence[Any]]) -> Sequence[Any]:
    """What to order by.

    Raises:
        ProblemError: there is no such order.
    """
    if name not in orders:
        raise wrong("order", f"Use one of {', '.join(orders)}.", orders)
    return orders[name]


def read_fields(text: str | None, known: Sequence[str]) -> tuple[str, ...]:
    """The parts that are asked for, each once; nothing when none are.

    Raises:
        ProblemError: there is no such part.
    """
    if text is None:
        return ()
    names = [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name != "*" and name not in known]
    if unknown:
        raise wrong(
            "fields", f"There is no “{unknown[0][:40]}”. Use {', '.join(known)}, or *.", known
        )
    return tuple(known) if "*" in names else tuple(dict.fromkeys(names))
