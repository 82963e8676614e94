"""The garden's diary, by season."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from itertools import groupby
from typing import Any, ClassVar, Self

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page
from wagtail.search import index

from cms.core import structured_data
from cms.core.models import BasePage, BodyMixin, ListFilter, PaginatedListMixin
from cms.core.querysets import BasePageManager, BasePageQuerySet
from cms.fields import synchronised, translated
from cms.site.context import SiteContext
from cms.types import Teaser
from garten.feeds import AtomDiaryFeed
from garten.forms import DiaryEntryPageForm
from garten.seasons import Season, get_season, get_season_label
from garten.structured_data import describe_entry


class DiaryQuerySet(BasePageQuerySet):
    """Entries of the diary as lists need them."""

    def latest_first(self) -> Self:
        """By the day they tell of."""
        return self.order_by(models.F("date").desc(nulls_last=True), "-pk")

    def in_season(self, name: str) -> Self:
        """Only entries of one season, of all years; none for a word that is no season."""
        if name not in Season.values:
            return self.none()
        return self.filter(date__month__in=Season(name).months)


class GardenDiaryPage(PaginatedListMixin, BasePage):
    """The diary: its entries by season, the newest first."""

    is_moderated = False
    entries_per_page = 10
    list_filters = (
        ListFilter(
            "season",
            DiaryQuerySet.in_season,
            # Translators: for readers.
            (("", _("All seasons")), *Season.choices),
            # Translators: for readers.
            _("Choose a season"),
        ),
    )

    content_panels = (*Page.content_panels, *BasePage.teaser_panels)
    parent_page_types = ("garten.GardenPage",)
    subpage_types = ("garten.DiaryEntryPage",)
    max_count_per_parent = 1

    class Meta:
        # Translators: for readers.
        verbose_name = _("garden diary")
        verbose_name_plural = _("garden diaries")

    @path("feed/atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """Newest entries as Atom."""
        return AtomDiaryFeed()(request, page=self)

    def get_entries(self, request: HttpRequest) -> Any:
        """Readable entries of this diary, the latest day first."""
        return super().get_entries(request).latest_first()

    def get_list_context(self, request: HttpRequest) -> dict[str, Any]:
        """The entries in groups of a season besides."""
        context = super().get_list_context(request)
        found = zip(context["page_obj"], context["entries"], strict=True)
        # Translators: for readers.
        no_day = gettext("Without a day")
        context["groups"] = [
            {"title": title or no_day, "entries": [entry for _page, entry in group]}
            for title, group in groupby(found, key=lambda pair: pair[0].season_label)
        ]
        return context


class DiaryEntryPage(BodyMixin, BasePage):
    """What happened in the garden on one day."""

    date = models.DateField(
        _("day"), null=True, default=localdate, help_text=_("The day the entry tells of.")
    )
    weather = models.CharField(
        _("weather"),
        max_length=80,
        blank=True,
        help_text=_("For example: frost at night, sun at noon."),
    )

    objects: ClassVar[Any] = BasePageManager.from_queryset(DiaryQuerySet)()

    base_form_class = DiaryEntryPageForm
    told_by = ("body",)
    open_graph_kind = "article"
    content_panels = (
        *Page.content_panels,
        FieldRowPanel((FieldPanel("date"), FieldPanel("weather"))),
        *BasePage.teaser_panels,
        *BodyMixin.body_panels,
    )
    search_fields = (
        *BasePage.search_fields,
        *BodyMixin.body_search_fields,
        index.FilterField("date"),
    )
    translatable_fields = (
        *BasePage.translatable_fields,
        *BodyMixin.body_translatable_fields,
        *translated("weather"),
        *synchronised("date"),
    )
    parent_page_types = ("garten.GardenDiaryPage",)
    subpage_types = ()

    class Meta:
        # Translators: for readers.
        verbose_name = _("diary entry")
        verbose_name_plural = _("diary entries")
        indexes = (models.Index(fields=("date",), name="diary_entry_date"),)

    @property
    def season(self) -> str:
        """“spring”, “summer”, “autumn” or “winter”; empty without a day."""
        return get_season(self.date).value if self.date else ""

    @property
    def season_label(self) -> str:
        """“Winter 2025/26”, as the diary's headings say."""
        return get_season_label(self.date) if self.date else ""

    def get_teaser(self, request: HttpRequest | None = None) -> Teaser:
        """With its day instead of the day it was published."""
        day = self.date
        noon = datetime.combine(day, time(12), tzinfo=get_current_timezone()) if day else None
        return replace(super().get_teaser(request), date=noon)

    def get_structured_data(
        self, request: HttpRequest, site_context: SiteContext, context: dict[str, Any]
    ) -> Iterable[dict[str, Any]]:
        """`BlogPosting` by the office."""
        publisher = structured_data.organization(site_context, request)
        work = structured_data.creative_work(context["language_links"], request)
        yield describe_entry(self, context["meta"], work, publisher)
