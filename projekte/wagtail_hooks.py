"""The projects' part of the editors' rooms."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from projekte.models import ProjectPage


class ProjectListingViewSet(PageListingViewSet):
    """All projects in one list, and the shortest way to a new one."""

    model = ProjectPage
    name = "projects"
    url_prefix = "projekte"
    icon = "clipboard-list"
    menu_label = _("Projects")
    menu_order = 130
    add_to_admin_menu = True
    list_display = (
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("get_status_display", label=_("Stage")),
        "start_month",
        "end_month",
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    )
    list_filter = ("status",)


@hooks.register("register_admin_viewset")
def add_listing() -> ProjectListingViewSet:
    """The projects stand in the menu."""
    return ProjectListingViewSet()
