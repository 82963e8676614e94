"""Words that mean the same, kept by staff, and the words that the index has."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


def get_language_choices() -> list[tuple[str, str]]:
    """The languages of the site, by their own names."""
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)


def split_list(text: str) -> list[str]:
    """The words of a list with commas in between."""
    return [word for part in text.split(",") if (word := " ".join(part.split()))]


class Synonym(models.Model):
    """Words that readers of a language use for the same thing."""

    language = models.CharField(
        _("language"), max_length=12, choices=get_language_choices, default=settings.LANGUAGE_CODE
    )
    words = models.CharField(
        _("who looks for"),
        max_length=255,
        help_text=_("Words or short phrases with commas in between."),
    )
    found = models.CharField(
        _("finds this as well"),
        max_length=255,
        help_text=_("As the pages say it, with commas in between."),
    )
    both_ways = models.BooleanField(
        _("and the other way round"),
        default=True,
        help_text=_("Off where the second is something narrower, as “dog” is to “pet”."),
    )

    #: The next search goes by it.
    changes_content_version = True

    panels = (
        FieldPanel("language"),
        FieldPanel("words"),
        FieldPanel("found"),
        FieldPanel("both_ways"),
    )

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ("language", "words")

    def __str__(self) -> str:
        return f"{self.words} = {self.found}"

    def clean(self) -> None:
        """Nothing but commas is no list."""
        super().clean()
        empty: dict[str, Any] = {
            name: gettext("Please write at least one word.")
            for name in ("words", "found")
            if getattr(self, name) and not split_list(getattr(self, name))
        }
        if empty:
            raise ValidationError(empty)


class IndexedWord(models.Model):
    """A word of the public pages of a language; what is misspelled is compared with these."""

    language = models.CharField(max_length=12)
    #: Folded, as `search.analysis` has it.
    word = models.CharField(max_length=60)
    #: As a page has it.
    text = models.CharField(max_length=60)
    #: Its forms in the dictionary, with blanks in between.
    lemmas = models.CharField(max_length=255, blank=True)
    #: What it is made of, with blanks in between.
    parts = models.CharField(max_length=255, blank=True)
    #: On how many pages it stood when the words were last counted.
    pages = models.PositiveIntegerField(default=1)

    changes_content_version = False

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("language", "word"), name="unique_indexed_word"),
        )

    def __str__(self) -> str:
        return self.word
