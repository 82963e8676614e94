"""Pictures of a Word file and beside it: kept until somebody has said what the library asks."""

from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import get_image_form
from wagtail.permissions import policy_registry

from cms.images.fields import PictureUploadField
from cms.images.forms import KEPT
from cms.images.kept_uploads import KeptUpload, keep
from cms.images.models import CustomImage
from cms.images.names import propose_title
from cms.images.processing import normalise

DESCRIBE = _("Please say in a sentence what can be seen, for people who cannot see it.")
ONLY_ONE = _("Only one picture can stand above the text.")
#: Where a picture goes: above the text, into it, or nowhere.
LEAD, BODY, NOWHERE = "lead", "body", "none"


def may_add_pictures(user: Any) -> bool:
    """Whether `user` may put pictures into the library."""
    return bool(policy_registry.get_by_type(CustomImage).user_has_permission(user, "add"))


def keep_picture(content: bytes, name: str, user: Any) -> KeptUpload:
    """Make a picture as the library has them, and keep it.

    Raises:
        ValidationError: it is none, or too large.
    """
    upload = PictureUploadField().clean(SimpleUploadedFile(Path(name).name or "bild", content))
    return keep(normalise(upload), user)


def read_upload(upload: UploadedFile) -> bytes:
    """The bytes of a picture, as far as one may be long.

    Raises:
        ValidationError: it is longer.
    """
    field = PictureUploadField()
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
        instance = CustomImage(uploaded_by_user=user, title=propose_title(picture["name"]))
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

    def clean(self) -> dict[str, Any]:
        """Called after what can be seen, where its file's name says nothing."""
        data: dict[str, Any] = super().clean()
        self.instance.title = self.instance.title or data.get("description", "")
        return data

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
