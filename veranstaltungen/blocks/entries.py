"""One entry of an editor: the day and the times, and what every repetition has besides."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from veranstaltungen.blocks.exceptions import ExceptionsBlock
from veranstaltungen.blocks.times import TimesBlock
from veranstaltungen.recurrence import rules
from veranstaltungen.recurrence.checks import Problem, find_problems
from veranstaltungen.recurrence.entries import DayOff, Entry, Rule, Status

FLAGS = ("about_start", "about_end", "open_end")
#: The order in the form: when it is, then what is rarely needed.
TIMES = ("day", "start", "end", *FLAGS, "last_day")
SERIES = (*TIMES, "until", "count", "days_off", "months_off", "exceptions")


class DateEntryBlock(TimesBlock):
    """The day and the times; subclasses add how it repeats."""

    day = blocks.DateBlock(label=_("Day"))
    start = blocks.TimeBlock(
        label=_("From"),
        required=False,
        format="%H:%M",
        help_text=_("Empty: it takes the whole day."),
    )
    end = blocks.TimeBlock(
        label=_("To"),
        required=False,
        format="%H:%M",
        help_text=_("May stay empty: “from 15 h”."),
    )
    last_day = blocks.DateBlock(
        label=_("Last day"),
        required=False,
        help_text=_("Only if it lasts several days, or past midnight."),
    )
    about_start = blocks.BooleanBlock(label=_("Begins at about this time"), required=False)
    about_end = blocks.BooleanBlock(label=_("Ends at about this time"), required=False)
    open_end = blocks.BooleanBlock(label=_("Open end"), required=False)

    def get_rule(self, value: Any) -> Rule:
        """The rule that the choices stand for; none is a single date."""
        return {}

    def is_complete(self, value: Any) -> bool:
        """Whether everything is there that a rule needs; drafts may lack it."""
        return bool(value.get("day"))

    def get_entry(self, value: Any, uid: str) -> Entry:
        """The block's value as an entry."""
        changes = value.get("exceptions")
        return Entry(
            uid=uid,
            day=value["day"],
            start=value["start"],
            end=value["end"],
            last_day=value["last_day"] or _day_of_midnight(value),
            **{flag: bool(value[flag]) for flag in FLAGS},
            rule=self.get_rule(value),
            until=value.get("until"),
            count=value.get("count"),
            changes=changes.stream_block.get_changes(changes) if changes else (),
            status=value.get("status") or Status.PLANNED,
            title=value.get("title") or "",
            moved_from=value.get("moved_from"),
            months_off=tuple(int(month) for month in value.get("months_off") or ()),
            days_off=tuple(value.get("days_off") or ()),
            left_out=(),
        )

    def clean(self, value: Any) -> Any:
        """Refuse what cannot be, with a sentence at the field it is about."""
        cleaned = super().clean(value)
        if self.is_complete(cleaned):
            problems = find_problems(self.get_entry(cleaned, "check"))
            if problems:
                raise StructBlockValidationError(self.get_errors(problems))
        return cleaned

    def get_errors(self, problems: list[Problem]) -> dict[str, Any]:
        """Problems by field, those of exceptions at their place in the list."""
        errors: dict[str, Any] = {}
        changes: dict[int, Any] = {}
        for problem in problems:
            error = ValidationError(problem.sentence)
            if problem.change is None:
                name = problem.field if problem.field in self.child_blocks else "day"
                errors[name] = error
            else:
                changes[problem.change] = StructBlockValidationError({problem.field: error})
        if changes:
            errors["exceptions"] = StreamBlockValidationError(changes)
        return errors


def _day_of_midnight(value: Any) -> date | None:
    """The day that begins when something ends at midnight, which nobody should have to enter."""
    if value["start"] and value["end"] == time() and value["day"] < date.max:
        return value["day"] + timedelta(days=1)
    return None


class SingleDateBlock(DateEntryBlock):
    """Once."""

    status = blocks.ChoiceBlock(
        label=_("Takes place"),
        choices=Status.choices,
        default=Status.PLANNED,
        help_text=_("Only this date. For all dates there is a field further down."),
    )
    moved_from = blocks.DateBlock(
        label=_("Was planned for"),
        required=False,
        help_text=_("If it was moved here: readers are told the earlier day as well."),
    )
    title = blocks.CharBlock(label=_("Other title on this day"), required=False, max_length=200)

    class Meta:
        icon = "date"
        label = _("Once")
        description = _("One day, or several days in a row.")
        label_format = "{day}"
        form_layout = BlockGroup([*TIMES, "status", "moved_from", "title"])


class SeriesBlock(DateEntryBlock):
    """Again and again: with an end or without, and with exceptions."""

    day = blocks.DateBlock(
        label=_("Starting on"),
        help_text=_("The first date is the first one on this day or after it."),
    )
    until = blocks.DateBlock(
        label=_("Until"), required=False, help_text=_("Empty: it goes on without an end.")
    )
    count = blocks.IntegerBlock(
        label=_("or number of dates"),
        required=False,
        min_value=1,
        max_value=rules.LIMIT,
        help_text=_("Those that are left out count as well."),
    )
    days_off = blocks.MultipleChoiceBlock(
        label=_("Not on these days"),
        choices=DayOff.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They are kept under “Opening hours” and count at once when they change."),
    )
    months_off = blocks.MultipleChoiceBlock(
        label=_("Not in these months"),
        choices=[(str(number), name) for number, name in MONTHS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    exceptions = ExceptionsBlock(label=_("Exceptions"), required=False)
