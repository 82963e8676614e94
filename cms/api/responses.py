"""What an operation gives back: a single page, a part of a list, rows that are no pages."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from wagtail.models import Page

from cms.api.pagination import list_envelope, read_fields, read_order, take
from cms.api.resources import PageResource, Serializer
from cms.api.serializer_context import SerializerContext, get_open_scope


def answer(context: SerializerContext, data: Any) -> HttpResponse:
    """`data` as JSON, in the language it was read in."""
    with translation.override(context.language):
        text = _encoder.encode(data)
    response = HttpResponse(text, content_type="application/json")
    response.headers["Content-Language"] = context.language
    return response


def _encode(value: Any) -> str:
    """What JSON has no type for; moments with the office's time zone."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    # Lazy translations become words here.
    return str(value)


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_encode)


def page_response(
    request: HttpRequest, resource: PageResource, key: int, model: type[Page] | None = None
) -> HttpResponse:
    """A single page with all its parts, in the language it is written in.

    `model` where the resource stands for several.

    Raises:
        Http404: there is none of this type that everybody can read.
    """
    rows = (model or resource.model).objects.select_related(
        "locale", *resource.detail_select_related
    )
    page = rows.filter(pk=key, live=True).first()
    if page is None or not get_open_scope(settings.LANGUAGE_CODE, request).includes(page):
        raise Http404
    return item_response(SerializerContext(page.locale.language_code, request), resource, page)


def item_response(context: SerializerContext, resource: PageResource, item: Any) -> HttpResponse:
    """An item with all its parts."""
    names = tuple(resource.detail.model_fields)
    with translation.override(context.language):
        resource.collect_references([item], context, names)
        made = resource.serialize(item, context, names)
    return answer(context, made)


def list_response(
    context: SerializerContext, params: Any, resource: PageResource, rows: QuerySet[Any]
) -> HttpResponse:
    """The part of `rows` that is asked for, as items."""
    names = read_fields(params.fields, resource.listed) or tuple(resource.summary.model_fields)
    rows = leave_out_unread(rows, names)
    rows = rows.order_by(*read_order(params.order, resource.orders))
    found, count = take(rows, params, context)
    items = resource.get_pages(found)
    resource.collect_references(items, context, names)
    with translation.override(context.language):
        made = [resource.serialize(item, context, names) for item in items]
    extra = {"fields": list(names)} if params.fields else {}
    return answer(context, {**list_envelope(context, params, count), **extra, "items": made})


def rows_response(
    context: SerializerContext, params: Any, rows: QuerySet[Any], build: Serializer
) -> HttpResponse:
    """The part of `rows`, which are no pages, that is asked for."""
    items, count = take(rows, params, context)
    made = [build(item, context) for item in items]
    return answer(context, {**list_envelope(context, params, count), "items": made})


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
