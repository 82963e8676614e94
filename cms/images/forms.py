"""What happens to a picture between a volunteer's phone and the library."""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.images.forms import BaseImageForm

#: Longer sides are scaled down: enough for half a page of the printed paper at 300 dpi.
MAX_SIDE = 3200


def normalise(upload: UploadedFile) -> UploadedFile:
    """The picture upright, at most `MAX_SIDE` pixels long, as JPEG or PNG, without metadata.

    Phones write the place where a photograph was taken into the file; the readers must not
    get it. PNG and GIF stay lossless, and so does what has transparent parts.

    Raises:
        OSError, ValueError, SyntaxError: the file is damaged or cut off.
    """
    upload.seek(0)
    with Image.open(upload) as source:
        lossless = source.format in {"PNG", "GIF"} or source.has_transparency_data
        # A small picture decodes faster than a large one is scaled: JPEG can do it while reading.
        source.draft("RGB", (MAX_SIDE, MAX_SIDE))
        source.load()
        picture = ImageOps.exif_transpose(source)
        picture.thumbnail((MAX_SIDE, MAX_SIDE))
        picture = picture.convert("RGBA" if source.has_transparency_data else "RGB")
    output = BytesIO()
    if lossless:
        picture.save(output, "PNG", optimize=True)
    else:
        picture.save(output, "JPEG", quality=90, progressive=True)
    extension, mime = ("png", "image/png") if lossless else ("jpg", "image/jpeg")
    name = f"{Path(upload.name or 'image').stem}.{extension}"
    size = output.tell()
    output.seek(0)
    return InMemoryUploadedFile(output, "file", name, mime, size, None)


class ImageUploadForm(BaseImageForm):
    """The form of the image library, which cleans what is uploaded."""

    def clean_file(self) -> UploadedFile:
        """Refuse what cannot be read to its end; clean the rest."""
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return upload
        try:
            return normalise(upload)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise ValidationError(
                _(
                    "This picture is damaged or was not uploaded completely."
                    " Please choose the file again, or take another one."
                ),
                code="damaged",
            ) from error

    def save(self, commit: bool = True) -> Any:
        """Save; an exchanged file needs its copies once more, as Wagtail deletes them all."""
        image = super().save(commit=commit)
        if commit and "file" in self.changed_data and self.original_file:
            image.make_variants()
        return image
