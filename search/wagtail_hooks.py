"""The search's part of the admin."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet

from cms.viewsets import BaseSnippetViewSet
from search.models import Synonym


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
    menu_label = _("Synonyms")
    add_to_settings_menu = True


register_snippet(SynonymViewSet)


@hooks.register("construct_reports_menu")
def leave_out_search_terms(_request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's list of what readers typed stays empty: nothing of that is kept there."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]
