"""What logging in adds to the admin: one's own login, others', and the log."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.widgets.button import Button

from cms.accounts.reports import SecurityEventsView
from cms.accounts.views import PersonView
from cms.users.models import User
from cms.users.rights import may_manage


class ReportMenuItem(MenuItem):
    """For whoever may change people."""

    def is_shown(self, request: HttpRequest) -> bool:
        """What the report itself asks."""
        return bool(request.user.has_perm("users.change_user"))


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    """Among the reports."""
    return ReportMenuItem(
        SecurityEventsView.page_title,
        reverse("security_events"),
        name="security-events",
        icon_name="history",
        order=1310,
    )


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The log, its results for filtering, and somebody's login."""
    results: Any = SecurityEventsView.as_view(results_only=True)
    return [
        path("reports/logins/", SecurityEventsView.as_view(), name="security_events"),
        path("reports/logins/results/", results, name="security_events_results"),
        path("users/<int:pk>/login/", PersonView.as_view(), name="person_login"),
    ]


class LoginPanel(BaseSettingsPanel):
    """From one's account to what one logs in with. It has nothing to fill in."""

    name = "login"
    title = _("Logging in")
    order = 110
    template_name = "accounts/admin/account_panel.html"

    def get_form(self) -> forms.Form:
        """Empty, and never sent."""
        return forms.Form()


@hooks.register("register_account_settings_panel")
def register_panel(request: HttpRequest, user: Any, profile: Any) -> BaseSettingsPanel:
    """Below name and e-mail address."""
    return LoginPanel(request, user, profile)


@hooks.register("register_user_listing_buttons")
def offer_login(user: User, request_user: User) -> Iterator[Button]:
    """In the row of each person whom one may change, but for oneself."""
    if user != request_user and may_manage(request_user, user):
        url = reverse("person_login", args=[user.pk])
        yield Button(_("Login and second factor"), url, icon_name="key", priority=40)
