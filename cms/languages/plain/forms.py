"""Recording that a group has tested a page."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput

from cms.languages.models import PlainTesting


class TestingForm(forms.ModelForm[PlainTesting]):
    """Who has tested it, and when."""

    class Meta:
        model = PlainTesting
        fields = ("group", "tested_on")
        widgets = {"tested_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].help_text = _(
            "Name of the group or organisation. Readers see it below the page."
        )

    def clean_tested_on(self) -> Any:
        """A day that has been."""
        day = self.cleaned_data["tested_on"]
        if day > localdate():
            raise ValidationError(_("This day has not been yet."))
        return day
