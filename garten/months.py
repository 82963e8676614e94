"""The months of the garden year, with their tasks sorted by kind."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import pgettext_lazy

#: What a form says beside its fields: which month it edits, and how that was when it was opened.
MONTH_FIELD, STATE_FIELD = "edited_month", "edited_month_state"


class TaskKind(models.TextChoices):
    """What is to be done, in the order the page shows it."""

    # Translators: for readers.
    SOW = "sow", pgettext_lazy("garden task", "Sow")
    # Translators: for readers.
    PLANT = "plant", pgettext_lazy("garden task", "Plant")
    # Translators: for readers.
    HARVEST = "harvest", pgettext_lazy("garden task", "Harvest")
    # Translators: for readers.
    DO = "do", pgettext_lazy("garden task", "Do")


@dataclass(frozen=True)
class TaskGroup:
    """Tasks of one kind."""

    kind: str
    label: str
    tasks: tuple[Any, ...]


@dataclass(frozen=True)
class Month:
    """A month; `is_current` marks the one that stands first."""

    number: int
    name: str
    groups: tuple[TaskGroup, ...]
    is_current: bool = False

    @property
    def anchor(self) -> str:
        """The name of the month within the page."""
        return get_anchor(self.number)


def get_anchor(month: int) -> str:
    """The name of a month within the page of the garden year."""
    return f"month-{month}"


def read_month(text: str) -> int | None:
    """The number of a month as an address or a form has it; None for anything else."""
    return int(text) if text in {str(number) for number in MONTHS} else None


def get_month_state(tasks: Iterable[Any], month: int) -> str:
    """Short for what the tasks of a month say, in their order."""
    found = sorted(
        (one for one in tasks if one.month == month), key=lambda one: one.sort_order or 0
    )
    rows = [(one.kind, one.what, one.note) for one in found]
    return sha256(json.dumps(rows).encode()).hexdigest()[:16]


def get_months(tasks: Iterable[Any], first: int) -> list[Month]:
    """Twelve months from `first` on, empty ones included."""
    tasks = list(tasks)
    numbers = [(first - 1 + offset) % 12 + 1 for offset in range(12)]
    return [
        Month(
            number=number,
            name=str(MONTHS[number]),
            groups=group_tasks(task for task in tasks if task.month == number),
            is_current=number == first,
        )
        for number in numbers
    ]


def group_tasks(tasks: Iterable[Any]) -> tuple[TaskGroup, ...]:
    """Tasks by kind, kinds in their order; kinds without any are left out."""
    tasks = list(tasks)
    groups = (
        TaskGroup(kind.value, str(kind.label), tuple(t for t in tasks if t.kind == kind.value))
        for kind in TaskKind
    )
    return tuple(group for group in groups if group.tasks)
