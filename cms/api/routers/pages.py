"""Pages of any type: by number, by address, as a draft."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field
from wagtail.models import Page

from cms.api.addresses import find_page, find_redirect
from cms.api.answers import answer, answer_page
from cms.api.paging import Key
from cms.api.previews import answer_preview
from cms.api.reading import Reading, open_reach
from cms.api.schemas.pages import PageItem, PlainPage
from cms.api.schemas.site import Redirect
from cms.api.shapes import Shape, get_shape, get_shapes, register
from cms.core.models import BasePage

#: Page types without data of their own.
PLAIN = register(Shape(Page, "page", "pages", PageItem, PlainPage))


class AskedPath(Schema):
    """Which address."""

    path: str = Field(
        min_length=1,
        max_length=2000,
        pattern="^[^\\x00]*$",
        description="Of a page in whatever language, with or without the site's own name.",
        examples=["/uk/"],
    )


def build_router() -> Router:
    """Once all shapes are known: a page may be of any type."""
    router = Router(tags=["Pages"])
    anything = _join([shape.detail for shape in get_shapes()])

    @router.get("/pages/find", response=anything | Redirect, operation_id="find_page")
    def find(request: HttpRequest, asked: Query[AskedPath]) -> HttpResponse:
        """The page at an address, or where an old address leads now."""
        return answer_path(request, asked.path)

    @router.get("/pages/{int:id}", response=anything, operation_id="get_page")
    def get_page(request: HttpRequest, id: Key) -> HttpResponse:
        """One page of any type, in the language it is written in; `type` says what it is."""
        return answer_any(request, id)

    @router.get("/pages/preview/{token}", response=anything, operation_id="get_preview")
    def get_preview(request: HttpRequest, token: str) -> HttpResponse:
        """The draft that a link of the editors shows. Never keep it; it may end at any time."""
        return answer_preview(request, token)

    return router


def _join(schemas: list[Any]) -> Any:
    joined = schemas[0]
    for schema in schemas[1:]:
        joined |= schema
    return joined


def answer_any(request: HttpRequest, key: int) -> HttpResponse:
    """The page with this key as single items of its type are.

    Raises:
        Http404: there is none that everybody can read.
    """
    page = Page.objects.filter(pk=key, live=True, depth__gt=1).first()
    model = page.specific_class if page else None
    if model is None or not issubclass(model, BasePage):
        raise Http404
    return answer_page(request, get_shape(model), key, model)


def answer_path(request: HttpRequest, path: str) -> HttpResponse:
    """The page at an address, or a redirect.

    Raises:
        Http404: there is neither.
    """
    reach = open_reach(settings.LANGUAGE_CODE, request)
    path = "/" + urlsplit(path).path.lstrip("/")
    page = find_page(path, reach)
    if page:
        return answer_any(request, page.pk)
    url = find_redirect(path, reach, request)
    if not url:
        raise Http404(
            "There is no page that everybody can read at this address, and it is no old one."
            " Mend the address, or look for the page with /api/v1/search."
        )
    reading = Reading(settings.LANGUAGE_CODE, request)
    return answer(reading, {"redirect": reading.get_absolute(url)})
