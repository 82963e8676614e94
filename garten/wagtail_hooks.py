"""The garden's part of the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.dashboard.viewsets import MenuPageListingViewSet
from cms.viewsets import status_column, title_column
from garten.models import DiaryEntryPage
from garten.views import GardenYearViewSet

hooks.register("register_admin_viewset", GardenYearViewSet)


class DiaryListingViewSet(MenuPageListingViewSet):
    """All entries of the diary in one list, and the shortest way to a new one."""

    model = DiaryEntryPage
    name = "diary"
    url_prefix = "gartentagebuch"
    icon = "date"
    menu_label = _("Garden diary")
    menu_order = 140
    list_display = (
        title_column(),
        "date",
        "weather",
        status_column(),
    )
    list_filter = ("date",)


@hooks.register("register_admin_viewset")
def add_listing() -> DiaryListingViewSet:
    """The diary stands in the menu."""
    return DiaryListingViewSet()
