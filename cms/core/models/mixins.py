"""Fields that come together with their panels, search fields and API fields."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale
from wagtail.search import index

from cms.core.blocks.pictures import find_image_keys, get_prefetched_images
from cms.core.blocks.story import BodyBlock
from cms.core.translatable import synchronised, translated
from cms.images.models import CustomImage
from cms.types import LeadImage

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

    story_panels = (FieldPanel("body"),)
    story_search_fields = (index.SearchField("body"),)
    story_translatable_fields = translated("body")

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
    stories = [page.body for page in pages if hasattr(page, "body")]
    for story in stories:
        keys |= set(find_image_keys(list(story.raw_data)))
    with get_prefetched_images(keys) as images:
        for story in stories:
            for block in story:
                _ = block.value
    for page in pages:
        if page.lead_image_id:
            page.lead_image = images.get(page.lead_image_id)
