"""The months of the garden year, with their tasks sorted by kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.dates import MONTHS

if TYPE_CHECKING:
    from garten.models import GardenTask


@dataclass(frozen=True)
class TaskGroup:
    """Tasks of one kind."""

    kind: str
    label: str
    tasks: tuple["GardenTask", ...]


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


def get_months(tasks: Iterable["GardenTask"], first: int) -> list[Month]:
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


def group_tasks(tasks: Iterable["GardenTask"]) -> tuple[TaskGroup, ...]:
    """Tasks by kind, kinds in their order; kinds without any are left out."""
    from garten.models.year import TaskKind

    tasks = list(tasks)
    groups = (
        TaskGroup(kind.value, str(kind.label), tuple(t for t in tasks if t.kind == kind.value))
        for kind in TaskKind
    )
    return tuple(group for group in groups if group.tasks)
