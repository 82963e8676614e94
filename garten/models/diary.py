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
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.search import index

from cms.core import structured_data
from cms.core.models import BasePage, BodyMixin
from cms.core.querysets import BasePageManager, BasePageQuerySet, paginate
from cms.core.subpages import below
from cms.fields import synchronised, translated
from cms.site.context import SiteContext, get_request_site_context
from cms.types import Teaser
from garten.forms import DiaryEntryPageForm
from garten.seasons import Season, get_season, get_season_label
from garten.structured_data import describe_entry

ENTRIES_A_PAGE = 10


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


class GardenDiaryPage(RoutablePageMixin, BasePage):
    """The diary: its entries by season, the newest first."""

    is_moderated = False

    content_panels = (*Page.content_panels, *BasePage.teaser_panels)
    parent_page_types = ("garten.GardenPage",)
    subpage_types = ("garten.DiaryEntryPage",)
    entries_per_page = ENTRIES_A_PAGE
    max_count_per_parent = 1

    class Meta:
        # Translators: for readers.
        verbose_name = _("garden diary")
        verbose_name_plural = _("garden diaries")

    @path("")
    def entries(self, request: HttpRequest) -> HttpResponse:
        """Entries by season; `?season=` shows one season of all years."""
        return self.render(request, context_overrides=self.get_entries_context(request))

    @path("feed/atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """Newest entries as Atom."""
        from garten.feeds import AtomDiaryFeed

        return AtomDiaryFeed()(request, diary=self)

    def get_entries(self, request: HttpRequest) -> Any:
        """Readable entries of this diary."""
        return DiaryEntryPage.objects.child_of(self).visible_in(get_request_site_context(request))

    def get_entry_locales(self, request: HttpRequest, paths: Iterable[str]) -> Any:
        """Of the diary's entries."""
        entries = DiaryEntryPage.objects.visible_in(get_request_site_context(request))
        return entries.filter(below(paths)).values_list("locale_id")

    def get_entries_context(self, request: HttpRequest) -> dict[str, Any]:
        """One page of entries in groups of a season, and the seasons to choose from."""
        # PostgreSQL takes no NUL; what stands for it fits nothing either.
        season = request.GET.get("season", "")[:20].replace("\0", "\ufffd")
        entries = self.get_entries(request)
        if season:
            entries = entries.in_season(season)
        page_obj = paginate(request, entries.with_teaser_data().latest_first(), ENTRIES_A_PAGE)
        groups = groupby(page_obj, key=lambda entry: entry.season_label)
        # Translators: for readers.
        choices = [("", gettext("All seasons")), *Season.choices]
        return {
            "meta": self.get_list_meta(request, page_obj.number),
            "is_narrowed": bool(season),
            "page_obj": page_obj,
            "groups": [
                {
                    # Translators: for readers.
                    "title": title or gettext("Without a day"),
                    "entries": [entry.get_teaser(request) for entry in found],
                }
                for title, found in groups
            ],
            "seasons": [
                {"value": value, "label": label, "chosen": value == season}
                for value, label in choices
            ],
        }

    def get_list_meta(self, request: HttpRequest, number: int) -> Any:
        """Later pages of the list are pages of their own."""
        meta = self.get_meta(request, get_request_site_context(request))
        if number == 1:
            return meta
        title = f"{gettext('Page %(number)s') % {'number': number}} – {meta.title}"
        return replace(meta, title=title, canonical=f"{meta.canonical}?page={number}")


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
    open_graph_kind = "article"
    content_panels = (
        *Page.content_panels,
        FieldRowPanel((FieldPanel("date"), FieldPanel("weather"))),
        *BasePage.teaser_panels,
        *BodyMixin.story_panels,
    )
    search_fields = (
        *BasePage.search_fields,
        *BodyMixin.story_search_fields,
        index.FilterField("date"),
    )
    translatable_fields = (
        *BasePage.translatable_fields,
        *BodyMixin.story_translatable_fields,
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
        work = structured_data.creative_work(context["translations"], request)
        yield describe_entry(self, context["meta"], work, publisher)
