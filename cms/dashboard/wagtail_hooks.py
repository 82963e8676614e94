"""What the dashboard adds to Wagtail's admin, and what it takes away."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.core.menu import RestrictedMenuItem
from cms.dashboard import views
from cms.dashboard.homepage import WelcomePanel, get_panels
from cms.dashboard.schedule import schedule
from cms.editorial.permissions import may_publish_somewhere

#: Reports that are about no page.
OFFICE_REPORTS = ("mails", "security-events")
#: Wagtail's own: English pages elsewhere, which are not about this site.
FOREIGN_HELP = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("construct_homepage_panels")
def replace_homepage_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put everybody's next steps where Wagtail's panels were."""
    own = get_panels(request)
    panels[:] = [WelcomePanel(request, own), *own]


@hooks.register("construct_reports_menu")
def restrict_reports(request: HttpRequest, items: list[Any]) -> None:
    """Reports on pages are for those who publish; others have their own lists."""
    if not may_publish_somewhere(request.user):
        items[:] = [item for item in items if item.name in OFFICE_REPORTS]


@hooks.register("construct_help_menu")
def remove_foreign_help(_request: HttpRequest, items: list[Any]) -> None:
    """Help is about this site, in German."""
    items[:] = [item for item in items if not item.name.startswith(FOREIGN_HELP)]


@hooks.register("register_admin_menu_item")
def add_schedule() -> MenuItem:
    """The calendar stands below what waits for release, for those who publish."""
    return RestrictedMenuItem(
        _("What appears when"),
        reverse_lazy("schedule"),
        name="schedule",
        icon_name="calendar-alt",
        order=55,
        is_for=may_publish_somewhere,
    )


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The calendar, whole lists, and the button that says a page is still right."""
    return [
        path("erscheint/", schedule, name="schedule"),
        path("erscheint/<str:month>/", schedule, name="schedule"),
        path("schreibtisch/<slug:name>/", views.panel_list, name="panel_list"),
        path("schreibtisch/verwerfen/<int:key>/", views.discard_draft, name="discard_draft"),
        path("schreibtisch/geprueft/<int:key>/", views.mark_reviewed, name="mark_reviewed"),
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """The history of a page tells who has looked it over."""
    actions.register_action(views.LOOKED_OVER, _("Look over"), _("Looked over: still right"))
