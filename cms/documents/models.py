"""Documents for download: the paper as PDF, forms, programmes."""

import re
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin

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


class DocumentText(models.Model):
    """What could be read of a PDF, whoever may have it.

    Searching asks `cms/site/files.py` first; nothing else shows a word of it.
    """

    class Problem(models.TextChoices):
        """Why not all of it can be found."""

        LOCKED = "locked"
        DAMAGED = "damaged"
        NO_TEXT = "no_text"
        #: It reached a limit of `pdf_reader.py` before the first page.
        TOO_MUCH = "too_much"
        #: It did so afterwards, or some of its pages are damaged.
        CUT = "cut"

    document = models.OneToOneField(CustomDocument, models.CASCADE, related_name="text")
    #: Of what it was read: another file in its place has other words.
    file_hash = models.CharField(max_length=40)
    #: By whose rules the words stand in the index.
    language = models.CharField(max_length=10)
    problem = models.CharField(max_length=10, choices=Problem, blank=True)
    pages_read = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(default=0)

    changes_content_version = True
    # It is a part of the document and does not show it to anybody.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.document)

    def is_of(self, document: CustomDocument) -> bool:
        """Whether it is what stands in the document's file now, under its language."""
        return (self.file_hash, self.language) == (document.file_hash, document.language)

    def describe(self) -> str:
        """A sentence for editors where the search does not find all of it; else empty."""
        if self.problem == self.Problem.CUT:
            sentence = ngettext(
                "The search finds only what stands on %(read)s page of %(total)s.",
                "The search finds only what stands on %(read)s pages of %(total)s.",
                self.pages_read,
            )
            return sentence % {"read": self.pages_read, "total": self.pages_total}
        sentences = {
            self.Problem.LOCKED: gettext(
                "The search finds nothing in this file, as it is protected by a password."
            ),
            self.Problem.DAMAGED: gettext(
                "The search finds nothing in this file, as it is damaged or incomplete."
                " Please look whether it opens."
            ),
            self.Problem.NO_TEXT: gettext(
                "The search finds nothing in this file, as no letters can be read in it. Most often"
                " it holds pictures of pages, as a scanner makes them."
            ),
            self.Problem.TOO_MUCH: gettext(
                "The search finds nothing in this file, as it holds more than can be read here."
            ),
        }
        return sentences.get(self.Problem(self.problem), "") if self.problem else ""


class DocumentPageQuerySet(SearchableQuerySetMixin, models.QuerySet["DocumentPage"]):
    """Pages of documents, which can be searched."""


class DocumentPage(index.Indexed, models.Model):
    """The words of one page of a PDF."""

    text = models.ForeignKey(DocumentText, models.CASCADE, related_name="pages")
    #: From 1, as programs that show PDFs count.
    number = models.PositiveIntegerField()
    words = models.TextField()

    objects = DocumentPageQuerySet.as_manager()
    changes_content_version = True
    wagtail_reference_index_ignore = True
    search_fields = (
        index.SearchField("words"),
        index.FilterField("text"),
    )

    class Meta:
        ordering = ("text", "number")

    def __str__(self) -> str:
        return f"{self.text}, {self.number}"

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """All of them, each with what says its language."""
        return super().get_indexed_objects().select_related("text")

    @property
    def search_language(self) -> str:
        """By whose rules its words are read."""
        return self.text.language
