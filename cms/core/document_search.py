"""Finding PDFs by the words that stand in them, for the search page and for the API.

The words of all PDFs stand in the index. What is shown are those of documents that everybody may
have at this moment, by the rule of `cms/site/files.py`, and of the file that is there now.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F

from cms.core.search import Found, find
from cms.documents.models import CustomDocument, DocumentPage, DocumentText
from cms.site.files import find_public_documents, get_named_documents, is_in_private_collection
from cms.site.visibility import PublicScope
from cms.types import MarkedText

#: Documents that are shown.
MOST = 5
#: Pages of documents that are looked at; of each document the best counts.
_MOST_PAGES = 200
#: Signs of a page where nothing of it says the query as it was typed.
_SNIPPET = 200


@dataclass(frozen=True)
class DocumentHit:
    """A PDF, and its page that says best what was asked for."""

    document: CustomDocument
    #: From 1.
    number: int
    #: What it says there.
    snippet: MarkedText

    @property
    def title(self) -> str:
        """What the document is called in the library."""
        return str(self.document.title)

    @property
    def url(self) -> str:
        """Where it opens at the page."""
        return f"{self.document.url}#page={self.number}"


def find_documents(query: str, scope: PublicScope) -> list[DocumentHit]:
    """Public PDFs in the scope's language that the query means, best first."""
    language = scope.language
    named = get_named_documents() if scope.is_online(language) else ()
    if not named:
        return []
    # By key, as an index cannot compare two fields.
    texts = DocumentText.objects.filter(
        ~is_in_private_collection("document__collection__path"),
        document__in=named,
        document__language=language,
        file_hash=F("document__file_hash"),
    )
    pages = DocumentPage.objects.filter(text__in=texts.values("pk"))
    found = find(query, pages.select_related("text__document"), language)
    best: dict[int, DocumentPage] = {}
    for page in found[:_MOST_PAGES]:
        best.setdefault(page.text.document_id, page)
    public = find_public_documents((page.text.document for page in best.values()), MOST)
    return list(_make_hits(Found(query, found), [best[document.pk] for document in public]))


def _make_hits(found: Found, pages: list[DocumentPage]) -> Iterator[DocumentHit]:
    for page in pages:
        words = " ".join(page.words.split())
        snippet = found.find_snippet(words) or [(words[:_SNIPPET], False)]
        yield DocumentHit(page.text.document, page.number, snippet)
