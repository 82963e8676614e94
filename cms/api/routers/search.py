"""Finding pages of all types by words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Query, Router
from pydantic import Field, create_model
from wagtail.models import Page

from cms.api.document_hits import DocumentHit, serialize_documents
from cms.api.pagination import List, ListParams, QueryParams, Word, list_envelope
from cms.api.prefetch import ChildRows, References
from cms.api.resources import get_resource, get_resources
from cms.api.responses import answer
from cms.api.schemas.pages import PageItem
from cms.api.schemas.search import Answers as AnswersSchema
from cms.api.schemas.search import Facet, FoundPage, Suggestions
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.answers import serialize_answers
from cms.api.serializers.common import mark_html
from cms.core.answers import Answers, find_answers
from cms.core.facets import (
    LAST_YEAR,
    MOST_COUNTED,
    SECTION,
    YEAR,
    Facets,
    get_facet_names,
)
from cms.core.models import BasePage
from cms.core.search import (
    LONGEST_QUERY,
    Found,
    ReaderQuery,
    clean_query,
    get_readable_pages,
    read_bodies,
    suggest,
    tell_searched,
)
from cms.sections import get_sections
from cms.site.content_version import get_request_content_version

#: What page types keep in tables of their own.
_TEASER = ("teaser", "lead_image_id", "lead_image_alt", "lead_image_caption")


class PageItemList(List):
    """Pages that these words mean, the best match first."""

    answers: AnswersSchema
    documents: list[DocumentHit] = Field(
        description="Up to five PDFs that everybody may have, the best match first. Only with the"
        " first part of the list, and where pages of all types are asked for."
    )
    facets: list[Facet] | None = Field(description="Null unless they are asked for.")
    items: list[FoundPage]


class SuggestionParams(QueryParams):
    """What somebody has typed so far."""

    q: str = Field(min_length=1, max_length=LONGEST_QUERY)


def build_router() -> Router:
    """Once all resources are known."""
    router = Router(tags=["Search"])
    kinds: Any = Literal[tuple(resource.kind for resource in get_resources().values())]

    class WordParams(ListParams):
        """What to look for."""

        q: str = Field(
            min_length=1,
            max_length=LONGEST_QUERY,
            description="Words as people type them; quotation marks and a minus count.",
        )
        type: kinds | None = Field(None, description="Only pages of this type.")
        facets: bool = Field(False, description="Whether to count what the pages differ in.")

    types: dict[str, Any] = {
        SECTION: Literal[tuple(section.name for section in get_sections())],
        YEAR: Annotated[int, Field(ge=1, le=LAST_YEAR)],
    }
    narrowed: Any = {
        name: (
            types.get(name, Word) | None,
            Field(None, description=f"The `value` of a choice of the facet “{name}”."),
        )
        for name in get_facet_names()
    }
    params: Any = create_model("SearchParams", __base__=WordParams, **narrowed)

    @router.get("/search", response=PageItemList, operation_id="search")
    def search(request: HttpRequest, params: Query[params]) -> HttpResponse:
        """Pages that these words mean, the best match first."""
        return answer_search(request, params)

    @router.get("/search/suggestions", response=Suggestions, operation_id="suggest")
    def suggest_pages(request: HttpRequest, params: Query[SuggestionParams]) -> HttpResponse:
        """Eight pages at most whose titles go on like what was typed."""
        return answer_suggestions(request, params)

    return router


def answer_search(request: HttpRequest, params: Any) -> HttpResponse:
    """The part of the hits that is asked for."""
    context = SerializerContext(params.lang, request)
    query = clean_query(params.q)
    pages = get_readable_pages(context.scope) if query else Page.objects.none()
    if params.type:
        pages = pages.filter(content_type__in=_get_content_types(params.type))
    facets = Facets(context.scope, params.dict())
    asked = ReaderQuery(query, context.language)
    found = everything = Found(asked, pages)
    if query:
        tell_searched(request, query, context.language, everything.hits.count())
    if facets.chosen:
        found = Found(asked, facets.narrow(pages))
    with translation.override(context.language):
        items = _serialize_hits(found, context, params)
        answers = serialize_answers(_find_answers(everything, context), context)
        counted = _count(facets, everything) if params.facets else None
        documents = serialize_documents(asked, context, params) if query else []
        body = {"answers": answers, "documents": documents, "facets": counted, "items": items}
        return answer(context, {**list_envelope(context, params, found.hits.count()), **body})


def answer_suggestions(request: HttpRequest, params: Any) -> HttpResponse:
    """Pages of the language by the beginnings of their words."""
    context = SerializerContext(params.lang, request)
    pages = suggest(clean_query(params.q), context.scope)
    items = [{"id": page.pk, "title": page.title, "url": context.get_url(page)} for page in pages]
    return answer(context, {"items": items})


def _find_answers(found: Found, context: SerializerContext) -> Answers:
    version = get_request_content_version(context.request)
    return find_answers(found, context.scope, version)


def _count(facets: Facets, found: Found) -> list[dict[str, Any]]:
    return [
        {
            "name": facet.name,
            "label": facet.label,
            "choices": [
                {"value": choice.value, "label": choice.label, "count": choice.count}
                for choice in facet.choices
            ],
        }
        for facet in facets.count(found.read_facts(MOST_COUNTED + 1))
    ]


def _serialize_hits(found: Found, context: SerializerContext, params: Any) -> list[dict[str, Any]]:
    hits = [
        page
        for page in found.hits[params.offset : params.offset + params.limit]
        if page.specific_class and issubclass(page.specific_class, BasePage)
    ]
    _read_teasers(hits, context)
    bodies = read_bodies(hits)
    return [_serialize_hit(found, page, bodies, context) for page in hits]


def _serialize_hit(
    found: Found, page: Any, bodies: Mapping[int, str], context: SerializerContext
) -> dict[str, Any]:
    names = tuple(PageItem.model_fields)
    item = get_resource(page.specific_class).serialize(page, context, names)
    text = f"{page.teaser}\n{bodies.get(page.pk, '')}"
    return {**item, "snippet": mark_html(found.find_snippet(text))}


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
