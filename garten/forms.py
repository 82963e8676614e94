"""What the editor's forms for the garden check and put in order beyond single fields."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet

from cms.core.forms import BasePageForm, look_back
from garten.months import MONTH_FIELD, STATE_FIELD, get_month_state, read_month
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


class TaskFormSet(BaseChildFormSet):
    """The tasks of the month that the page is edited in; those of the others stay as they are.

    A page without such a month has all of them here.
    """

    def __init__(self, *args: Any, instance: Any = None, **kwargs: Any) -> None:
        self.month: int | None = getattr(instance, "edited_month", None)
        if self.month:
            kwargs["queryset"] = instance.tasks.all().filter(month=self.month)
        super().__init__(*args, instance=instance, **kwargs)

    def _existing_object(self, pk: int) -> Any:
        """Of all months: somebody else may have moved the row since the form was opened."""
        return next((task for task in self.instance.tasks.all() if task.pk == pk), None)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """A new row begins in the month that is shown."""
        kwargs: dict[str, Any] = super().get_form_kwargs(index)
        if self.month and (index is None or index >= self.initial_form_count()):
            kwargs["initial"] = {"month": self.month}
        return kwargs

    def save(self, commit: bool = True) -> Any:
        """Saving takes all rows without a key for its own, which new ones of a draft are."""
        tasks = self.instance.tasks
        others = [one for one in tasks.all() if self.month and one.month != self.month]
        saved = super().save(commit=False)
        tasks.add(*(one for one in others if one.pk is None))
        if commit:
            tasks.commit()
        return saved


class GardenYearPageForm(BasePageForm):
    """The page without its tasks or, where the page or what was sent says which, one month.

    A new page has all of it at once. Whoever comes back finds the tasks in the order of the year,
    new ones in their month.
    """

    def __init__(self, data: Any = None, *args: Any, instance: Any = None, **kwargs: Any) -> None:
        if instance and data is not None and MONTH_FIELD in data:
            instance.edited_month = read_month(data[MONTH_FIELD])
        super().__init__(data, *args, instance=instance, **kwargs)
        if self.instance.edited_month:
            for name in self.fields.keys() - {"comment_notifications"}:
                del self.fields[name]
        elif self.instance.pk and "tasks-TOTAL_FORMS" not in self.data:
            del self.formsets["tasks"]

    def save(self, commit: bool = True) -> Any:
        """With the tasks by month and kind; within both as the editor has put them."""
        page = super().save(commit=commit)
        page.sort_tasks()
        return page

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """The open form knows its month as it has just been saved."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        if month := self.instance.edited_month:
            updates.append((STATE_FIELD, get_month_state(self.instance.tasks.all(), month)))
        return updates
