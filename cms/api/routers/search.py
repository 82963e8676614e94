"""Finding pages of all types by words."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Literal

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Query, Router
from pydantic import Field
from wagtail.models import Page

from cms.api.answers import answer
from cms.api.library import Part, Wanted
from cms.api.paging import AskedList, frame_list, list_of
from cms.api.reading import Reading
from cms.api.schemas.pages import PageItem
from cms.api.shapes import get_shape, get_shapes
from cms.core.models import BasePage
from cms.core.searching import LONGEST_QUERY, clean_query, find, get_readable_pages

#: What page types keep in tables of their own.
_TEASER = ("teaser", "lead_image_id", "lead_image_alt", "lead_image_caption")


def build_router() -> Router:
    """Once all shapes are known."""
    router = Router(tags=["Search"])
    kinds: Any = Literal[tuple(shape.kind for shape in get_shapes())]

    class AskedSearch(AskedList):
        """What to look for."""

        q: str = Field(
            min_length=1, max_length=LONGEST_QUERY, description="Words; all of them must be found."
        )
        type: kinds | None = Field(None, description="Only pages of this type.")

    @router.get("/search", response=list_of(PageItem), operation_id="search")
    def search(request: HttpRequest, asked: Query[AskedSearch]) -> HttpResponse:
        """Pages with all these words, the best match first."""
        return answer_search(request, asked)

    return router


def answer_search(request: HttpRequest, asked: Any) -> HttpResponse:
    """The part of the hits that is asked for."""
    reading = Reading(asked.lang, request)
    query = clean_query(asked.q)
    if not query:
        return answer(reading, {**frame_list(reading, asked, 0), "items": []})
    pages = get_readable_pages(reading.reach)
    if asked.type:
        pages = pages.filter(content_type__in=_get_content_types(asked.type))
    hits = find(query, pages)
    found = [
        page
        for page in hits[asked.offset : asked.offset + asked.limit]
        if page.specific_class and issubclass(page.specific_class, BasePage)
    ]
    names = tuple(PageItem.model_fields)
    with translation.override(reading.language):
        _read_teasers(found, reading)
        items = [get_shape(page.specific_class).build(page, reading, names) for page in found]
    return answer(reading, {**frame_list(reading, asked, hits.count()), "items": items})


def _read_teasers(pages: Sequence[Any], reading: Reading) -> None:
    """What the items show besides, of all types together."""
    by_model = defaultdict(list)
    for page in pages:
        by_model[page.specific_class].append(page.pk)
    parts = [
        Part("teaser", model.objects.filter(pk__in=keys), "pk", {name: name for name in _TEASER})
        for model, keys in by_model.items()
    ]
    reading.read(Wanted(parts=parts))
    for page in pages:
        page.__dict__.update(reading.library.get_part("teaser", page.pk)[0])
    wanted = Wanted(
        images={page.lead_image_id for page in pages},
        groups={page.translation_key for page in pages},
    )
    reading.read(wanted)


def _get_content_types(kind: str) -> list[int]:
    """Keys of the content types of the pages that are of one type in the API."""
    own = {shape.model for shape in get_shapes() if shape.kind == kind}
    models = own - {Page}
    if Page in own:
        models = {model for model in _get_models() if get_shape(model).kind == kind}
    return [row.pk for row in ContentType.objects.get_for_models(*models).values()]


def _get_models() -> list[type[Page]]:
    from wagtail.models import get_page_models

    return [model for model in get_page_models() if issubclass(model, BasePage)]
