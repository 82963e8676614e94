"""Where a picture enters: the field of the model, and that of forms."""

from typing import Any, cast

import PIL.Image
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from wagtail.images.fields import WagtailImageField as WagtailImageFormField
from wagtail.images.models import AbstractImage, WagtailImageField, WagtailImageFieldFile

from cms.images.decoder import FORMATS, find_kind
from cms.images.processing import NormalisedPicture, UnusablePictureError, normalise

#: What Pillow raises for a file whose beginning it cannot read.
UNREADABLE = (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError)


class PictureFieldFile(WagtailImageFieldFile):
    """Knows its size without being decoded, which Wagtail's is for it."""

    def get_image_dimensions(self) -> tuple[int, int] | tuple[None, None]:
        """Width and height, as its first bytes say; nothing where they say nothing."""
        is_closed = self.closed
        self.open()
        try:
            with PIL.Image.open(self) as picture:
                return picture.size
        # It is refused in a sentence when it is stored.
        except UNREADABLE:
            return None, None
        finally:
            if is_closed:
                self.close()
            else:
                self.seek(0)


class CopyField(WagtailImageField):
    """A copy of a picture, made by us."""

    attr_class = PictureFieldFile

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Where Wagtail's stands: columns are written in this order, and some are known after it.
        self.creation_counter = AbstractImage._meta.get_field("file").creation_counter


class NormalisedImageFieldFile(PictureFieldFile):
    """Stores no file as it came: every road into the library ends here."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Normalise, store, and know size and hash of what is stored.

        Raises:
            UnusablePictureError: it cannot be read.
        """
        if not isinstance(content, NormalisedPicture):
            content = normalise(File(content.file, name))
        super().save(content.name, content, save=False)
        # Storage has moved it; nobody is to look for it once more.
        content.close()
        image: Any = self.instance
        image._set_image_file_metadata()  # noqa: SLF001 - what Wagtail's own forms call
        image.file.close()
        if save:
            image.save()


class NormalisedImageField(CopyField):
    """A picture upright, in sRGB and without metadata, as `processing.normalise` writes it."""

    attr_class = NormalisedImageFieldFile


class PictureUploadField(WagtailImageFormField):
    """Takes whatever `decoder.py` can read, under any name; what the file is its content says."""

    # Wagtail's asks for an extension.
    default_validators = ()

    def to_python(self, data: Any) -> UploadedFile | None:
        """The file as it was sent.

        Raises:
            ValidationError: it is too large, or of another kind.
        """
        upload: Any = FileField.to_python(self, data)
        if upload is None:
            return None
        self.check_image_file_size(upload)
        upload.seek(0)
        kind = find_kind(upload.read(512))
        upload.seek(0)
        if kind not in FORMATS:
            raise UnusablePictureError(kind or "unknown")
        return cast("UploadedFile", upload)
