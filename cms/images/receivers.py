"""What follows when pictures go."""

from typing import Any

from django.db import transaction


def delete_copy(instance: Any, **kwargs: Any) -> None:
    """Whoever knows its address shall not have to be waited for until a worker comes by."""
    file = instance.file
    transaction.on_commit(lambda: file.storage.delete(file.name))
