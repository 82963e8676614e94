"""What is different about single dates of a series, as editors enter it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from veranstaltungen.blocks.times import TimesBlock
from veranstaltungen.recurrence.entries import Change, ChangeKind


def _title() -> blocks.CharBlock:
    return blocks.CharBlock(label=_("Other title on this day"), required=False, max_length=200)


def _time(label: Any, help_text: Any = "") -> blocks.TimeBlock:
    return blocks.TimeBlock(label=label, required=False, format="%H:%M", help_text=help_text)


class OneDateBlock(blocks.StructBlock):
    """Only the day it is about."""

    day = blocks.DateBlock(label=_("Day"))

    class Meta:
        icon = "date"
        label_format = "{label}: {day}"


class MovedBlock(TimesBlock):
    """To another day, another time, or both."""

    day = blocks.DateBlock(label=_("Instead of"))
    new_day = blocks.DateBlock(
        label=_("on"), required=False, help_text=_("Empty: the same day, only another time.")
    )
    start = _time(_("From"), _("Empty: at the usual time."))
    end = _time(_("To"))
    title = _title()

    class Meta:
        icon = "arrow-right"


class AddedBlock(TimesBlock):
    """One more date."""

    day = blocks.DateBlock(label=_("Day"))
    start = _time(_("From"), _("Empty: at the usual time."))
    end = _time(_("To"))
    title = _title()

    class Meta:
        icon = "plus"


class ExceptionsBlock(blocks.StreamBlock):
    """Left out, moved, cancelled, full, added."""

    left_out = OneDateBlock(label=ChangeKind.LEFT_OUT.label, icon="minus")
    moved = MovedBlock(label=ChangeKind.MOVED.label)
    cancelled = OneDateBlock(label=ChangeKind.CANCELLED.label, icon="cross")
    full = OneDateBlock(label=ChangeKind.FULL.label, icon="lock")
    added = AddedBlock(label=ChangeKind.ADDED.label)

    class Meta:
        required = False
        help_text = _("Cancelled dates stay in the calendar and say so; left out ones vanish.")

    @staticmethod
    def get_changes(value: Any) -> tuple[Change, ...]:
        """The exceptions that are complete; a draft's others do not count yet."""
        return tuple(_change(child) for child in value if child.value.get("day"))


def _change(child: Any) -> Change:
    value = child.value
    return Change(
        kind=ChangeKind(child.block_type),
        day=value["day"],
        new_day=value.get("new_day"),
        start=value.get("start"),
        end=value.get("end"),
        title=value.get("title") or "",
    )
