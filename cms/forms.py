"""What the admin's forms of pages and snippets have in common."""

import unicodedata
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import SlugInput

from cms.texts.slugs import GERMAN_LETTERS, is_german

#: The rows of margin comments, which a script keeps.
COMMENTS = "comments"
#: What says which row it is, and where it stands.
OF_ROWS = {"id", "ORDER", "DELETE"}


#: For Wagtail's script, which else makes one letter of an umlaut in every language.
_FORMATTERS = SlugInput(
    formatters=[
        (letter, two)
        for known, two in GERMAN_LETTERS.items()
        for letter in sorted({known, unicodedata.normalize("NFD", known)})
    ]
).attrs["data-w-slug-formatters-value"]

#: What is said of rows that are not sent at all.
NO_ROWS = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}


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


class EmptyRowsMixin:
    """Leaves out the rows below a page or snippet that nobody has filled in.

    Wagtail asks an added row for what it lacks even if nothing stands in it; saving in the
    background then waits until somebody has found and removed it. A row that was emptied goes away.
    Rows that the form did not know when it was opened, before a release, stay as they are.
    """

    data: Any
    formsets: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Of the form beside which this mixin stands.
        if self.is_bound:  # type: ignore[attr-defined]
            self._leave_out_empty_rows()

    def _leave_out_empty_rows(self) -> None:
        data = self.data.copy()
        for formset in self.formsets.values():
            if f"{formset.prefix}-TOTAL_FORMS" not in data:
                for name, value in NO_ROWS.items():
                    data[f"{formset.prefix}-{name}"] = value
                formset.data = data
            if not formset.can_delete or formset.prefix == COMMENTS:
                continue
            # Wagtail reads these when it is asked whether the form is valid: later.
            formset.data = data
            for form in formset.forms:
                form.data = data
                if _is_empty(form, formset.empty_form):
                    data[form.add_prefix("DELETE")] = "on"
        self.data = data


def _is_empty(form: Any, blank: Any) -> bool:
    """Whether a row says what a new one says before somebody has written in it."""
    return not any(
        field.has_changed(blank.get_initial_for_field(field, name), _read(form, name, field))
        for name, field in form.fields.items()
        if name not in OF_ROWS
    )


def _read(form: Any, name: str, field: Any) -> Any:
    return field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))


class SnippetForm(EmptyRowsMixin, WagtailAdminModelForm):
    """The form of a snippet that has rows below it."""


class NamedForm(AddressMixin, WagtailAdminModelForm):
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
