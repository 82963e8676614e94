"""A week's hours as one field: how it is stored, filled in and read.

Stored as a list of seven days, Monday first, each
`{"spans": [["09:00", "12:00"]], "by_appointment": false}` with at most two spans; one that ends at
`00:00` lasts until the day is over.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils.dates import WEEKDAYS
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.german_times import parse_end, parse_span, parse_time
from cms.hours.schedule import DayHours, Span, Week

SPANS_A_DAY = 2
MIDNIGHT = time.min
#: Names of the inputs of a span, by its place in the day.
PARTS = (("opens", "closes"), ("opens-again", "closes-again"))


def make_empty_week() -> list[dict[str, Any]]:
    """A week without any hours, as it is stored."""
    return [{"spans": [], "by_appointment": False} for _number in range(7)]


def read_week(stored: list[dict[str, Any]]) -> Week:
    """The hours that are stored; whatever is missing counts as closed."""
    days = [*stored, *make_empty_week()][:7]
    return tuple(
        DayHours(
            tuple(
                Span(time.fromisoformat(opens), time.fromisoformat(closes))
                for opens, closes in day["spans"]
            ),
            bool(day["by_appointment"]),
        )
        for day in days
    )


class WeekInput(forms.Widget):
    """A table: a row for each weekday, with two spans and a box."""

    template_name = "hours/admin/week.html"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """With the site's own templates, which the renderer of forms does not know."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, Any]]:
        """What was typed, in the shape that is stored; times are still text."""
        return [
            {
                "spans": [
                    [data.get(f"{name}-{number}-{part}", "").strip() for part in parts]
                    for parts in PARTS
                ],
                "by_appointment": f"{name}-{number}-by-appointment" in data,
            }
            for number in range(7)
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether a form was sent that does not have the table."""
        return f"{name}-0-{PARTS[0][0]}" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Rows with the names, labels and values of their inputs."""
        context = super().get_context(name, None, attrs)
        context["widget"]["labels"] = [label for labels in _get_labels() for label in labels]
        context["widget"]["rows"] = [
            _make_row(name, number, day) for number, day in enumerate(value or make_empty_week())
        ]
        return context

    def id_for_label(self, id_: str) -> str:
        """The label names the whole table, not one of its inputs."""
        return ""


def _get_labels() -> tuple[tuple[str, str], tuple[str, str]]:
    """What the inputs of a day are called, by span."""
    first = pgettext("opening hours", "from"), pgettext("opening hours", "to")
    return first, (pgettext("opening hours", "and from"), pgettext("opening hours", "and to"))


def _make_row(name: str, number: int, day: dict[str, Any]) -> dict[str, Any]:
    spans = [*day["spans"], *([["", ""]] * SPANS_A_DAY)][:SPANS_A_DAY]
    inputs = [
        {"name": f"{name}-{number}-{part}", "label": label, "value": value}
        for parts, labels, values in zip(PARTS, _get_labels(), spans, strict=True)
        for part, label, value in zip(parts, labels, values, strict=True)
    ]
    return {
        "weekday": WEEKDAYS[number],
        "inputs": inputs,
        "box": f"{name}-{number}-by-appointment",
        "by_appointment": day["by_appointment"],
    }


class WeekFormField(forms.Field):
    """Checks a week; what cannot be is said with its weekday."""

    widget = WeekInput

    def clean(self, value: Any) -> list[dict[str, Any]]:
        """The week as it is stored.

        Raises:
            ValidationError: a sentence for each day that cannot be.
        """
        problems, days = [], []
        for number, day in enumerate(value):
            try:
                spans = [[f"{each:%H:%M}" for each in span] for span in _read_spans(day["spans"])]
            except ValidationError as problem:
                problems.append(f"{WEEKDAYS[number]}: {problem.message}")
            else:
                days.append({"spans": spans, "by_appointment": day["by_appointment"]})
        if problems:
            raise ValidationError(problems)
        return days

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another week was typed than the one that is there; empty spans count as none."""
        try:
            return bool(self.clean(data) != (initial or make_empty_week()))
        except ValidationError:
            return True


def _read_spans(typed: list[list[str]]) -> Iterator[tuple[time, time]]:
    before: time | None = None
    for pair in typed:
        if not any(pair):
            continue
        opens, closes = _read_span(*pair)
        # The office may be open until the midnight that ends the day.
        if closes <= opens and closes != MIDNIGHT:
            sentence = _("The end is before the beginning. Please mend one of the times.")
            raise ValidationError(sentence)
        if before is not None and (opens <= before or before == MIDNIGHT):
            raise ValidationError(_("The second time has to begin after the first one ends."))
        before = closes
        yield opens, closes


def _read_span(opens: str, closes: str) -> tuple[time, time]:
    """Both times, which may have been typed as one, `9–12`, into the first field."""
    if opens and closes:
        return parse_time(opens), parse_end(closes)
    if opens:
        with suppress(ValidationError):
            return parse_span(opens)
    raise ValidationError(_("Please enter both times, from and to."))


class WeekField(models.JSONField):
    """A week's hours; see the module's head for the shape."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", make_empty_week)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """The table."""
        return WeekFormField(
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            required=False,
            initial=self.get_default(),
        )
