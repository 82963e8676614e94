"""What a moderator says about a link, and a guest about a draft."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cms.draft_links.services import LONGEST_NAME, LONGEST_NOTE

USUAL_DAYS, MOST_DAYS = 7, 60
TOO_LONG = ngettext_lazy(
    # Translators: for readers.
    "Please use at most %(limit_value)d character. Now it is %(show_value)d.",
    "Please use at most %(limit_value)d characters. Now there are %(show_value)d.",
    "limit_value",
)


class DraftLinkForm(forms.Form):
    """For whom, for how long, with notes or without."""

    recipient = forms.CharField(
        label=_("For whom"),
        max_length=100,
        required=False,
        help_text=_("Stands above the draft and helps you to tell the links apart."),
    )
    days = forms.IntegerField(
        label=_("Valid for how many days"),
        initial=USUAL_DAYS,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("1 to 60 days. You can revoke the link at any time."),
    )
    may_comment = forms.BooleanField(
        label=_("Allow notes"),
        initial=True,
        required=False,
        help_text=_("Whoever opens the link may write to you below the draft."),
    )


class NoteForm(forms.Form):
    """A guest's note. The browser is told no greatest length, as it would cut silently."""

    text = forms.CharField(
        # Translators: for readers.
        label=_("Your note"),
        widget=forms.Textarea(attrs={"rows": 6}),
        validators=[MaxLengthValidator(LONGEST_NOTE, TOO_LONG)],
        # Translators: for readers.
        error_messages={"required": _("Please write your note here.")},
    )
    name = forms.CharField(
        # Translators: for readers.
        label=_("Your name"),
        required=False,
        validators=[MaxLengthValidator(LONGEST_NAME, TOO_LONG)],
    )
    #: Nobody sees this field; programs that fill in every field give themselves away.
    # Translators: for readers.
    website = forms.CharField(label=_("Leave this field empty"), required=False)

    def clean_website(self) -> str:
        """Refuse with a sentence and not silently: a browser may have filled it in for somebody."""
        if self.cleaned_data["website"]:
            # Only the next try counts, so it must find the field empty.
            self.data = {**dict(self.data.items()), "website": ""}
            # Translators: for readers.
            raise ValidationError(_("Your note could not be sent. Please send it once more."))
        return ""

    def get_problems(self) -> list[Any]:
        """What stands beside no field that can be seen."""
        return [*self.non_field_errors(), *self["website"].errors]
