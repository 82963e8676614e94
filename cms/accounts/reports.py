"""The log of logins, among the reports of the admin."""

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from cms.accounts.models import SecurityEvent
from cms.users.models import User


class SecurityEventFilterSet(WagtailFilterSet):
    """By what happened and whose login it is about."""

    class Meta:
        model = SecurityEvent
        fields = ("kind", "person")


class SecurityEventsView(ReportView):
    """What happened to logins in ninety days, the newest first."""

    page_title = gettext_lazy("Log of logins")
    header_icon = "history"
    index_url_name = "security_events"
    index_results_url_name = "security_events_results"
    filterset_class = SecurityEventFilterSet
    model = SecurityEvent
    # Whoever may change people; the log itself nobody changes.
    permission_policy = policy_registry.get_by_type(User)
    any_permission_required = ("change",)
    default_ordering = "-created_at"
    columns = (
        DateColumn("created_at", label=gettext_lazy("Date and time"), sort_key="created_at"),
        Column("kind", label=gettext_lazy("What happened"), accessor="get_kind_display"),
        Column("name", label=gettext_lazy("Whose login")),
        Column("detail", label=gettext_lazy("Details")),
        Column("actor", label=gettext_lazy("Who did it")),
        Column("address", label=gettext_lazy("From where")),
    )
    list_export = ("created_at", "kind", "name", "detail", "actor", "address")

    def get_base_queryset(self) -> Any:
        """With what each line shows."""
        return super().get_base_queryset().select_related("actor")
