"""One block for each kind of repetition, and no rule in sight."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from veranstaltungen.blocks.entries import SERIES, SeriesBlock
from veranstaltungen.recurrence import rules
from veranstaltungen.recurrence.entries import Rule

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


class DailyBlock(SeriesBlock):
    """Every day or every few days."""

    interval = blocks.IntegerBlock(
        label=_("Every … days"),
        default=1,
        min_value=1,
        max_value=rules.MAX_INTERVALS["daily"],
    )

    class Meta:
        icon = "rotate"
        label = _("Daily")
        description = _("Every day, or every few days.")
        label_format = _("Daily from {day}")
        form_layout = BlockGroup(["interval", *SERIES])

    def get_rule(self, value: Any) -> Rule:
        return rules.daily(value.get("interval") or 1)


class WeeklyBlock(SeriesBlock):
    """On some weekdays."""

    weekdays = blocks.MultipleChoiceBlock(
        label=_("On"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )
    interval = blocks.IntegerBlock(
        label=_("Every … weeks"),
        default=1,
        min_value=1,
        max_value=rules.MAX_INTERVALS["weekly"],
    )

    class Meta:
        icon = "rotate"
        label = _("Weekly")
        description = _("For example every Thursday, or every second Monday.")
        label_format = _("Weekly from {day}")
        form_layout = BlockGroup(["weekdays", "interval", *SERIES])

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
        max_value=rules.MAX_INTERVALS["monthly"],
        help_text=_("3 is once a quarter."),
    )

    class Meta:
        icon = "rotate"
        label = _("Monthly")
        description = _("For example every third Wednesday, or once a quarter.")
        label_format = _("Monthly from {day}")
        form_layout = BlockGroup(["position", "weekday", "interval", *SERIES])

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
        form_layout = BlockGroup([*SERIES])

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
        icon = "rotate"
        label = _("Yearly in Advent")
        description = _("For example Friday of the second weekend of Advent.")
        label_format = _("Advent from {day}")
        form_layout = BlockGroup(["number", "weekday", *SERIES])

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
        """Refuse what is no rule, or none for days."""
        cleaned = super().clean(value)
        try:
            rules.check_rule(rules.from_text(cleaned))
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
        form_layout = BlockGroup(["rule", *SERIES])

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
