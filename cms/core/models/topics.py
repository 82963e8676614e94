"""What a page is about, and with it what else there is to read and to go to."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail_localize.fields import SynchronizedField

from cms.core.models.snippets import Topic
from cms.core.sections import TopicKeys


class TopicsMixin(models.Model):
    """Topics tie pages of all sections together; they are the same in every language."""

    topics = ParentalManyToManyField(
        Topic,
        verbose_name=_("topics"),
        blank=True,
        help_text=_(
            "What it is about. Leads readers to articles, projects and dates on the same topic."
        ),
    )

    topics_panels = (FieldPanel("topics", widget=forms.CheckboxSelectMultiple),)
    topics_api_fields = (APIField("topics"),)
    topics_translatable_fields = (SynchronizedField("topics"),)

    class Meta:
        abstract = True

    @property
    def topic_keys(self) -> TopicKeys:
        """The topics' translation keys, as the hooks of sections take them.

        Not read yet: the queries that use them look them up themselves.
        """
        topics: Any = self.topics
        return topics.values_list("translation_key", flat=True)
