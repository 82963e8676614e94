"""Answers as they leave an operation; what HTTP adds is in `cms.api.http`."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail.models import Page

from cms.api.encoding import dump
from cms.api.reading import Reading, open_reach
from cms.api.shapes import Shape


def answer(reading: Reading, data: Any) -> HttpResponse:
    """`data` as JSON, in the language it was read in."""
    with translation.override(reading.language):
        text = dump(data)
    response = HttpResponse(text, content_type="application/json")
    response.headers["Content-Language"] = reading.language
    return response


def answer_page(
    request: HttpRequest, shape: Shape, key: int, model: type[Page] | None = None
) -> HttpResponse:
    """A single page with all its parts, in the language it is written in.

    `model` where the shape stands for several.

    Raises:
        Http404: there is none of this type that everybody can read.
    """
    rows = (model or shape.model).objects.select_related("locale", *shape.shown_with)
    page = rows.filter(pk=key, live=True).first()
    if page is None or not open_reach(settings.LANGUAGE_CODE, request).can_open(page):
        raise Http404
    return answer_item(Reading(page.locale.language_code, request), shape, page)


def answer_item(reading: Reading, shape: Shape, item: Any) -> HttpResponse:
    """An item with all its parts."""
    names = tuple(shape.detail.model_fields)
    with translation.override(reading.language):
        shape.want([item], reading, names)
        made = shape.build(item, reading, names)
    return answer(reading, made)
