"""Rubrics and authors."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.core.models import Term
from cms.fields import synchronised, translated
from cms.forms import NamedForm


class Rubric(Term):
    """A regular part of the paper, such as “From the district” or “Letters”."""

    description = models.TextField(_("description"), blank=True)

    panels = (*Term.panels, FieldPanel("description"))
    translatable_fields = (*Term.translatable_fields, *translated("description"))

    class Meta(Term.Meta):
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")


class Author(TranslatableMixin, index.Indexed, models.Model):
    """A byline. It need not belong to anybody with a login."""

    base_form_class = NamedForm

    name = models.CharField(_("name"), max_length=120, help_text=_("As it stands in the paper."))
    is_group = models.BooleanField(
        _("several people"),
        default=False,
        help_text=_("For a group such as the editors; search engines are told so."),
    )
    description = models.TextField(_("about"), blank=True)

    panels = (FieldPanel("name"), FieldPanel("is_group"), FieldPanel("description"))
    search_fields = (index.SearchField("name"), index.AutocompleteField("name"))
    translatable_fields = (*translated("name", "description"), *synchronised("is_group"))

    changes_content_version = True

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
