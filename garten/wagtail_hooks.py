"""The garden's part of the editors' rooms."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from garten.models import DiaryEntryPage


class DiaryListingViewSet(PageListingViewSet):
    """All entries of the diary in one list, and the shortest way to a new one."""

    model = DiaryEntryPage
    name = "diary"
    url_prefix = "gartentagebuch"
    icon = "date"
    menu_label = _("Garden diary")
    menu_order = 140
    add_to_admin_menu = True
    list_display = (
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        "date",
        "weather",
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    )
    list_filter = ("date",)


@hooks.register("register_admin_viewset")
def add_listing() -> DiaryListingViewSet:
    """The diary stands in the menu."""
    return DiaryListingViewSet()
