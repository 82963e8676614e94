"""What a page is about, and with it what else there is to read and to go to."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel

from cms.core.models.snippets import Topic
from cms.core.translatable import synchronised
from cms.types import TopicKeys


def in_source_language() -> models.Q:
    """Each topic once, as editors call it: pages of all languages have the same rows."""
    return models.Q(locale__language_code=settings.LANGUAGE_CODE)


class TopicsMixin(models.Model):
    """Topics tie pages of all sections together; they are the same in every language."""

    locale_id: int

    topics = ParentalManyToManyField(
        Topic,
        verbose_name=_("topics"),
        blank=True,
        limit_choices_to=in_source_language,
        help_text=_(
            "What it is about. Leads readers to articles, projects and dates on the same topic."
        ),
    )

    topics_panels = (FieldPanel("topics", widget=forms.CheckboxSelectMultiple),)
    topics_translatable_fields = synchronised("topics")

    class Meta:
        abstract = True

    def get_own_topics(self) -> models.QuerySet[Topic]:
        """The topics as the page's language calls them; those it has no word for are left out."""
        return Topic.objects.filter(translation_key__in=self.topic_keys, locale_id=self.locale_id)

    @property
    def topic_keys(self) -> TopicKeys:
        """The topics' translation keys, as the hooks of sections take them.

        Not read yet: the queries that use them look them up themselves.
        """
        topics: Any = self.topics
        return topics.values_list("translation_key", flat=True)
