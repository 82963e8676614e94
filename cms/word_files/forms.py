"""The form that takes a Word file and the pictures beside it."""

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

PICTURES = "image/*,.heic"
#: Other formats may be chosen as well: they get a sentence instead of being greyed out.
WORD = (
    ".docx,.docm,.doc,.odt,.rtf,.pdf,.pages,"
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/msword"
)


class SeveralFilesInput(forms.FileInput):
    """Gives all files that were chosen."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        """A list, empty where none was chosen."""
        return list(files.getlist(name))


class SeveralFilesField(forms.FileField):
    """Any number of files; each is looked at later, so that one that is none spoils no other."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files in their order."""
        files = [file for file in data or [] if file is not None]
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


class WordFileForm(forms.Form):
    """A Word file, and pictures that are not in it: chosen with it, or from elsewhere."""

    file = SeveralFilesField(
        label=_("Word file"),
        help_text=_(
            "A file ending in .docx. Pictures that lie beside it can be chosen together with it."
        ),
        error_messages={"required": _("Please choose a Word file.")},
        widget=SeveralFilesInput(attrs={"accept": f"{WORD},{PICTURES}"}),
    )
    pictures = SeveralFilesField(
        label=_("Further pictures"),
        required=False,
        help_text=_("For example from your phone’s photos. You can choose several at once."),
        widget=SeveralFilesInput(attrs={"accept": PICTURES}),
    )

    def clean(self) -> dict[str, Any]:
        """Tell the Word file, as `file`, from all pictures, `pictures`."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = data.get("file", [])
        words = [file for file in chosen if not _is_picture(file)]
        if "file" in self.errors or len(words) == 1:
            beside = [file for file in chosen if _is_picture(file)]
            return {"file": next(iter(words), None), "pictures": [*beside, *data["pictures"]]}
        only_pictures = self.fields["file"].error_messages["required"]
        self.add_error("file", _("Please choose one Word file only.") if words else only_pictures)
        return data


def _is_picture(file: UploadedFile) -> bool:
    """By its name: what it is shows when it is opened."""
    return Path(file.name or "").suffix.lower().lstrip(".") in settings.WAGTAILIMAGES_EXTENSIONS
