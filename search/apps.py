"""The search as an app."""

from django.apps import AppConfig
from django.core.signals import request_finished
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")
    dashboard_panels = "search.reports.get_panels"

    def ready(self) -> None:
        """Count what readers search for."""
        from cms.core.search import searched
        from search.counting import add_up_when_due, count_query

        searched.connect(count_query, dispatch_uid="count_query")
        request_finished.connect(add_up_when_due, dispatch_uid="add_up_when_due")
