"""The form of a document."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from cms.documents.kinds import holds, is_picture
from cms.documents.models import CustomDocument, DocumentText
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
            said = [sentence if places else _("It stands nowhere."), _describe_text(self.instance)]
            self.fields["file"].help_text = " ".join(filter(None, said))

    def clean_file(self) -> Any:
        """What it is called must be true: readers' programs open it by the end of its name."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data or not file:
            return file
        if is_picture(file):
            raise ValidationError(
                _("This is a picture. Please add it as one, in the block “Picture”."),
                code="picture",
            )
        extension = Path(file.name).suffix.lower().removeprefix(".")
        if not holds(file, extension):
            sentence = _("This file is called %(extension)s, but is something else, or damaged.")
            raise ValidationError(sentence % {"extension": extension.upper()}, code="other_kind")
        return file

    def clean_language(self) -> str:
        """What the document had, a new one its default."""
        return str(self.cleaned_data["language"] or self.instance.language)


def _describe_text(document: CustomDocument) -> str:
    """What the search does not find of the file that is there now."""
    text = DocumentText.objects.filter(document=document, file_hash=document.file_hash).first()
    return text.describe() if text else ""
