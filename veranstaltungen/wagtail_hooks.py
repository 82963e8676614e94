"""The calendar's part of the admin."""

from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from cms.core.menu import RestrictedMenuItem
from cms.dashboard.viewsets import MenuPageListingViewSet
from cms.viewsets import BaseSnippetViewSet, status_column, title_column
from veranstaltungen import views
from veranstaltungen.clashes import tell_clashes
from veranstaltungen.models import EventKind, EventPage
from veranstaltungen.models.dates import refresh


class EventKindViewSet(BaseSnippetViewSet):
    model = EventKind
    icon = "tag"
    list_display = ("name", "slug")
    search_fields = ("name",)
    menu_label = _("Kinds of events")
    menu_order = 305
    add_to_admin_menu = True


register_snippet(EventKindViewSet)


class EventListingViewSet(MenuPageListingViewSet):
    """All events in one list, and the shortest way to a new one."""

    model = EventPage
    name = "events"
    url_prefix = "veranstaltungen/liste"
    icon = "date"
    menu_label = _("Events")
    menu_order = 130
    list_display = (
        title_column(),
        "kind",
        "place",
        status_column(),
    )
    list_filter = ("kind", "place", "organiser", "status")


@hooks.register("register_admin_viewset")
def add_listing() -> EventListingViewSet:
    """Events stand in the menu."""
    return EventListingViewSet()


@hooks.register("register_admin_menu_item")
def add_import() -> MenuItem:
    """Calendar files come in through the menu, for people who may publish events."""
    return RestrictedMenuItem(
        _("Import dates"),
        reverse_lazy("event_import"),
        name="event-import",
        icon_name="download",
        order=135,
        is_for=views.may_import,
    )


hooks.register("after_create_page", tell_clashes)
hooks.register("after_edit_page", tell_clashes)


@hooks.register("after_convert_alias_page")
def add_dates(_request: Any, page: Any) -> None:
    """What was an alias and is a page of its own now has dates of its own."""
    if isinstance(page.specific, EventPage):
        refresh(page.specific)


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """The list of next dates in the editor, dates as a sentence, and the import."""
    return [
        path("veranstaltungen/termine/", views.preview_dates, name="event_dates_preview"),
        path("veranstaltungen/wann/", views.read_when, name="event_when"),
        path("veranstaltungen/import/", views.import_calendar, name="event_import"),
    ]
