"""What the editor's forms for the garden check and put in order beyond single fields."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cms.core.forms import BasePageForm, look_back
from garten.plan import overlap


class GardenPageForm(BasePageForm):
    """Each number and each square belongs to one plot: plan and list find plots by them."""

    def clean(self) -> dict[str, Any]:
        """Say beside the later of two plots that its number or its square is taken."""
        cleaned: dict[str, Any] = super().clean()
        plots = self.formsets.get("plots")
        # Asking whether it is valid is what cleans the rows.
        if plots is None or not plots.is_valid():
            return cleaned
        earlier: list[forms.ModelForm] = []
        for form in plots.forms:
            if form.cleaned_data and not form.cleaned_data.get("DELETE"):
                _check_plot(form, earlier)
                earlier.append(form)
        return cleaned


def _check_plot(form: forms.ModelForm, earlier: list[forms.ModelForm]) -> None:
    plot = form.instance
    for other in (one.instance for one in earlier):
        if other.number == plot.number and not form.has_error("number"):
            sentence = _("Another plot has this number already. Please choose a free one.")
            form.add_error("number", sentence)
        if overlap(plot, other) and not form.has_error("column"):
            sentence = _("Plot %(number)s lies here already. Please move one of the two.")
            form.add_error("column", sentence % {"number": other.number})


class DiaryEntryPageForm(BasePageForm):
    """The diary tells of what has been: a mistyped year would keep an entry on top for good."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "date" in self.fields:
            look_back(self.fields["date"])

    def clean_date(self) -> Any:
        """No day that is still to come."""
        day = self.cleaned_data["date"]
        if day and day > localdate():
            sentence = _("This day is still to come. Please enter the day the entry tells of.")
            raise forms.ValidationError(sentence)
        return day


class GardenYearPageForm(BasePageForm):
    """Whoever comes back finds the tasks in the order of the year, new ones in their month."""

    def save(self, commit: bool = True) -> Any:
        """With the tasks by month and kind; within both as the editor has put them."""
        page = super().save(commit=commit)
        page.sort_tasks()
        return page
