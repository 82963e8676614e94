"""The two routes of a page type: its list and a single page, with what the contract says of them.

A section calls `add_page_routes` for each of its resources. What differs from one page type to the
other is data: descriptions, names of operations, and the parameters that narrow a list down.
"""

from collections.abc import Callable
from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import FilterSchema, Query, Router
from pydantic import Field, create_model

from cms.api.pagination import Key, List, ListParams, list_schema
from cms.api.resources import PageResource
from cms.api.responses import list_response, page_response
from cms.api.serializer_context import SerializerContext
from cms.core.models import BodyMixin


def add_page_routes(
    router: Router,
    resource: PageResource,
    filters: type[FilterSchema] | None = None,
    *,
    list_description: str = "",
    detail_description: str = "",
    list_operation: str = "",
) -> None:
    """Add the list of a resource at `/path` and a single item at `/path/{id}`.

    `filters` is ninja's `FilterSchema`: each field is a parameter of the list. A field narrows down
    by the model's field of its name, by its `FilterLookup`, or by a method `filter_<name>` that
    returns a `Q`; the language of the answer is active meanwhile. Descriptions and the list's
    operation id are made from the resource where none are given.
    """
    add_list_route(router, resource, filters, list_description, list_operation)
    add_detail_route(router, resource, detail_description)


def add_list_route(
    router: Router,
    resource: PageResource,
    filters: type[FilterSchema] | None = None,
    description: str = "",
    operation: str = "",
) -> None:
    """Add the list alone; see `add_page_routes`."""
    plural = resource.path.rpartition("/")[2].replace("-", "_")
    add = router.get(
        f"/{resource.path}",
        response=_make_list_schemas(resource),
        operation_id=operation or f"list_{plural}",
        description=description or f"{plural.replace('_', ' ').capitalize()}, sorted by `order`.",
    )
    add(_make_list_view(resource, filters))


def add_detail_route(router: Router, resource: PageResource, description: str = "") -> None:
    """Add the single item alone; see `add_page_routes`."""
    name = resource.kind.replace("_", " ")
    text = " with its text" if issubclass(resource.model, BodyMixin) else ""

    @router.get(
        f"/{resource.path}/{{int:id}}",
        response=resource.detail,
        operation_id=f"get_{resource.kind}",
        description=description or f"One {name}{text}, in the language it is written in.",
    )
    def get_item(request: HttpRequest, id: Key) -> HttpResponse:
        return page_response(request, resource, id)


def _make_list_view(
    resource: PageResource, filters: type[FilterSchema] | None
) -> Callable[..., HttpResponse]:
    """The operation of a list. Ninja reads its parameters from the types of the arguments."""
    if TYPE_CHECKING:
        Params: TypeAlias = ListParams
        Filters: TypeAlias = FilterSchema
    else:
        Params: TypeAlias = Query[_make_params(resource)]
        Filters: TypeAlias = Query[filters]

    def list_all(request: HttpRequest, params: Params) -> HttpResponse:
        context = SerializerContext(params.lang, request)
        return list_response(context, params, resource, resource.get_rows(context))

    def list_filtered(request: HttpRequest, params: Params, filters: Filters) -> HttpResponse:
        context = SerializerContext(params.lang, request)
        with translation.override(context.language):
            rows = filters.filter(resource.get_rows(context))
        return list_response(context, params, resource, rows)

    return list_filtered if filters else list_all


def _make_params(resource: PageResource) -> Any:
    """What every list takes, with the orders and parts of this one."""
    order = Field(
        next(iter(resource.orders)),
        description="What comes first; `-` turns the order round.",
        json_schema_extra={"enum": list(resource.orders)},
    )
    fields = Field(
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
    name = f"{resource.summary.__name__}ListParams"
    return create_model(name, __base__=ListParams, order=(str, order), fields=(str | None, fields))


def _make_list_schemas(resource: PageResource) -> Any:
    """The schemas of the list: in full, or sparse, which names its `fields`."""
    # As `list[…]`, of a type that exists only once the program runs.
    items: Any = GenericAlias(list, resource.sparse)
    sparse = create_model(
        f"Sparse{resource.detail.__name__}List",
        __base__=List,
        fields=(list[str], Field(description="The parts that were asked for.")),
        items=(items, ...),
    )
    return list_schema(resource.summary) | sparse
