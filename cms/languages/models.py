"""What is known about each translation: what readers see of it, and what it was made from.

wagtail-localize keeps the sentences of an original (segments) and their translations. These tables
add what it does not keep: which version holds which sentences, and what the original said then.
A `digest` is a SHA-256 over all sentences of an original with their places; two that are equal say
the same.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.core.json_rows import json_row


def _person(related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name=related_name
    )


class SourceState(models.Model):
    """What an original says since its last release."""

    source = models.OneToOneField(
        TranslationSource, primary_key=True, on_delete=models.CASCADE, related_name="state"
    )
    digest = models.CharField(max_length=64)
    #: When its words changed last; dates and pictures do not count.
    changed_at = models.DateTimeField()

    changes_content_version = True

    class Meta:
        verbose_name = _("state of an original")
        verbose_name_plural = _("states of originals")

    def __str__(self) -> str:
        return self.source.object_repr


class Translated(models.Model):
    """What a version of a translation holds."""

    #: One entry a sentence: `path`, `hash` and `source` of the original's sentence, `text`,
    #: `machine`, and the key of its `author`. Sentences without a translation are left out.
    segments = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    #: Whether it has sentences that a machine wrote and nobody has confirmed.
    is_machine = models.BooleanField(default=False)

    class Meta:
        abstract = True


class TranslatedRevision(Translated):
    """A draft of a translation."""

    revision = models.OneToOneField(
        Revision, primary_key=True, on_delete=models.CASCADE, related_name="translated"
    )
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="revisions")
    #: How many sentences of the original are without a translation in it.
    missing = models.PositiveIntegerField(default=0)
    translated_by = _person("+")

    changes_content_version = False

    class Meta:
        verbose_name = _("draft of a translation")
        verbose_name_plural = _("drafts of translations")

    def __str__(self) -> str:
        return f"{self.translation} {self.revision_id}"


class LiveTranslation(Translated):
    """What readers see of a translation."""

    translation = models.OneToOneField(
        Translation, primary_key=True, on_delete=models.CASCADE, related_name="live_state"
    )
    released_at = models.DateTimeField()
    translated_by = _person("+")
    checked_by = _person("+")

    changes_content_version = True

    class Meta:
        verbose_name = _("published translation")
        verbose_name_plural = _("published translations")

    def __str__(self) -> str:
        return str(self.translation)


class ConfirmedSentence(models.Model):
    """Words for a sentence of a snippet that somebody other than their author has read."""

    words = models.OneToOneField(
        StringTranslation, primary_key=True, on_delete=models.CASCADE, related_name="confirmed"
    )
    #: What was read: other words need reading anew.
    text = models.TextField()
    confirmed_by = _person("+")

    changes_content_version = False

    class Meta:
        verbose_name = _("confirmed sentence")
        verbose_name_plural = _("confirmed sentences")

    def __str__(self) -> str:
        return self.text


class MinorEdit(models.Model):
    """A version of an original whose changes do not matter for its translations.

    The row goes with the release: what is changed later is another change.
    """

    revision = models.OneToOneField(
        Revision, primary_key=True, on_delete=models.CASCADE, related_name="minor_edit"
    )

    changes_content_version = False

    class Meta:
        verbose_name = _("minor edit")
        verbose_name_plural = _("minor edits")

    def __str__(self) -> str:
        return str(self.revision_id)


class ReadingTestQuerySet(models.QuerySet["ReadingTest"]):
    """Named filters."""

    def of_outer_page(self) -> "ReadingTestQuerySet":
        """For subqueries of pages: what holds for the words that readers see of the page."""
        return self.filter(page=models.OuterRef("pk"), holds=True)


class ReadingTest(models.Model):
    """Who has tested that a page in Simple German is understood: a group of people it is for."""

    page = models.OneToOneField(
        Page, primary_key=True, on_delete=models.CASCADE, related_name="reading_test"
    )
    group = models.CharField(_("testing group"), max_length=120)
    tested_on = models.DateField(_("tested on"))
    #: Of the words that were tested.
    digest = models.CharField(max_length=64)
    #: Whether these are the words that readers see; asked anew with every release.
    holds = models.BooleanField(default=True)
    recorded_by = _person("+")

    objects = ReadingTestQuerySet.as_manager()

    changes_content_version = True

    class Meta:
        verbose_name = _("testing of a page in Simple German")
        verbose_name_plural = _("testings of pages in Simple German")

    def __str__(self) -> str:
        return self.group


class ExcludedTranslation(models.Model):
    """A page that shall not be translated into a language."""

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")

    changes_content_version = False

    class Meta:
        verbose_name = _("translation not wanted")
        verbose_name_plural = _("translations not wanted")
        constraints = (
            models.UniqueConstraint(
                fields=("translation_key", "locale"), name="excluded_once_a_language"
            ),
        )

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale_id}"


def get_context_annotations() -> dict[str, models.expressions.Combinable]:
    """What readers are told about a page's translation and its testing, by name.

    For the pages around a page, itself included (`BasePage.context_page_annotations`).
    """
    live = LiveTranslation.objects.filter(
        translation__source__object_id=models.OuterRef("translation_key"),
        translation__target_locale=models.OuterRef("locale"),
    )
    people = {
        f"{who}_{name}": f"{who}__{name}"
        for who in ("translated_by", "checked_by")
        for name in ("first_name", "last_name")
    }
    source = "translation__source__state"
    return {
        "passed_test": json_row(
            ReadingTest.objects.of_outer_page(), group="group", tested_on="tested_on"
        ),
        "live_translation": json_row(
            live,
            digest="digest",
            is_machine="is_machine",
            source_digest=f"{source}__digest",
            source_changed_at=f"{source}__changed_at",
            **people,
        ),
    }
