"""What the admin's forms of pages and snippets have in common."""

import json
import unicodedata
from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import SlugInput

from cms.form_rows import RowsMixin
from cms.texts.slugs import GERMAN_LETTERS, is_german

#: What says which state of a row somebody has before them.
STATE = "state"
#: For Wagtail's script, which else makes one letter of an umlaut in every language.
_FORMATTERS = SlugInput(
    formatters=[
        (letter, two)
        for known, two in GERMAN_LETTERS.items()
        for letter in sorted({known, unicodedata.normalize("NFD", known)})
    ]
).attrs["data-w-slug-formatters-value"]


def spell_as_germans_do(field: forms.Field, language: str) -> None:
    """Let the field for an address write `ue` for `ü`, if it is one in German."""
    if is_german(language):
        field.widget.attrs["data-w-slug-formatters-value"] = _FORMATTERS


class AddressMixin:
    """For forms of what has an address: it is spelt as the language of the row is."""

    fields: dict[str, Any]
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            locale = self.instance.locale if self.instance.locale_id else None
            language = locale.language_code if locale else settings.LANGUAGE_CODE
            spell_as_germans_do(self.fields["slug"], language)


class StateMixin:
    """For forms of what has no versions: nobody takes back unseen what somebody else has changed.

    Whose form is older than the last change is told so, with all that they have written, and saves
    it by pressing the button once more.
    """

    fields: dict[str, Any]
    instance: Any
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state = _digest(self.instance) if self.instance.pk else ""
        self.fields[STATE] = forms.CharField(
            required=False, initial=self.state, widget=forms.HiddenInput
        )

    def clean_state(self) -> str:
        """What the row was when the form was opened; programs need not say it."""
        sent: str = self.cleaned_data[STATE]  # type: ignore[attr-defined] # a form's
        if sent and sent != self.state:
            self.data = self.data.copy()
            self.data[self.add_prefix(STATE)] = self.state  # type: ignore[attr-defined] # a form's
            sentence = _(
                "Somebody else has changed this since you opened it. What you have written is still"
                " here. Look at the change in a second window; if you save again, yours counts."
            )
            self.add_error(None, sentence)  # type: ignore[attr-defined] # a form's
        return self.state


def _digest(row: Any) -> str:
    """Changes with the row and with what is below it."""
    values = row.serializable_data() if hasattr(row, "serializable_data") else model_to_dict(row)
    return sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:16]


class SnippetForm(StateMixin, RowsMixin, WagtailAdminModelForm):
    """The form of a snippet that has rows below it."""


class NamedForm(StateMixin, AddressMixin, WagtailAdminModelForm):
    """The form of what is chosen by its name: no two read alike in one language."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors or not self.has_changed():
            return
        row = self.instance
        twins = type(row).objects.filter(locale=row.locale_id, name__iexact=row.name)
        if any(str(twin) == str(row) for twin in twins.exclude(pk=row.pk)):
            sentence = _(
                "There is an entry of this name already. Please add what tells the two apart."
            )
            self.add_error("name", sentence)
