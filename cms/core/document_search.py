"""Finding PDFs by the words that stand in them, for the search page and for the API.

The words of all PDFs stand in the index. What is shown are those of documents that everybody may
have at this moment, by the rule of `cms/site/files.py`, and of the file that is there now.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import F

from cms.core.search import Found, ReaderQuery
from cms.documents.models import CustomDocument, DocumentPage, DocumentText
from cms.site.content_version import Version
from cms.site.files import find_named_documents, is_document_public, is_in_private_collection
from cms.site.visibility import PublicScope
from cms.types import MarkedText

#: Documents that are shown.
MOST = 5
#: Pages of documents that are looked at; of each document the best counts.
_MOST_PAGES = 200
#: Signs of a page where nothing of it says the query as it was typed.
_SNIPPET = 200

#: Under one version, the newest met: keys of texts by language.
_known: dict[str, dict[str, list[int]]] = {}


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


def find_documents(query: ReaderQuery, scope: PublicScope, version: Version) -> list[DocumentHit]:
    """Public PDFs in the scope's language that the query means, best first.

    `version` is that of the content. Costs nothing in a language that has none.
    """
    texts = _get_texts(version).get(scope.language)
    if not texts or not scope.is_online(scope.language):
        return []
    pages = DocumentPage.objects.filter(text__in=texts).select_related("text__document")
    found = Found(query, pages)
    best: dict[int, DocumentPage] = {}
    for page in found.hits[:_MOST_PAGES]:
        best.setdefault(page.text_id, page)
    public = (page for page in best.values() if is_document_public(page.text.document, version))
    return list(_make_hits(found, islice(public, MOST)))


def _get_texts(version: Version) -> dict[str, list[int]]:
    """Keys of texts whose files may be public, by language; read once for each version."""
    texts = _known.get(version.value)
    if texts is None:
        rows = DocumentText.objects.filter(
            ~is_in_private_collection("document__collection__path"),
            file_hash=F("document__file_hash"),
        )
        texts = {}
        found = list(rows.values_list("pk", "document_id", "document__language"))
        named = find_named_documents() if found else ()
        for key, document, language in found:
            if document in named:
                texts.setdefault(language, []).append(key)
        _known.clear()
    if version.value:
        _known[version.value] = texts
    return texts


def _make_hits(found: Found, pages: Iterable[DocumentPage]) -> Iterator[DocumentHit]:
    for page in pages:
        words = " ".join(page.words.split())
        snippet = found.find_snippet(words) or [(words[:_SNIPPET], False)]
        yield DocumentHit(page.text.document, page.number, snippet)
