"""The form that takes a calendar file."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from veranstaltungen.exchange.reading import LARGEST, too_large


class ImportForm(forms.Form):
    """One .ics file of at most five megabytes."""

    file = forms.FileField(
        label=_("Calendar file"),
        help_text=_("A file ending in .ics, as Google, Outlook, Nextcloud and Apple export it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse a file too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(too_large())
        return file
