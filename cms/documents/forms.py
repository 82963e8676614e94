"""The form of a document."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from cms.usage import list_usage


class DocumentForm(BaseDocumentForm):
    """Says beside the file where another one will be met in its place. Language may be left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            # Wagtail uploads several with their titles alone: none would be there at once.
            self.fields["language"].required = False
        if self.instance.pk and "file" in self.fields:
            places = list_usage([self.instance], user)
            sentence = _("Another file will at once be met on: %(places)s.") % {"places": places}
            self.fields["file"].help_text = sentence if places else _("It stands nowhere.")

    def clean_language(self) -> str:
        """What the document had, a new one its default."""
        return str(self.cleaned_data["language"] or self.instance.language)
