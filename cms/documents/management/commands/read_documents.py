"""`manage.py read_documents`: the text of PDFs whose file was not read yet, for the search."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.documents.models import CustomDocument
from cms.documents.tasks import needs_reading, read_text


class Command(BaseCommand):
    """Reads; what was read already stays as it is, so that it may run at any time."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Read them one by one, and name those whose file is gone."""
        total = 0
        for document in CustomDocument.objects.order_by("pk"):
            if not needs_reading(document):
                continue
            if read_text(document):
                total += 1
            else:
                self.stderr.write(f"The file of document {document.pk} is gone: {document.title}")
        if options["verbosity"]:
            self.stdout.write(f"{total} documents")
