"""Throw pictures and files away that were sent with a form nobody has finished."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import UploadedFile

#: Whoever is interrupted goes on within some days.
KEPT_FOR = timedelta(days=7)


class Command(BaseCommand):
    """Each of them may show people who have not agreed to it."""

    help = "Delete uploads that have waited for a week for the rest of their form."

    def handle(self, *args: Any, **options: Any) -> None:
        """The files first: a row without its file is found the next time."""
        oldest = timezone.now() - KEPT_FOR
        for row in UploadedFile.objects.iterator():
            storage, name = row.file.storage, row.file.name
            if storage.exists(name) and storage.get_modified_time(name) > oldest:
                continue
            storage.delete(name)
            row.delete()
