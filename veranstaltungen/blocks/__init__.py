"""How editors enter dates; `entries` and `repetitions` hold the kinds, `exceptions` the changes."""

from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from veranstaltungen.blocks.entries import SingleDateBlock
from veranstaltungen.blocks.repetitions import (
    AdventBlock,
    DailyBlock,
    ImportedBlock,
    MonthlyBlock,
    WeeklyBlock,
    YearlyBlock,
)
from veranstaltungen.recurrence.checks import horizon, too_many_dates
from veranstaltungen.recurrence.entries import Entry
from veranstaltungen.recurrence.rules import LIMIT, count_dates


class DatesBlock(blocks.StreamBlock):
    """All dates of an event: as many kinds as it needs."""

    once = SingleDateBlock()
    weekly = WeeklyBlock()
    monthly = MonthlyBlock()
    yearly = YearlyBlock()
    advent = AdventBlock()
    daily = DailyBlock()
    imported = ImportedBlock()

    def clean(self, value: Any, **kwargs: Any) -> Any:
        """Each entry has few enough dates; so must all of them together."""
        cleaned = super().clean(value, **kwargs)
        entries = get_entries(cleaned, UUID(int=0))
        if sum(count_dates(entry, horizon()) for entry in entries) > LIMIT:
            raise StreamBlockValidationError(non_block_errors=[ValidationError(too_many_dates())])
        return cleaned


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
