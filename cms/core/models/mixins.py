"""Fields that come together with their panels, search fields and API fields."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale
from wagtail.search import index

from cms.core.blocks.body import BodyBlock
from cms.core.blocks.media import find_image_keys, get_prefetched_images
from cms.core.json_rows import json_rows
from cms.core.models.snippets import Topic
from cms.fields import synchronised, translated
from cms.images.models import CustomImage
from cms.site.context import SiteContext
from cms.site.links import require_address, translations_q
from cms.types import LeadImage, Link, TopicKeys

TEASER_LENGTH = 300


class TeaserMixin(models.Model):
    """A short text and a picture, for the top of the page and for every list it stands in."""

    locale: Locale

    teaser = models.TextField(
        _("teaser"),
        blank=True,
        validators=[MaxLengthValidator(TEASER_LENGTH)],
        help_text=_("Two sentences that make people want to read on. Stands in lists."),
    )
    lead_image = models.ForeignKey(
        CustomImage,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_(
            "What can be seen, for people who cannot see it."
            " Empty: the description from the picture library."
        ),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=255, blank=True)

    teaser_panels = (
        FieldPanel("teaser"),
        MultiFieldPanel(
            (
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_caption"),
            ),
            heading=_("Picture"),
        ),
    )
    teaser_search_fields = (
        index.SearchField("teaser", boost=2),
        index.SearchField("lead_image_caption"),
    )
    teaser_translatable_fields = (
        *translated("teaser", "lead_image_alt", "lead_image_caption"),
        *synchronised("lead_image"),
    )

    class Meta:
        abstract = True

    @property
    def lead(self) -> LeadImage | None:
        """The picture with its words; the library's German words only on German pages."""
        if self.lead_image is None:
            return None
        alt = self.lead_image_alt
        if not alt and self.is_source_language:
            alt = self.lead_image.description
        return LeadImage(self.lead_image, alt, self.lead_image_caption)

    @property
    def is_source_language(self) -> bool:
        """Whether this page is in the language the office writes in."""
        return bool(self.locale.language_code == settings.LANGUAGE_CODE)


class BodyMixin(models.Model):
    """The body: one StreamField for every page that tells something."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    body_panels = (FieldPanel("body"),)
    body_search_fields = (index.SearchField("body"),)
    body_translatable_fields = translated("body")

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page type's own template or, where it has none, the engine's."""
        page: Any = super()
        return [page.get_template(request, *args, **kwargs), "core/body_page.html"]


def prefetch_images(pages: Iterable[Any]) -> None:
    """Read the lead and body pictures of all `pages` with one query."""
    pages = list(pages)
    keys = {page.lead_image_id for page in pages if page.lead_image_id}
    bodies = [page.body for page in pages if hasattr(page, "body")]
    for body in bodies:
        keys |= set(find_image_keys(list(body.raw_data)))
    with get_prefetched_images(keys) as images:
        for body in bodies:
            for block in body:
                _ = block.value
    for page in pages:
        if page.lead_image_id:
            page.lead_image = images.get(page.lead_image_id)


def get_topics(site_context: SiteContext) -> list[Topic]:
    """All topics that a language has a word for, in their order."""
    return list(Topic.objects.filter(locale=site_context.locale))


@cache
def json_topics(model: type[models.Model]) -> Subquery:
    """What `TopicsMixin.topic_rows` is for each page of a type; for queries."""
    field: Any = model._meta.get_field("topics")
    owner = field.m2m_field_name()
    rows = field.remote_field.through.objects.filter(**{owner: OuterRef("pk")})
    return json_rows(rows, owner, key="topic__translation_key")


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

    def get_own_topics(self, site_context: SiteContext) -> list[Topic]:
        """The topics as the reader's language calls them; those it has no word for are left out."""
        keys = {UUID(str(row["key"])) for row in self.topic_rows or ()}
        return [topic for topic in site_context.keep(get_topics) if topic.translation_key in keys]

    @cached_property
    def topic_rows(self) -> Any:
        """The `key` of each topic; a page that is shown brings them along (`json_topics`)."""
        return [{"key": key} for key in self.topic_keys]

    @property
    def topic_keys(self) -> TopicKeys:
        """The topics' translation keys, as the hooks of sections take them.

        Not read yet: the queries that use them look them up themselves.
        """
        topics: Any = self.topics
        return topics.values_list("translation_key", flat=True)


class RelatedPagesMixin(models.Model):
    """Links to pages of any section, in the editor's order and in the page's language.

    Stands before `BasePage`, whose one query for neighbours brings these pages along.
    """

    path: str
    locale_id: int

    related_pages = StreamField(
        [("page", blocks.PageChooserBlock(label=_("Page")))],
        verbose_name=_("read on"),
        blank=True,
        max_num=5,
    )

    related_panels = (FieldPanel("related_pages"),)
    related_translatable_fields = synchronised("related_pages")

    class Meta:
        abstract = True

    def get_context_pages_q(self) -> Q:
        """Related pages come with the neighbours, as chosen and in this language."""
        chosen = Q(pk__in=self._related_keys)
        here = translations_q(self._related_keys) & Q(locale_id=self.locale_id)
        # A mixin: the base page that has the method comes after it.
        return super().get_context_pages_q() | chosen | here  # type: ignore[misc]

    def clean(self) -> None:
        """No page to which a link cannot lead."""
        super().clean()
        try:
            for block in self.related_pages:
                require_address(block.value)
        except ValidationError as error:
            raise ValidationError({"related_pages": error}) from error

    @property
    def _related_keys(self) -> list[int]:
        return [row["value"] for row in self.related_pages.raw_data]

    def get_related(self, request: HttpRequest, context_pages: dict[int, Any]) -> list[Link]:
        """The pages to read on in the editor's order, as far as this language has them."""
        chosen = [
            context_pages[key].translation_key for key in self._related_keys if key in context_pages
        ]
        found = [
            page
            for page in context_pages.values()
            if page.locale_id == self.locale_id
            and page.translation_key in chosen
            and not self.path.startswith(page.path)
        ]
        found.sort(key=lambda page: chosen.index(page.translation_key))
        return [Link(page.title, page.get_url(request) or "") for page in found]
