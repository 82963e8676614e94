"""A project: what it is for, how long it runs, who carries and who pays it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Q, Value, When
from django.http import HttpRequest
from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.core.blocks.media import DownloadBlock
from cms.core.forms import AdminMonthInput
from cms.core.models import (
    BasePage,
    BodyMixin,
    ContactPerson,
    Organisation,
    Place,
    RelatedPagesMixin,
    TopicsMixin,
)
from cms.core.querysets import (
    BasePageManager,
    SelectRelatedPageQuerySet,
    select_related_unless_read,
)
from cms.fields import synchronised, translated
from cms.sections import get_pages_about, get_upcoming_events
from cms.site.context import SiteContext
from cms.types import Teaser
from projekte.funding import Funding, summarise
from projekte.panels import FundingHintPanel
from projekte.structured_data import describe


class Status(models.TextChoices):
    """How far a project has come."""

    # Translators: for readers.
    RUNNING = "running", _("running")
    # Translators: for readers.
    PLANNED = "planned", _("planned")
    # Translators: for readers.
    FINISHED = "finished", _("finished")


class ProjectQuerySet(SelectRelatedPageQuerySet):
    """Projects as pages and lists need them."""

    detail_select_related = ("carrier", "contact__photo", "place")

    def running_first(self) -> Self:
        """Running, planned, finished; the latest start first in each."""
        cases = [When(status=name, then=Value(place)) for place, name in enumerate(Status.values)]
        order = Case(*cases, default=Value(len(cases)), output_field=models.SmallIntegerField())
        return self.order_by(order, models.F("start_month").desc(nulls_last=True), "title", "pk")


def _snippet(model: type[models.Model], name: Any, help_text: Any) -> models.ForeignKey:
    return models.ForeignKey(
        model,
        verbose_name=name,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


class ProjectPage(BodyMixin, RelatedPagesMixin, TopicsMixin, BasePage):
    """A project with its aim, period, carrier, partners, money, contact and place."""

    is_moderated = False

    aim = models.TextField(
        _("aim"), blank=True, help_text=_("What shall be better afterwards, in two sentences.")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.RUNNING
    )
    start_month = models.DateField(
        _("begins in"),
        null=True,
        blank=True,
        help_text=_("Any day of the month; only the month counts."),
    )
    end_month = models.DateField(
        _("ends in"), null=True, blank=True, help_text=_("Leave it empty while the end is open.")
    )
    carrier = _snippet(Organisation, _("carrier"), _("Who is responsible for the project."))
    contact = _snippet(ContactPerson, _("contact"), _("Whom readers can ask."))
    place = _snippet(Place, _("place"), _("Where the project can be met."))
    documents = StreamField(
        [("document", DownloadBlock())],
        verbose_name=_("documents"),
        blank=True,
        help_text=_("Applications, reports, plans: what readers may take home."),
    )

    objects: ClassVar[Any] = BasePageManager.from_queryset(ProjectQuerySet)()

    told_by = ("aim", "body")
    needs_yearly_review = Q(status=Status.RUNNING)
    content_panels = (
        *Page.content_panels,
        FieldPanel("aim"),
        MultiFieldPanel(
            (
                FieldPanel("status"),
                FieldRowPanel(
                    (
                        FieldPanel("start_month", widget=AdminMonthInput),
                        FieldPanel("end_month", widget=AdminMonthInput),
                    )
                ),
            ),
            heading=pgettext_lazy("of a project", "Period"),
        ),
        *BasePage.teaser_panels,
        *BodyMixin.body_panels,
        MultiFieldPanel(
            (FieldPanel("carrier"), FieldPanel("contact"), FieldPanel("place")),
            heading=_("Who and where"),
        ),
        InlinePanel("partners", heading=_("Partners"), label=_("Partner")),
        FundingHintPanel(heading=_("Please check the funding")),
        InlinePanel(
            "funding_lines",
            heading=_("Funding"),
            label=_("Source"),
            help_text=_("One entry for each source of money. Leave empty what is not known yet."),
        ),
        FieldPanel("documents"),
        *TopicsMixin.topics_panels,
        *RelatedPagesMixin.related_panels,
    )
    search_fields = (
        *BasePage.search_fields,
        *BodyMixin.body_search_fields,
        index.SearchField("aim", boost=2),
        index.RelatedFields("carrier", (index.SearchField("name"),)),
        index.FilterField("status"),
    )
    translatable_fields = (
        *BasePage.translatable_fields,
        *BodyMixin.body_translatable_fields,
        *translated("aim", "carrier", "contact", "place", "partners", "funding_lines"),
        *translated("documents"),
        *synchronised("status", "start_month", "end_month"),
        *TopicsMixin.topics_translatable_fields,
        *RelatedPagesMixin.related_translatable_fields,
    )
    parent_page_types = ("projekte.ProjectIndexPage",)
    subpage_types = ()

    class Meta:
        # Translators: for readers.
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def clean(self) -> None:
        """Months are stored as their first day; a project ends after it begins."""
        super().clean()
        for name in ("start_month", "end_month"):
            day = getattr(self, name)
            if day:
                setattr(self, name, day.replace(day=1))
        if self.start_month and self.end_month and self.end_month < self.start_month:
            sentence = _(
                "The project would end before it begins."
                " Change one of the two months, or leave the end empty."
            )
            raise ValidationError({"end_month": sentence})

    @property
    def period_label(self) -> str:
        """“January 2026 to December 2028”, “since May 2022”, “until June 2024”, or nothing."""
        start, end = self.start_month, self.end_month
        if start and end:
            if start == end:
                return _month(start)
            # Translators: for readers.
            text = gettext("%(start)s to %(end)s")
            return text % {"start": _month_in_phrase(start), "end": _month_in_phrase(end)}
        if start:
            texts: dict[str, str] = {
                # Translators: for readers.
                Status.PLANNED: gettext("from %(month)s"),
                # Translators: for readers.
                Status.FINISHED: gettext("begun in %(month)s"),
            }
            # Translators: for readers.
            text = texts.get(self.status, gettext("since %(month)s"))
            return text % {"month": _month_in_phrase(start)}
        # Translators: for readers.
        return gettext("until %(month)s") % {"month": _month_in_phrase(end)} if end else ""

    @cached_property
    def funding_rows(self) -> list[Any]:
        """The funding lines in their order."""
        return list(self.funding_lines.all())

    @cached_property
    def funding(self) -> Funding:
        """The funding lines with what they add up to."""
        return summarise(self.funding_rows)

    @cached_property
    def partner_organisations(self) -> list[Organisation]:
        """The partners in their order."""
        return [
            row.organisation for row in select_related_unless_read(self.partners, "organisation")
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What other sections tell about the project's topics, and pages to read on."""
        context = super().get_context(request, *args, **kwargs)
        related = self.get_related(request, context["context_pages"])
        chosen = {link.url for link in related}
        pages = get_pages_about(self.topic_keys, request, asking="projekte")
        context["related"] = related
        context["pages_about"] = [page for page in pages if page.url not in chosen]
        context["next_dates"] = get_upcoming_events(self.topic_keys, None, request)
        return context

    def get_teaser(self, request: HttpRequest | None = None) -> Teaser:
        """With status and period as label."""
        parts = (capfirst(self.get_status_display()), self.period_label)
        label = pgettext("comma", ", ").join(part for part in parts if part)
        teaser = super().get_teaser(request)
        return replace(teaser, label=label, teaser=teaser.teaser or self.aim)

    def get_structured_data(
        self, request: HttpRequest, site_context: SiteContext, context: dict[str, Any]
    ) -> Iterable[dict[str, Any]]:
        """`Project` with carrier, partners and grants."""
        yield describe(self, context["meta"])


def _month(day: date) -> str:
    return f"{MONTHS[day.month]} {day.year}"


def _month_in_phrase(day: date) -> str:
    """With the name that follows “since” or “until”; Slavic languages bend it."""
    return f"{MONTHS_ALT[day.month]} {day.year}"
