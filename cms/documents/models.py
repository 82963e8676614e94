"""Documents for download: the paper as PDF, forms, programmes."""

from typing import Any

from wagtail.documents.models import AbstractDocument, Document


class CustomDocument(AbstractDocument):
    """A file for download. Its title is a default: pages word their own link."""

    admin_form_fields = Document.admin_form_fields

    changes_content_version = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Know size and hash from the first, whoever saves: readers' requests must not write."""
        if self.file and not self.file_hash:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)
