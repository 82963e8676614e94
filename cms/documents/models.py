"""Documents for download: the paper as PDF, forms, programmes."""

import re
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document

#: What language a PDF says it is in, as far as it says so outside of compressed parts.
_PDF_LANGUAGE = re.compile(rb"/Lang\s*\(\s*([a-z]{2})\b", re.IGNORECASE)


def get_languages() -> list[tuple[str, str]]:
    """Those of the site; a function, so that another one needs no migration."""
    return settings.LANGUAGES


class CustomDocument(AbstractDocument):
    """A file for download. Its title is a default: pages word their own link."""

    language = models.CharField(
        _("language of the file"),
        max_length=10,
        choices=get_languages,
        default=settings.LANGUAGE_CODE,
        help_text=_("Pages in other languages say so beside the file."),
    )

    admin_form_fields = (*Document.admin_form_fields, "language")

    changes_content_version = True

    def clean(self) -> None:
        """Ask for the kind of a file only where there is one.

        Wagtail's form for a file that waits for its other fields gets the file after it is valid.
        """
        if self.file:
            super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Know size and hash from the first, whoever saves: readers' requests must not write."""
        if self.file and not self.file_hash:
            self._set_document_file_metadata()
        if self._state.adding and self.file and self.language == settings.LANGUAGE_CODE:
            self.language = self._read_language() or self.language
        super().save(*args, **kwargs)

    def _read_language(self) -> str:
        """The language that a PDF names, if it is one of ours; else empty."""
        if self.file_extension.lower() != "pdf":
            return ""
        with self.open_file() as file:
            found = _PDF_LANGUAGE.search(file.read())
        code = found[1].decode().lower() if found else ""
        return code if code in dict(settings.LANGUAGES) else ""
