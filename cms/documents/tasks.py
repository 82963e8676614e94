"""Reads the text of PDFs in the background, where a long one keeps nobody waiting."""

from django.db import transaction
from django_tasks import task
from wagtail.search.backends import get_search_backends

from cms.documents.models import CustomDocument, DocumentPage, DocumentText
from cms.documents.reading import ReadPDF, read_pdf

#: Pages that are analysed for the index at once.
_BATCH = 20
#: Whatever else waits for the worker goes first.
_PRIORITY = -50


@task(priority=_PRIORITY)
def read_document(key: int) -> bool:
    """Read a document's text, if it has not been; returns whether it was read."""
    document = CustomDocument.objects.filter(pk=key).first()
    return document is not None and needs_reading(document) and read_text(document)


def needs_reading(document: CustomDocument) -> bool:
    """Whether what is kept of its text, if anything, is of another file or language."""
    if document.file_extension.lower() != "pdf" or not document.file_hash:
        return False
    text = DocumentText.objects.filter(document=document).first()
    return text is None or not text.is_of(document)


def read_text(document: CustomDocument) -> bool:
    """Read a document's text and put it into the index, in the place of an older one.

    Returns whether there was a file that could be looked at, and it is still the document's.
    """
    try:
        with document.open_file() as file:
            found = read_pdf(file)
    except FileNotFoundError:
        return False
    pages = _keep(document, found)
    if pages is None:
        return False
    for backend in get_search_backends(with_auto_update=True):
        for start in range(0, len(pages), _BATCH):
            backend.add_bulk(DocumentPage, pages[start : start + _BATCH])
    return True


@transaction.atomic
def _keep(document: CustomDocument, found: ReadPDF) -> list[DocumentPage] | None:
    """The rows of a text; None where meanwhile the document has another file, or is gone."""
    row = CustomDocument.objects.select_for_update().filter(pk=document.pk).first()
    if row is None or row.file_hash != document.file_hash:
        return None
    DocumentText.objects.filter(document=row).delete()
    text = DocumentText.objects.create(
        document=row,
        file_hash=row.file_hash,
        language=row.language,
        problem=found.problem,
        pages_read=found.read,
        pages_total=found.total,
    )
    pages = (
        DocumentPage(text=text, number=number, words=words) for number, words in found.texts.items()
    )
    return DocumentPage.objects.bulk_create(pages, batch_size=_BATCH)
