"""Scale the pictures of the library anew."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.images.models import SourceImageIOError

from cms.images.models import CustomImage
from cms.images.processing import UnusablePictureError


class Command(BaseCommand):
    """After a change of `WIDTHS`, or where copies were lost. Copies that are there are kept."""

    help = "Make the scaled copies of all pictures, as far as they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Name pictures whose file is gone, and go on."""
        for image in CustomImage.objects.order_by("pk").iterator():
            try:
                image.make_variants()
            except SourceImageIOError:
                self.stderr.write(f"The file of picture {image.pk} is gone: {image.title}")
            except UnusablePictureError:
                self.stderr.write(f"Picture {image.pk} cannot be read: {image.title}")
