"""Kinds of events."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index


class EventKind(TranslatableMixin, index.Indexed, models.Model):
    """What sort of event it is, such as “Market”, “Advice” or “For children”."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("address part"), max_length=80, allow_unicode=True, help_text=_("Used in web addresses.")
    )

    panels = (FieldPanel("name"), FieldPanel("slug"))
    search_fields = (index.SearchField("name"), index.AutocompleteField("name"))

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of events")
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("locale", "slug"), name="unique_event_kind_slug"),
        )

    def __str__(self) -> str:
        return self.name
