"""What happens to a picture between a volunteer's phone and the library."""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

#: Longer sides are scaled down: the full width of a printed A4 page at 300 dpi needs 2480 pixels.
MAX_SIDE = 2560
DAMAGED = _(
    "This picture is damaged or was not uploaded completely."
    " Please choose the file again, or take another one."
)
#: What nobody uploads a picture without; the program itself may, as for a funder's logo.
NEEDED = {
    "credit": _("Please say who took or drew the picture."),
    "consent": _("Please tick this when everybody has agreed; otherwise take another picture."),
}
#: What Pillow raises for a damaged file.
UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


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
        image = ImageOps.exif_transpose(source)
        image.thumbnail((MAX_SIDE, MAX_SIDE))
        image = image.convert("RGBA" if source.has_transparency_data else "RGB")
    output = BytesIO()
    if lossless:
        image.save(output, "PNG", optimize=True)
    else:
        image.save(output, "JPEG", quality=90, progressive=True)
    extension, mime = ("png", "image/png") if lossless else ("jpg", "image/jpeg")
    name = f"{Path(upload.name or 'image').stem}.{extension}"
    size = output.tell()
    output.seek(0)
    return InMemoryUploadedFile(output, "file", name, mime, size, None)


class UploadedImageField(WagtailImageField):
    """Wagtail's field, which fails at a file that is cut off instead of refusing it."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Refuse what has too many pixels, or cannot be read."""
        try:
            super().check_image_pixel_size(f)
        except UNREADABLE as error:
            raise ValidationError(DAMAGED, code="damaged") from error


class ImageUploadForm(BaseImageForm):
    """The form of the image library, which cleans what is uploaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Several at once come in without a form, which then opens for each of them. Asked for these
        # fields at once, Wagtail would keep the file as it came and never show it to `clean_file`.
        several = self.is_bound and not isinstance(self.data, QueryDict)
        for name, sentence in NEEDED.items():
            if name in self.fields and not several:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = sentence
        # Wagtail makes the field by itself; the form for several pictures has none.
        if known := self.fields.get("file"):
            self.fields["file"] = UploadedImageField(
                label=known.label, required=known.required, widget=known.widget
            )

    def clean_file(self) -> UploadedFile:
        """Refuse what cannot be read to its end; clean the rest."""
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return upload
        try:
            return normalise(upload)
        except UNREADABLE as error:
            raise ValidationError(DAMAGED, code="damaged") from error

    def save(self, commit: bool = True) -> Any:
        """Save; an exchanged file needs its copies once more, as Wagtail deletes them all."""
        image = super().save(commit=commit)
        if commit and "file" in self.changed_data and self.original_file:
            image.make_variants()
        return image
