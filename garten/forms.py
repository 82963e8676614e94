"""What the editor's form for the garden checks beyond single fields."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm


class GardenPageForm(WagtailAdminPageForm):
    """Each number stands on one plot only: plan and list find plots by it."""

    def clean(self) -> dict[str, Any]:
        """Say beside the second of two plots that its number is taken."""
        cleaned: dict[str, Any] = super().clean()
        plots = self.formsets.get("plots")
        # Asking whether it is valid is what cleans the rows.
        if plots is None or not plots.is_valid():
            return cleaned
        seen: set[int] = set()
        for form in plots.forms:
            number = form.cleaned_data.get("number")
            if number is None or form.cleaned_data.get("DELETE"):
                continue
            if number in seen:
                sentence = _("Another plot has this number already. Please choose a free one.")
                form.add_error("number", sentence)
            seen.add(number)
        return cleaned
