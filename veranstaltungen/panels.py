"""Panels in the editor for dates: a sentence that fills them in, and the next dates in words."""

from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import Panel


class WhenPanel(Panel):
    """A field for a sentence, which becomes an entry of the dates below it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "veranstaltungen/admin/when_panel.html"

        @property
        def media(self) -> Media:
            """The field's script."""
            return Media(js=["js/admin/when.js"])

        def get_context_data(self, parent_context: Any = None) -> Any:
            """Where to ask."""
            context = super().get_context_data(parent_context)
            context["address"] = reverse("event_when")
            return context


class NextDatesPanel(Panel):
    """A button, and the list that it fetches for what is in the form right now."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "veranstaltungen/admin/next_dates_panel.html"

        @property
        def media(self) -> Media:
            """The button's script."""
            return Media(js=["js/admin/next_dates.js"])

        def get_context_data(self, parent_context: Any = None) -> Any:
            """Where to ask."""
            context = super().get_context_data(parent_context)
            context["address"] = reverse("event_dates_preview")
            return context
