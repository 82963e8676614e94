"""The garden's front door: what it is, where, how to join, and the plan of its plots."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from cms.core.blocks.text import FEATURES
from cms.core.models import BasePage, BodyMixin, ContactPerson, Place, TopicsMixin
from cms.core.querysets import BasePageManager, SelectRelatedPageQuerySet
from cms.fields import synchronised, translated
from cms.sections import get_pages_about, get_upcoming_events
from cms.site.context import SiteContext, get_request_site_context
from garten.forms import GardenPageForm
from garten.plan import COLUMNS, ROWS, Kind, get_anchor, get_mark, get_plan
from garten.structured_data import describe_garden

NEWEST_ENTRIES = 3


class GardenQuerySet(SelectRelatedPageQuerySet):
    """Gardens as pages and lists need them."""

    detail_select_related = ("place", "contact__photo")


class GardenPage(BodyMixin, TopicsMixin, BasePage):
    """What the garden is, where it lies, how to join, when somebody is there, and its plots."""

    is_moderated = False

    area = models.PositiveIntegerField(
        _("area in square metres"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    hours = models.TextField(
        _("garden hours"),
        blank=True,
        help_text=_("In words; single dates come from the calendar by themselves."),
    )
    joining = RichTextField(
        _("how to join"),
        features=FEATURES,
        blank=True,
        help_text=_("Where to come, what to bring, what it costs, whom to ask."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Dates at this place are shown on the page."),
    )
    contact = models.ForeignKey(
        ContactPerson,
        verbose_name=_("contact"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects: ClassVar[Any] = BasePageManager.from_queryset(GardenQuerySet)()

    base_form_class = GardenPageForm
    needs_yearly_review = Q()
    content_panels = (
        *Page.content_panels,
        *BasePage.teaser_panels,
        *BodyMixin.body_panels,
        MultiFieldPanel(
            (
                FieldPanel("area"),
                FieldPanel("place"),
                FieldPanel("hours"),
                FieldPanel("joining"),
                FieldPanel("contact"),
            ),
            heading=_("Where, when and how to join"),
        ),
        InlinePanel(
            "plots",
            heading=_("Plots"),
            label=_("Plot"),
            help_text=format_lazy(
                _(
                    "The plan is {columns} squares wide and {rows} squares high."
                    " Each square is 2.5 metres long. Column 1 is on the left, row 1 at the top;"
                    " the preview shows how the plots lie."
                ),
                columns=COLUMNS,
                rows=ROWS,
            ),
        ),
        *TopicsMixin.topics_panels,
    )
    search_fields = (
        *BasePage.search_fields,
        *BodyMixin.body_search_fields,
        index.SearchField("joining"),
        index.SearchField("hours"),
        index.RelatedFields("plots", (index.SearchField("name"), index.SearchField("note"))),
    )
    translatable_fields = (
        *BasePage.translatable_fields,
        *BodyMixin.body_translatable_fields,
        *translated("hours", "joining", "place", "contact", "plots"),
        *synchronised("area"),
        *TopicsMixin.topics_translatable_fields,
    )
    parent_page_types = ("home.HomePage",)
    subpage_types = ("garten.GardenDiaryPage", "garten.GardenYearPage")

    class Meta:
        # Translators: for readers.
        verbose_name = _("garden")
        verbose_name_plural = _("gardens")

    def get_context_pages_q(self) -> Q:
        """Diary and garden year are linked from here."""
        below = Q(path__startswith=self.path, depth=self.depth + 1)
        return super().get_context_pages_q() | below

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The plan, the newest entries of the diary, and what other sections tell."""
        from garten.models.diary import DiaryEntryPage

        context = super().get_context(request, *args, **kwargs)
        entries = DiaryEntryPage.objects.descendant_of(self).visible_in(
            get_request_site_context(request)
        )
        newest = entries.with_teaser_data().latest_first()[:NEWEST_ENTRIES]
        context["plan"] = get_plan(self.plot_rows)
        context["children"] = [
            page
            for page in context["context_pages"].values()
            if page.path.startswith(self.path) and page.depth == self.depth + 1
        ]
        context["entries"] = [entry.get_teaser(request) for entry in newest]
        context["next_dates"] = get_upcoming_events(self.topic_keys, self.place, request)
        context["pages_about"] = get_pages_about(self.topic_keys, request, asking="garten")
        return context

    @cached_property
    def plot_rows(self) -> list["Plot"]:
        """The plots by number."""
        return sorted(self.plots.all(), key=lambda plot: (plot.number or 0, plot.sort_order or 0))

    def get_structured_data(
        self, request: HttpRequest, site_context: SiteContext, context: dict[str, Any]
    ) -> Iterable[dict[str, Any]]:
        """`Place` with its address."""
        yield describe_garden(self, context["meta"])


def _square(name: Any, largest: int, **options: Any) -> models.PositiveSmallIntegerField:
    """A position or size in squares of the plan."""
    too_large = _("The plan has squares 1 to %(limit_value)s. Please choose a smaller number.")
    limits = [
        MinValueValidator(1, _("Squares are counted from 1.")),
        MaxValueValidator(largest, too_large),
    ]
    return models.PositiveSmallIntegerField(name, validators=limits, **options)


class Plot(TranslatableMixin, Orderable):
    """A part of the garden: a bed, the oven, the shed; and where it lies on the plan."""

    garden = ParentalKey(GardenPage, on_delete=models.CASCADE, related_name="plots")
    number = models.PositiveSmallIntegerField(
        _("number"),
        validators=[
            MinValueValidator(1, _("Numbers begin with 1.")),
            MaxValueValidator(999, _("The plan has room for numbers up to %(limit_value)s.")),
        ],
        help_text=_("As on the sign in the garden."),
    )
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.RAISED_BED)
    looked_after_by = models.CharField(
        _("looked after by"),
        max_length=120,
        blank=True,
        help_text=_("A group, for example “Thursday group”; no private names."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("What grows or happens here."))
    column = _square(_("column"), COLUMNS, default=1)
    row = _square(_("row"), ROWS, default=1)
    width = _square(_("width"), COLUMNS, default=2)
    height = _square(_("height"), ROWS, default=2)

    panels = (
        FieldRowPanel((FieldPanel("number"), FieldPanel("name"))),
        FieldRowPanel((FieldPanel("kind"), FieldPanel("looked_after_by"))),
        FieldPanel("note"),
        FieldRowPanel(
            (FieldPanel("column"), FieldPanel("row"), FieldPanel("width"), FieldPanel("height"))
        ),
    )
    translatable_fields = (
        *translated("name", "looked_after_by", "note"),
        *synchronised("number", "kind", "column", "row", "width", "height", "sort_order"),
    )

    changes_content_version = True

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("plot")
        verbose_name_plural = _("plots")

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def anchor(self) -> str:
        """The name of its entry in the list."""
        return get_anchor(self.number)

    @property
    def mark(self) -> str:
        """The name of its shape on the plan."""
        return get_mark(self.number)

    def clean(self) -> None:
        """A plot ends where the plan ends."""
        super().clean()
        too_far = _("The plot would reach beyond the edge of the plan. Move it or make it smaller.")
        if self.column and self.width and self.column + self.width - 1 > COLUMNS:
            raise ValidationError({"width": too_far})
        if self.row and self.height and self.row + self.height - 1 > ROWS:
            raise ValidationError({"height": too_far})
