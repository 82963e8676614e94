"""The search's part of the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet

from cms.viewsets import BaseSnippetViewSet
from search.models import Synonym
from search.reports import PromotionsView, SearchesView, SynonymCreateView


class SynonymViewSet(BaseSnippetViewSet):
    model = Synonym
    icon = "search"
    list_display = (
        "words",
        "found",
        BooleanColumn("both_ways", label=_("And the other way round"), sort_key="both_ways"),
        "language",
    )
    list_filter = ("language",)
    search_fields = ("words", "found")
    add_view_class = SynonymCreateView
    menu_label = _("Synonyms")
    add_to_settings_menu = True


register_snippet(SynonymViewSet)


class SearchesMenuItem(MenuItem):
    """For those who keep the synonyms."""

    def is_shown(self, request: HttpRequest) -> bool:
        """What the report itself asks."""
        return bool(request.user.has_perm("search.add_synonym"))


@hooks.register("register_reports_menu_item")
def register_searches() -> MenuItem:
    """Among the reports."""
    return SearchesMenuItem(
        SearchesView.page_title,
        reverse("searches"),
        name="searches",
        icon_name="search",
        order=1305,
    )


@hooks.register("register_admin_urls", order=-1)
def register_urls() -> list[URLPattern]:
    """The report and the list of promotions, before Wagtail's own, with their results."""
    results: Any = SearchesView.as_view(results_only=True)
    promotions: Any = PromotionsView.as_view(results_only=True)
    return [
        path("searchpicks/", PromotionsView.as_view()),
        path("searchpicks/results/", promotions),
        path("reports/searches/", SearchesView.as_view(), name="searches"),
        path("reports/searches/results/", results, name="searches_results"),
    ]


@hooks.register("construct_reports_menu")
def leave_out_search_terms(_request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's list of what readers typed stays empty: nothing of that is kept there."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]
