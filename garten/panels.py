"""The garden year in the admin: twelve ways, each to the tasks of one month."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.admin.panels import InlinePanel, Panel

from garten.forms import TaskFormSet
from garten.months import MONTH_FIELD, STATE_FIELD, get_month_state


class MonthsPanel(Panel):
    """The ways to all twelve months, and which one the form shows."""

    class BoundPanel(Panel.BoundPanel):
        """For one form."""

        template_name = "garten/admin/months.html"

        def is_shown(self) -> bool:
            """A new page has no address yet that the ways could lead to."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """`months` to choose from; `month` is the one that is shown, `state` what it says."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            month = self.instance.edited_month
            context |= {
                "months": self.instance.get_months(localdate().month),
                "page_url": reverse("wagtailadmin_pages:edit", args=[self.instance.pk]),
                "month": month,
            }
            if month:
                # What a form with errors was opened with, not what it would make of the rows.
                state = self.form.data.get(STATE_FIELD)
                state = state or get_month_state(self.instance.tasks.all(), month)
                context["hidden"] = {MONTH_FIELD: month, STATE_FIELD: state}
            return context


class TasksPanel(InlinePanel):
    """The rows, where the form has any."""

    def get_form_options(self) -> dict[str, Any]:
        """Wagtail's; the rows leave other months alone."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = TaskFormSet
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        """For one form."""

        def __init__(self, panel: Any, form: Any, **kwargs: Any) -> None:
            has_rows = form is not None and panel.relation_name in form.formsets
            super().__init__(panel=panel, form=form if has_rows else None, **kwargs)

        def is_shown(self) -> bool:
            """Not beside the fields of the page."""
            return self.form is not None and bool(super().is_shown())
