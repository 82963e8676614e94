"""Pictures of a Word file and beside it: kept until somebody has said what the library asks."""

from io import BytesIO
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.permissions import policy_registry

from cms.images.forms import DAMAGED, KEPT, UNREADABLE, UploadedImageField, normalise
from cms.images.framing import Framing
from cms.images.kept_uploads import KeptUpload, keep
from cms.images.models import CustomImage

#: By their content and not by their names: phones call their HEIC a JPEG.
EXTENSIONS = {
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "png",
    "GIF": "gif",
    "WEBP": "webp",
    "HEIF": "heic",
}
#: Pixels of a picture that cannot be made smaller while it is read: with all that is done to it
#: below 200 megabytes.
MOST_PIXELS = 24_000_000
DESCRIBE = _("Please say in a sentence what can be seen, for people who cannot see it.")
ONLY_ONE = _("Only one picture can stand above the text.")
#: Where a picture goes: above the text, into it, or nowhere.
LEAD, BODY, NOWHERE = "lead", "body", "none"


def may_add_pictures(user: Any) -> bool:
    """Whether `user` may put pictures into the library."""
    return bool(policy_registry.get_by_type(CustomImage).user_has_permission(user, "add"))


def keep_picture(content: bytes, name: str, user: Any) -> KeptUpload:
    """Make a picture as the library has them, and keep it under a name that fits its format.

    Raises:
        ValidationError: it is none, or too large.
    """
    stem = Path(name).stem or "bild"
    try:
        with Image.open(BytesIO(content)) as opened:
            kind, pixels = opened.format or "", opened.width * opened.height
        if kind not in {"JPEG", "MPO"} and pixels > MOST_PIXELS:
            raise ValidationError(_("This picture has too many pixels."))
        name = f"{stem}.{EXTENSIONS.get(kind, kind.lower() or 'bin')}"
        upload = UploadedImageField().clean(SimpleUploadedFile(name, content))
        upload = normalise(upload, Framing())
    except UNREADABLE as error:
        raise ValidationError(DAMAGED, code="damaged") from error
    return keep(upload, user)


def read_upload(upload: UploadedFile) -> bytes:
    """The bytes of a picture, as far as one may be long.

    Raises:
        ValidationError: it is longer.
    """
    field = UploadedImageField()
    if (upload.size or 0) > field.max_upload_size:
        values = {"max_filesize": field.max_upload_size_text, "file_size": upload.size}
        raise ValidationError(field.error_messages["file_too_large"] % values)
    upload.seek(0)
    content: bytes = upload.read()
    return content


_ImageForm: Any = get_image_form(CustomImage, ["file", "description", "credit", "consent"])


class PictureForm(_ImageForm):
    """What the library asks of each picture, and where it goes."""

    place = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(
        self, data: Any = None, *, picture: dict[str, Any], user: Any, prefix: str
    ) -> None:
        self.picture = picture
        initial = {
            "description": picture["alternative"],
            "place": picture["place"],
            KEPT: picture["token"],
        }
        instance = CustomImage(uploaded_by_user=user, title=Path(picture["name"]).stem)
        super().__init__(data, instance=instance, user=user, prefix=prefix, initial=initial)
        self.fields["place"].label = _("Where it goes")
        self.fields["place"].choices = [
            (LEAD, _("Above the text")),
            (BODY, _("At the end of the text") if picture["is_added"] else _("Into the text")),
            (NOWHERE, _("Leave out")),
        ]
        self.fields["description"].required = True
        self.fields["description"].label = _("Alternative text")
        self.fields["description"].error_messages["required"] = DESCRIBE
        if "collection" in self.fields:
            del self.fields["collection"]
            self.instance.collection = self.collections[0]

    @property
    def place_chosen(self) -> str:
        """Where it goes, whatever else is said."""
        key = self.add_prefix("place")
        return str(self.data.get(key, "")) if self.is_bound else str(self.initial["place"])

    @property
    def is_taken(self) -> bool:
        """Whether it goes anywhere."""
        return self.place_chosen != NOWHERE

    def full_clean(self) -> None:
        """Nothing is asked of a picture that is left out."""
        if self.is_bound and not self.is_taken:
            self._errors = ErrorDict()
            self.cleaned_data: dict[str, Any] = {}
            return
        super().full_clean()


def check_lead(pictures: list[PictureForm]) -> None:
    """Say at the second picture above the text that there is room for one."""
    above = [form for form in pictures if form.place_chosen == LEAD]
    for form in above[1:]:
        form.add_error("place", ONLY_ONE)
