"""What Simple German adds to the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from cms.languages.plain import views
from cms.languages.plain.testing import RECORDED, REMOVED


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """The check of a text, and the record of a page's testing."""
    return [
        path("einfache-sprache/pruefen/", views.check_text, name="check_plain_text"),
        path("einfache-sprache/<int:page_id>/", views.testing, name="plain_testing"),
    ]


@hooks.register("register_page_header_buttons")
def add_button(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    """Beside the title, also of pages that are no translations."""
    if page.pk and views.may_record(user, page):
        address = reverse("plain_testing", args=[page.pk])
        yield Button(_("Record a testing"), address, icon_name="group", priority=64)


class TestingFormatter(LogFormatter):
    """A sentence for the history, with the group's name."""

    def format_message(self, log_entry: Any) -> str:
        """Names the group."""
        return str(self.message % {"group": log_entry.data.get("group", "")})


@hooks.register("register_log_actions")
def add_log_actions(actions: Any) -> None:
    """Recording a testing and removing it stand in the page's history."""

    @actions.register_action(RECORDED)
    class _Recorded(TestingFormatter):
        label = _("Testing: record")
        message = _("Recorded that “%(group)s” has tested the page")

    @actions.register_action(REMOVED)
    class _Removed(TestingFormatter):
        label = _("Testing: remove")
        message = _("Removed that “%(group)s” has tested the page")
