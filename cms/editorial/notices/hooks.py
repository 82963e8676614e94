"""What this room adds to the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.core.menu import RestrictedMenuItem
from cms.editorial.notices import views


@hooks.register("register_reports_menu_item")
def add_mails_to_reports() -> MenuItem:
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
def add_mail_addresses() -> list[URLPattern]:
    """The report, its results for filtering, and trying again."""
    results: Any = views.MailsView.as_view(results_only=True)
    return [
        path("reports/mails/", views.MailsView.as_view(), name="mails"),
        path("reports/mails/results/", results, name="mails_results"),
        path("reports/mails/<int:pk>/retry/", views.retry, name="retry_mail"),
    ]


@hooks.register("register_permissions")
def offer_right_to_mails() -> QuerySet[Permission]:
    """Administrators can give the right to other groups."""
    return Permission.objects.filter(content_type__app_label="editorial", codename="change_notice")
