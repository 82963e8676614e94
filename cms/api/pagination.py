"""Lists: which part of them is asked for, and what stands around it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, QuerySet, Window
from django.http import Http404, HttpResponse
from django.utils import translation
from ninja import Path, Schema
from pydantic import BaseModel, BeforeValidator, Field, create_model
from pydantic_core import PydanticCustomError

from cms.api.errors import wrong
from cms.api.resources import PageResource, Serializer, answer
from cms.api.schemas.languages import Language
from cms.api.serializer_context import SerializerContext

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


def fields_param(resource: PageResource) -> Any:
    """The parameter `fields` of a list of such items."""
    return Field(
        None,
        description=(
            "Only these parts of each item, separated by commas; `*` for all of them. The answer is"
            " then the sparse one of the two schemas."
        ),
        json_schema_extra={
            "type": "array",
            "items": {"type": "string", "enum": ["*", *resource.listed]},
            "minItems": 1,
        },
    )


def order_param(resource: PageResource) -> Any:
    """The parameter `order` of a list of such items; the first of its orders is the usual one."""
    return Field(
        next(iter(resource.orders)),
        description="What comes first; `-` turns the order round.",
        json_schema_extra={"enum": list(resource.orders)},
    )


def list_schema(item: type[BaseModel]) -> type[BaseModel]:
    """The schema of a list of such items."""
    name = f"{item.__name__}List"
    # Types that exist only once the program runs.
    return create_model(name, __base__=List, __doc__=item.__doc__, items=(list[item], ...))  # type: ignore[valid-type]


def list_schemas(resource: PageResource) -> Any:
    """The schemas of a list of pages: in full, or sparse, which names its `fields`."""
    sparse = create_model(
        f"Sparse{resource.detail.__name__}List",
        __base__=List,
        fields=(list[str], Field(description="The parts that were asked for.")),
        items=(list[resource.sparse], ...),  # type: ignore[name-defined]
    )
    return list_schema(resource.summary) | sparse


def list_response(
    context: SerializerContext,
    params: Any,
    resource: PageResource,
    rows: QuerySet[Any],
    get_pages: Callable[[list[Any]], list[Any]] = list,
) -> HttpResponse:
    """The part of `rows` that is asked for, as items.

    `get_pages` gives the page of each row, where rows are something else.
    """
    names = read_fields(params.fields, resource.listed) or tuple(resource.summary.model_fields)
    rows = leave_out_unread(rows, names)
    found, count = take(rows.order_by(*read_order(params.order, resource.orders)), params)
    items = get_pages(found)
    resource.collect_references(items, context, names)
    with translation.override(context.language):
        made = [resource.serialize(item, context, names) for item in items]
    extra = {"fields": list(names)} if params.fields else {}
    return answer(context, {**frame_list(context, params, count), **extra, "items": made})


def rows_response(
    context: SerializerContext, params: Any, rows: QuerySet[Any], build: Serializer
) -> HttpResponse:
    """The part of `rows`, which are no pages, that is asked for."""
    items, count = take(rows, params)
    made = [build(item, context) for item in items]
    return answer(context, {**frame_list(context, params, count), "items": made})


def row_response(
    context: SerializerContext, rows: QuerySet[Any], key: int, build: Serializer
) -> HttpResponse:
    """The row with this key.

    Raises:
        Http404: it is not among `rows`.
    """
    row = rows.filter(pk=key).first()
    if row is None:
        raise Http404
    return answer(context, build(row, context))


def leave_out_unread(rows: QuerySet[Any], names: Iterable[str]) -> QuerySet[Any]:
    """The texts are most of a page: they come only where they are shown."""
    has_body = hasattr(rows.model, "body")
    return (
        rows if set(names) & {"body", "text", "word_count"} or not has_body else rows.defer("body")
    )


def take(rows: QuerySet[Any], params: Any) -> tuple[list[Any], int]:
    """The part that is asked for and how many there are altogether, with one query as a rule."""
    part = rows.annotate(all_there_are=Window(Count("*")))[
        params.offset : params.offset + params.limit
    ]
    items = list(part)
    if items:
        return items, items[0].all_there_are
    return items, rows.count() if params.offset else 0


def frame_list(context: SerializerContext, params: Any, count: int) -> dict[str, Any]:
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
