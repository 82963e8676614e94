"""What mails about the editorial work add to Wagtail's admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.core.menu import RestrictedMenuItem
from cms.notifications import views


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    """Among the reports, for administrators as a rule."""
    return RestrictedMenuItem(
        _("Mails"),
        reverse("mails"),
        name="mails",
        icon_name="mail",
        order=1300,
        is_for=views.may_manage,
    )


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The report, its results for filtering, and trying again."""
    results: Any = views.NotificationsView.as_view(results_only=True)
    return [
        path("reports/mails/", views.NotificationsView.as_view(), name="mails"),
        path("reports/mails/results/", results, name="mails_results"),
        path("reports/mails/<int:pk>/retry/", views.retry, name="retry_mail"),
    ]


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Administrators can give the right to other groups."""
    return Permission.objects.filter(
        content_type__app_label="notifications", codename="change_notification"
    )
