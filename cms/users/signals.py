"""What others may want to know about people and groups."""

from django.dispatch import Signal

#: A group has got rights it did not have; sender: `Group`, argument: `group`.
group_gained = Signal()
