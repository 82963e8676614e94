"""The search's part of the admin."""

from django.utils.translation import gettext_lazy as _
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
