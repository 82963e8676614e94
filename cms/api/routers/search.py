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

from cms.api.pagination import ListParams, list_envelope
from cms.api.prefetch import ChildRows, References
from cms.api.resources import get_resource, get_resources
from cms.api.responses import answer
from cms.api.schemas.pages import PageItem
from cms.api.schemas.search import PageItemList
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.answers import serialize_answers
from cms.core.answers import Answers, find_answers
from cms.core.models import BasePage
from cms.core.search import LONGEST_QUERY, Found, clean_query, find, get_readable_pages
from cms.site.content_version import get_request_content_version
from cms.site.context import get_site_context

#: What page types keep in tables of their own.
_TEASER = ("teaser", "lead_image_id", "lead_image_alt", "lead_image_caption")


def build_router() -> Router:
    """Once all resources are known."""
    router = Router(tags=["Search"])
    kinds: Any = Literal[tuple(resource.kind for resource in get_resources().values())]

    class SearchParams(ListParams):
        """What to look for."""

        q: str = Field(
            min_length=1,
            max_length=LONGEST_QUERY,
            description="Words as people type them; quotation marks and a minus count.",
        )
        type: kinds | None = Field(None, description="Only pages of this type.")

    @router.get("/search", response=PageItemList, operation_id="search")
    def search(request: HttpRequest, params: Query[SearchParams]) -> HttpResponse:
        """Pages that these words mean, the best match first."""
        return answer_search(request, params)

    return router


def answer_search(request: HttpRequest, params: Any) -> HttpResponse:
    """The part of the hits that is asked for."""
    context = SerializerContext(params.lang, request)
    query = clean_query(params.q)
    if not query:
        nothing = serialize_answers(Answers(), context)
        return answer(
            context, {**list_envelope(context, params, 0), "answers": nothing, "items": []}
        )
    pages = get_readable_pages(context.scope)
    if params.type:
        pages = pages.filter(content_type__in=_get_content_types(params.type))
    hits = find(query, pages, context.language)
    found = [
        page
        for page in hits[params.offset : params.offset + params.limit]
        if page.specific_class and issubclass(page.specific_class, BasePage)
    ]
    names = tuple(PageItem.model_fields)
    with translation.override(context.language):
        _read_teasers(found, context)
        items = [
            get_resource(page.specific_class).serialize(page, context, names) for page in found
        ]
        answers = serialize_answers(_find_answers(query, hits, context), context)
    envelope = list_envelope(context, params, hits.count())
    return answer(context, {**envelope, "answers": answers, "items": items})


def _find_answers(query: str, hits: Any, context: SerializerContext) -> Answers:
    version = get_request_content_version(context.request)
    return find_answers(Found(query, hits), get_site_context(context.language, version), version)


def _read_teasers(pages: Sequence[Any], context: SerializerContext) -> None:
    """What the items show besides, of all types together."""
    by_model = defaultdict(list)
    for page in pages:
        by_model[page.specific_class].append(page.pk)
    parts = [
        ChildRows(
            "teaser", model.objects.filter(pk__in=keys), "pk", {name: name for name in _TEASER}
        )
        for model, keys in by_model.items()
    ]
    context.read(References(parts=parts))
    for page in pages:
        page.__dict__.update(context.prefetched.get_child_rows("teaser", page.pk)[0])
    references = References(
        images={page.lead_image_id for page in pages},
        groups={page.translation_key for page in pages},
    )
    context.read(references)


def _get_content_types(kind: str) -> list[int]:
    """Keys of the content types of the pages that are of one type in the API."""
    own = {resource.model for resource in get_resources().values() if resource.kind == kind}
    models = own - {Page}
    if Page in own:
        models = {model for model in _get_models() if get_resource(model).kind == kind}
    return [row.pk for row in ContentType.objects.get_for_models(*models).values()]


def _get_models() -> list[type[Page]]:
    from wagtail.models import get_page_models

    return [model for model in get_page_models() if issubclass(model, BasePage)]
