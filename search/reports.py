"""What readers search for, told to those who keep the synonyms."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_filters import BooleanFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.contrib.search_promotions.views import IndexView
from wagtail.permissions import policy_registry

from cms.dashboard.panels.base import DashboardPanel, ListPanel, Row
from cms.viewsets import NamedCreateView
from search.models import DailyQuery, Synonym, get_language_choices

#: What nobody has searched for since is not urgent.
LATELY = timedelta(days=60)


def get_add_url(row: dict[str, Any]) -> str:
    """The form of a new synonym for a query."""
    address = reverse("wagtailsnippets_search_synonym:add")
    return f"{address}?{urlencode({'words': row['query'], 'language': row['language']})}"


class SynonymCreateView(NamedCreateView):
    """Begins with what readers have searched for, where one comes from there."""

    def get_initial_form_instance(self) -> Synonym:
        """With the query and its language, as the address has them."""
        language = self.request.GET.get("language", "")
        given = {"language": language} if language in dict(get_language_choices()) else {}
        return Synonym(words=self.request.GET.get("words", "")[:255], **given)


class SearchesFilterSet(WagtailFilterSet):
    """By language, and what finds nothing."""

    finds = BooleanFilter(label=gettext_lazy("Finds something"))

    class Meta:
        model = DailyQuery
        fields = ("language",)


class SearchesView(ReportView):
    """What readers have searched for in a year, on three days or more; the most frequent first."""

    page_title = gettext_lazy("What readers search for")
    header_icon = "search"
    index_url_name = "searches"
    index_results_url_name = "searches_results"
    filterset_class = SearchesFilterSet
    model = DailyQuery
    permission_policy = policy_registry.get_by_type(Synonym)
    any_permission_required = ("add", "change")
    default_ordering = "-total"
    columns = (
        Column("query", label=gettext_lazy("Searched for"), sort_key="query"),
        Column("language", label=gettext_lazy("Language"), sort_key="language"),
        NumberColumn("total", label=gettext_lazy("How often"), sort_key="total"),
        NumberColumn("days", label=gettext_lazy("On how many days"), sort_key="days"),
        Column("last_day", label=gettext_lazy("Last on"), sort_key="last_day"),
        BooleanColumn("finds", label=gettext_lazy("Finds something")),
        TitleColumn(
            "synonym",
            label=gettext_lazy("Synonym"),
            accessor=lambda _row: _("Add a synonym"),
            get_url=get_add_url,
        ),
    )
    list_export = ("query", "language", "total", "days", "last_day", "finds")

    def get_base_queryset(self) -> Any:
        """Nothing that came on fewer days."""
        return DailyQuery.objects.told_to_staff()


class PromotionsView(IndexView):
    """Wagtail's, without how often a word was searched for: its tables keep nothing of that."""

    columns = tuple(column for column in IndexView.columns if column.name != "views")


class UnansweredPanel(ListPanel):
    """Frequent queries that find nothing, the most frequent first."""

    name = "ohne-treffer"
    order = 660
    heading = gettext_lazy("Searched for and not found")
    hint = gettext_lazy("A synonym leads from a word of the readers to what the pages say.")

    def get_items(self) -> Any:
        return DailyQuery.objects.without_hits(localdate() - LATELY)

    def describe(self, items: Sequence[dict[str, Any]]) -> list[Row]:
        languages = dict(get_language_choices())
        return [
            Row(
                item["query"],
                get_add_url(item),
                (
                    languages.get(item["language"], item["language"]),
                    ngettext("%(count)s time", "%(count)s times", item["total"])
                    % {"count": item["total"]},
                    _("Add a synonym"),
                ),
            )
            for item in items
        ]


def get_panels(request: HttpRequest) -> list[DashboardPanel]:
    """For those who keep the synonyms."""
    return [UnansweredPanel(request)] if request.user.has_perm("search.add_synonym") else []
