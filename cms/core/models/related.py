"""Pages to read on, chosen by the editor."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.core.translatable import synchronised
from cms.types import Link


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
        related = Page.objects.filter(chosen).values("translation_key")
        here = Q(translation_key__in=related, locale_id=self.locale_id)
        # A mixin: the base page that has the method comes after it.
        return super().get_context_pages_q() | chosen | here  # type: ignore[misc]

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
