"""Words that mean the same, words that the index has, and what readers have searched for."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Max, OuterRef, Subquery, Sum
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
        # Each search asks for the first and the last of a language.
        indexes = (models.Index(fields=("language", "id"), name="indexed_word_order"),)

    def __str__(self) -> str:
        return self.word


class DailyQueryQuerySet(models.QuerySet["DailyQuery"]):
    """Days added up."""

    def told_to_staff(self) -> Any:
        """Queries that came on enough days to be nobody's own, as a dictionary each.

        `language`, `query`, `days`, `total`, `last_day`, and whether it `finds` anything by now.
        """
        same = {"language": OuterRef("language"), "query": OuterRef("query")}
        latest = DailyQuery.objects.filter(**same).order_by("-day").values("has_hits")[:1]
        return (
            self.values("language", "query")
            .annotate(days=Count("day"), total=Sum("searches"), last_day=Max("day"))
            .filter(days__gte=DailyQuery.LEAST_DAYS)
            .annotate(finds=Subquery(latest))
        )

    def without_hits(self, since: date) -> Any:
        """Those of them that still find nothing, the most frequent first."""
        rows = self.told_to_staff().filter(last_day__gte=since, finds=False)
        return rows.order_by("-total", "query")


class DailyQuery(models.Model):
    """How often readers of a language searched for something on a day."""

    #: On fewer days it may have been the same person each time.
    LEAST_DAYS = 3

    day = models.DateField()
    language = models.CharField(_("language"), max_length=12, choices=get_language_choices)
    #: In small letters.
    query = models.CharField(max_length=60)
    searches = models.PositiveIntegerField(default=0)
    #: The last time.
    has_hits = models.BooleanField(default=True)

    objects: ClassVar[Any] = DailyQueryQuerySet.as_manager()

    changes_content_version = False

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("language", "query", "day"), name="unique_daily_query"),
        )
        indexes = (models.Index(fields=("day",), name="daily_query_day"),)

    def __str__(self) -> str:
        return f"{self.query} ({self.day})"
