"""The list of mails for administrators: what went out, and what is stuck and why."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from cms.notifications.models import Notification
from cms.notifications.tasks import deliver


def may_manage(user: Any) -> bool:
    """Whether `user` may see the mails and have them tried again."""
    return bool(policy_registry.get_by_type(Notification).user_has_permission(user, "change"))


class NotificationFilterSet(WagtailFilterSet):
    """By what has become of them and what they are about."""

    class Meta:
        model = Notification
        fields = ("state", "kind")


class ErrorColumn(Column):
    """What the mail server said, with a button where trying again makes sense."""

    cell_template_name = "notifications/error_cell.html"

    def get_cell_context_data(
        self, instance: Notification, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        """With the address that the button posts to."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        if instance.is_stuck:
            context["retry_url"] = reverse("retry_mail", args=[instance.pk])
        return context


class NotificationsView(ReportView):
    """Mails, the newest first."""

    page_title = gettext_lazy("Mails")
    header_icon = "mail"
    index_url_name = "mails"
    index_results_url_name = "mails_results"
    filterset_class = NotificationFilterSet
    model = Notification
    permission_policy = policy_registry.get_by_type(Notification)
    any_permission_required = ("change",)
    default_ordering = "-created_at"
    columns = (
        Column("recipient", label=gettext_lazy("Recipient")),
        Column("kind", label=gettext_lazy("Occasion"), accessor="get_kind_display"),
        Column("page", label=gettext_lazy("Page"), accessor="page.get_admin_display_title"),
        DateColumn("created_at", label=gettext_lazy("Since"), sort_key="created_at"),
        Column("state", label=gettext_lazy("Status"), accessor="get_state_display"),
        DateColumn("sent_at", label=gettext_lazy("Sent"), sort_key="sent_at"),
        Column("attempts", label=gettext_lazy("Failed attempts"), sort_key="attempts"),
        ErrorColumn("last_error", label=gettext_lazy("What went wrong")),
    )
    list_export = ("recipient", "kind", "page", "created_at", "sent_at", "attempts", "last_error")

    def get_base_queryset(self) -> Any:
        """With what each line shows."""
        return super().get_base_queryset().select_related("recipient", "page")


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a mail that is stuck as soon as the worker comes to it."""
    if not may_manage(request.user):
        raise PermissionDenied
    notification = get_object_or_404(Notification, pk=pk)
    notification.retry()
    deliver.enqueue()
    messages.success(request, _("The mail is sent again within a minute."))
    return redirect("mails")
