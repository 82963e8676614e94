"""Rows of a project: who takes part, and who pays how much."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.core.models import Organisation
from cms.fields import synchronised, translated
from projekte.funding import euro, per_cent
from projekte.models.projects import ProjectPage
from projekte.widgets import NumberInput

not_negative = MinValueValidator(
    0, _("A sum or share cannot be less than zero. Please leave out the minus sign.")
)
not_more_than_all = MaxValueValidator(
    100, _("A share is at most 100 %%. A sum of money belongs into the field beside it.")
)


class FundingLine(TranslatableMixin, Orderable):
    """One source of money, with as much as is known about it."""

    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="funding_lines")
    source = models.CharField(
        _("source"), max_length=160, help_text=_("Who pays, as the grant words it.")
    )
    amount = models.DecimalField(
        _("sum in euro"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[not_negative],
        help_text=_("For example 38.400 or 510.686,70."),
    )
    share = models.DecimalField(
        _("share in per cent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[not_negative, not_more_than_all],
        help_text=_("Empty: computed, where the sums of all lines are known."),
    )
    note = models.CharField(_("note"), max_length=255, blank=True)

    panels = (
        FieldPanel("source"),
        FieldRowPanel(
            (FieldPanel("amount", widget=NumberInput), FieldPanel("share", widget=NumberInput))
        ),
        FieldPanel("note"),
    )
    translatable_fields = (
        *translated("source", "note"),
        *synchronised("amount", "share", "sort_order"),
    )

    changes_content_version = True

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("funding line")
        verbose_name_plural = _("funding lines")

    def __str__(self) -> str:
        known = [euro(self.amount), per_cent(self.share)]
        return ", ".join([self.source, *(text for text in known if text)])


class ProjectPartner(TranslatableMixin, Orderable):
    """An organisation that takes part."""

    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = (FieldPanel("organisation"),)
    translatable_fields = (*translated("organisation"), *synchronised("sort_order"))

    changes_content_version = True

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("partner of the project")
        verbose_name_plural = _("partners of the project")

    def __str__(self) -> str:
        return str(self.organisation)
