"""How editors enter dates: one block for each kind of repetition, and no rule in sight."""

from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from veranstaltungen.exceptions import ExceptionsBlock
from veranstaltungen.recurrence import rules
from veranstaltungen.recurrence.checks import Problem, find_problems
from veranstaltungen.recurrence.entries import Entry, Rule, Status

FLAGS = ("about_start", "about_end", "open_end")
WEEKDAYS = (
    ("MO", _("Monday")),
    ("TU", _("Tuesday")),
    ("WE", _("Wednesday")),
    ("TH", _("Thursday")),
    ("FR", _("Friday")),
    ("SA", _("Saturday")),
    ("SU", _("Sunday")),
)
POSITIONS = (
    ("1", _("first")),
    ("2", _("second")),
    ("3", _("third")),
    ("4", _("fourth")),
    ("5", _("fifth, where there is one")),
    ("-1", _("last")),
)


class DateEntryBlock(blocks.StructBlock):
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
            last_day=value["last_day"],
            **{flag: bool(value[flag]) for flag in FLAGS},
            rule=self.get_rule(value),
            until=value.get("until"),
            count=value.get("count"),
            changes=changes.stream_block.get_changes(changes) if changes else (),
            status=value.get("status") or Status.PLANNED,
            title=value.get("title") or "",
            moved_from=value.get("moved_from"),
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


class SeriesBlock(DateEntryBlock):
    """Again and again: with an end or without, and with exceptions."""

    until = blocks.DateBlock(
        label=_("Until"), required=False, help_text=_("Empty: it goes on without an end.")
    )
    count = blocks.IntegerBlock(
        label=_("or number of dates"), required=False, min_value=1, max_value=rules.LIMIT
    )
    exceptions = ExceptionsBlock(label=_("Exceptions"), required=False)


class DailyBlock(SeriesBlock):
    """Every day or every few days."""

    interval = blocks.IntegerBlock(label=_("Every … days"), default=1, min_value=1, max_value=366)

    class Meta:
        icon = "rotate"
        label = _("Daily")
        description = _("Every day, or every few days.")
        label_format = _("Daily from {day}")

    def get_rule(self, value: Any) -> Rule:
        return rules.daily(value.get("interval") or 1)


class WeeklyBlock(SeriesBlock):
    """On some weekdays."""

    weekdays = blocks.MultipleChoiceBlock(
        label=_("On"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )
    interval = blocks.IntegerBlock(label=_("Every … weeks"), default=1, min_value=1, max_value=52)

    class Meta:
        icon = "rotate"
        label = _("Weekly")
        description = _("For example every Thursday, or every second Monday.")
        label_format = _("Weekly from {day}")

    def is_complete(self, value: Any) -> bool:
        return super().is_complete(value) and bool(value.get("weekdays"))

    def get_rule(self, value: Any) -> Rule:
        return rules.weekly(list(value["weekdays"]), value.get("interval") or 1)


class MonthlyBlock(SeriesBlock):
    """On the n-th weekday of the month."""

    position = blocks.ChoiceBlock(label=_("On the"), choices=POSITIONS)
    weekday = blocks.ChoiceBlock(label=_("Weekday"), choices=WEEKDAYS)
    interval = blocks.IntegerBlock(
        label=_("Every … months"),
        default=1,
        min_value=1,
        max_value=24,
        help_text=_("3 is once a quarter."),
    )

    class Meta:
        icon = "rotate"
        label = _("Monthly")
        description = _("For example every third Wednesday, or once a quarter.")
        label_format = _("Monthly from {day}")

    def is_complete(self, value: Any) -> bool:
        return super().is_complete(value) and bool(value.get("position") and value.get("weekday"))

    def get_rule(self, value: Any) -> Rule:
        interval = value.get("interval") or 1
        return rules.monthly(int(value["position"]), value["weekday"], interval)


class YearlyBlock(SeriesBlock):
    """On the same date every year."""

    class Meta:
        icon = "rotate"
        label = _("Yearly on a date")
        description = _("For example every 9 November. 29 February comes in leap years only.")
        label_format = _("Yearly from {day}")

    def get_rule(self, value: Any) -> Rule:
        return rules.yearly(value["day"])


class AdventBlock(SeriesBlock):
    """On a day of a weekend of Advent, every year."""

    number = blocks.ChoiceBlock(
        label=_("Weekend of Advent"),
        choices=[("1", _("first")), ("2", _("second")), ("3", _("third")), ("4", _("fourth"))],
    )
    weekday = blocks.ChoiceBlock(
        label=_("Weekday"),
        choices=[day for day in WEEKDAYS if day[0] in {"FR", "SA", "SU"}],
        help_text=_("For two days with different hours please make two entries."),
    )

    class Meta:
        icon = "snowflake"
        label = _("Yearly in Advent")
        description = _("For example Friday of the second weekend of Advent.")
        label_format = _("Advent from {day}")

    def is_complete(self, value: Any) -> bool:
        return super().is_complete(value) and bool(value.get("number") and value.get("weekday"))

    def get_rule(self, value: Any) -> Rule:
        return rules.advent(int(value["number"]), value["weekday"])


class RuleTextBlock(blocks.FieldBlock):
    """A rule in RFC 5545's words, kept but not shown.

    No CharBlock: those are texts to translate.
    """

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        self.field = forms.CharField(required=required, max_length=500, widget=forms.HiddenInput)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Refuse what is no rule."""
        cleaned = super().clean(value)
        try:
            rules.from_text(cleaned)
        except ValueError as error:
            raise ValidationError(_("This rule cannot be read.")) from error
        return cleaned


class ImportedBlock(SeriesBlock):
    """A repetition from a calendar file that none of the other blocks can say."""

    rule = RuleTextBlock(label="", required=False)

    class Meta:
        icon = "download"
        label = _("From a calendar file")
        description = _("A repetition that was imported. To change it, remove it and choose anew.")
        label_format = _("Imported, from {day}")

    def clean(self, value: Any) -> Any:
        """Without a rule there is nothing that repeats."""
        cleaned = super().clean(value)
        if not cleaned.get("rule"):
            sentence = _("Nothing was imported here. Please remove this and choose a repetition.")
            raise StructBlockValidationError({"day": ValidationError(sentence)})
        return cleaned

    def is_complete(self, value: Any) -> bool:
        return super().is_complete(value) and bool(value.get("rule"))

    def get_rule(self, value: Any) -> Rule:
        return rules.from_text(value["rule"])


class DatesBlock(blocks.StreamBlock):
    """All dates of an event: as many kinds as it needs."""

    once = SingleDateBlock()
    weekly = WeeklyBlock()
    monthly = MonthlyBlock()
    yearly = YearlyBlock()
    advent = AdventBlock()
    daily = DailyBlock()
    imported = ImportedBlock()


def get_entries(value: Any, key: UUID, uid: str = "") -> list[Entry]:
    """The complete entries of a `DatesBlock`'s value.

    The first has `uid`, if there is one; every other an identity made of `key` and its block's.
    """
    entries = []
    for number, child in enumerate(value):
        if child.block.is_complete(child.value):
            own = uid if uid and number == 0 else str(uuid5(key, str(child.id or number)))
            entries.append(child.block.get_entry(child.value, own))
    return entries
