"""What stands on every page, in the editors' menu; links in their rich text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.hours.models import OpeningHours
from cms.site.models import Menu, SiteDetails
from cms.site.rich_text import LocalizedPageLinkHandler
from cms.viewsets import BaseSnippetViewSet


class SiteDetailsViewSet(BaseSnippetViewSet):
    model = SiteDetails
    icon = "home"
    menu_label = _("Name, contact, funders")
    list_display = ("site_name", "phone", "email")


class OpeningHoursViewSet(BaseSnippetViewSet):
    model = OpeningHours
    icon = "calendar-alt"
    menu_label = _("Opening hours, notices")
    list_display = ("__str__", "note")


class MenuViewSet(BaseSnippetViewSet):
    model = Menu
    icon = "bars"
    menu_label = _("Menus")
    list_display = ("position",)


class WebsiteViewSetGroup(SnippetViewSetGroup):
    """What stands on every page."""

    items = (SiteDetailsViewSet, OpeningHoursViewSet, MenuViewSet)
    menu_label = _("On every page")
    menu_name = "on-every-page"
    menu_icon = "cogs"
    menu_order = 320


register_snippet(WebsiteViewSetGroup)


@hooks.register("register_rich_text_features", order=10)
def lead_readers_to_their_language(features: Any) -> None:
    """Links to pages keep the reader's language, instead of Wagtail's own."""
    features.register_link_type(LocalizedPageLinkHandler)
