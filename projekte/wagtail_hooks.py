"""The projects' part of the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column

from cms.dashboard.viewsets import MenuPageListingViewSet
from cms.viewsets import status_column, title_column
from projekte.models import ProjectPage


class ProjectListingViewSet(MenuPageListingViewSet):
    """All projects in one list, and the shortest way to a new one."""

    model = ProjectPage
    name = "projects"
    url_prefix = "projekte"
    icon = "clipboard-list"
    menu_label = _("Projects")
    menu_order = 138
    list_display = (
        title_column(),
        Column("get_status_display", label=_("Stage")),
        "start_month",
        "end_month",
        status_column(),
    )
    list_filter = ("status",)


@hooks.register("register_admin_viewset")
def add_listing() -> ProjectListingViewSet:
    """The projects stand in the menu."""
    return ProjectListingViewSet()
