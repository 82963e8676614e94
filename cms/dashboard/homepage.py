"""Puts the dashboard together: the next step, big buttons, panels by urgency."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.admin.menu import reports_menu, settings_menu
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.dashboard.panels.base import DashboardPanel
from cms.dashboard.panels.hours import SchoolHolidaysPanel
from cms.dashboard.panels.moderation import (
    PeopleWithoutRolePanel,
    ScheduledPanel,
    StalePanel,
    UndescribedPanel,
    WaitingPanel,
)
from cms.dashboard.panels.own import (
    DraftsPanel,
    HandedInPanel,
    PublishedPanel,
    SentBackPanel,
)
from cms.editorial.permissions import get_add_url, may_publish_somewhere
from cms.sections import get_sections
from cms.types import Link
from cms.word_files.offers import get_offers

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OWN = (SentBackPanel, DraftsPanel, HandedInPanel)
MODERATORS = (WaitingPanel, ScheduledPanel, UndescribedPanel, StalePanel)


@dataclass(frozen=True)
class Button:
    """A big button that leads straight into a form."""

    label: "StrOrPromise"
    icon: str
    url: str


class WelcomePanel(DashboardPanel):
    """The next step in a sentence, and a button for everything this person may write."""

    name = "begruessung"
    order = 0
    template_name = "dashboard/welcome_panel.html"

    def __init__(self, request: HttpRequest, panels: list[DashboardPanel]) -> None:
        super().__init__(request)
        self.panels = panels

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """`sentence`, `buttons`, `word_files`, the way to the calendar for those who publish.

        Who writes nothing here finds what there is to look after: `ways`.
        """
        buttons = list(get_buttons(self.user))
        schedule_url = reverse("schedule") if may_publish_somewhere(self.user) else ""
        if not buttons:
            return {
                "sentence": self._get_sentence(buttons),
                "schedule_url": schedule_url,
                "buttons": list(get_office_buttons(self.user)),
                "ways": list(get_office_links(self.request)),
            }
        return {
            "sentence": self._get_sentence(buttons),
            "buttons": buttons,
            "word_files": list(get_offers(self.user)),
            "schedule_url": schedule_url,
        }

    def _get_sentence(self, buttons: list[Button]) -> str:
        steps = (panel.next_step for panel in self.panels)
        nothing = _("Nothing is waiting for you.")
        if buttons:
            nothing = _("Nothing is waiting for you. Would you like to write something?")
        return next((step for step in steps if step), nothing)


def get_buttons(user: Any) -> Iterator[Button]:
    """What `user` may write, in the order of the sections."""
    for section in get_sections():
        for offer in section.quick_adds:
            url = get_add_url(user, section.get_model(offer.page_type))
            if url:
                yield Button(offer.label, offer.icon, url)


def get_office_buttons(user: Any) -> Iterator[Button]:
    """What those do most who write nothing, but look after the site."""
    if user.has_perm("users.add_user"):
        yield Button(_("Invite somebody"), "user", reverse("wagtailusers_users:add"))


def get_office_links(request: HttpRequest) -> Iterator[Link]:
    """What the menu has for them further down."""
    for menu in (settings_menu, reports_menu):
        for item in menu.menu_items_for_request(request):
            yield Link(str(item.label), str(item.url))


def get_panels(request: HttpRequest) -> list[DashboardPanel]:
    """What has something to say to this person, the most urgent first."""
    own = [panel(request) for panel in _get_types(request.user)]
    named = (getattr(config, "dashboard_panels", "") for config in apps.get_app_configs())
    others = [panel for name in named if name for panel in import_string(name)(request)]
    panels = sorted([*own, *others], key=lambda panel: panel.order)
    return [panel for panel in panels if not panel.is_empty]


def _get_types(user: Any) -> Iterator[type[DashboardPanel]]:
    """The panels that fit what somebody may do; rights decide and not the name of a group."""
    moderates = may_publish_somewhere(user)
    if policy_registry.get_by_type(Page).user_has_any_permission(user, {"add", "change"}):
        yield from OWN
        if not moderates:
            yield PublishedPanel
    if moderates:
        yield from MODERATORS
    if user.has_perm("hours.change_openinghours"):
        yield SchoolHolidaysPanel
    if user.has_perm("users.change_user"):
        yield PeopleWithoutRolePanel
