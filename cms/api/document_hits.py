"""Files among the answers of the search: PDFs, each with the page that says what was asked for."""

from typing import Any

from pydantic import Field

from cms.api.prefetch import References
from cms.api.schemas.media import Document
from cms.api.schemas.pages import Language
from cms.api.serializer_context import SerializerContext
from cms.api.serializers.common import mark_html, serialize_document
from cms.core.document_search import find_documents
from cms.core.search import ReaderQuery
from cms.site.content_version import get_request_content_version


class DocumentHit(Document):
    """A PDF that says what was asked for, and where."""

    language: Language = Field(description="The language of the file.")
    page: int = Field(ge=1, description="The page that says it best; the first is 1.")
    page_url: str = Field(
        description="Opens the file at that page, in programs that show PDFs.",
        examples=["https://example.org/dokumente/7/zeitung-2026-06.pdf#page=3"],
    )
    snippet: str = Field(
        description="The words of that page that say most of it: escaped HTML with `mark`."
    )


def serialize_documents(
    query: ReaderQuery, context: SerializerContext, params: Any
) -> list[dict[str, Any]]:
    """The PDFs that belong to this part of the hits."""
    if params.offset or params.type:
        return []
    version = get_request_content_version(context.request)
    hits = find_documents(query, context.scope, version)
    context.read(References(documents={hit.document.pk for hit in hits}))
    return [
        {
            **document,
            "language": hit.document.language,
            "page": hit.number,
            "page_url": f"{document['url']}#page={hit.number}",
            "snippet": mark_html(hit.snippet),
        }
        for hit in hits
        if (document := serialize_document(context, hit.document.pk))
    ]
