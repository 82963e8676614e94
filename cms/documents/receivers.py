"""What follows when a document has been saved."""

from functools import partial
from typing import Any

from django.db import transaction

from cms.documents.models import CustomDocument
from cms.documents.tasks import needs_reading, read_document


def read_after_commit(instance: CustomDocument, **kwargs: Any) -> None:
    """Robust: what could not be handed to the worker now, the scheduler finds in the night."""
    if not kwargs.get("raw") and needs_reading(instance):
        transaction.on_commit(partial(read_document.enqueue, instance.pk), robust=True)
