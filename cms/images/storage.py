"""Where pictures lie: what was sent is nobody's business, the scaled copies are for readers."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.functional import cached_property


class PublicStorage(FileSystemStorage):
    """The one folder of uploads that a web server hands out to anybody.

    Nothing gets there but copies of pictures, under names that nobody can guess. Whatever else is
    uploaded lies in the default storage, which has no public address.
    """

    @cached_property
    def base_location(self) -> Path:
        return Path(settings.MEDIA_ROOT) / "public"
