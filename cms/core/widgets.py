"""Fields of the editors' forms.

Apart from `forms.py`, which models import: Wagtail's field can be imported only once all models are
ready.
"""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea

from cms.text import strip_illegal


class RichTextArea(DraftailRichTextArea):
    """Wagtail's, without characters that are none.

    It sends JSON, in which a browser can write what no form's text can hold: U+0000, which
    PostgreSQL refuses, and halves of characters, which no answer can be made of.
    """

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """The text as HTML."""
        html = super().value_from_datadict(data, files, name)
        return html if html is None else strip_illegal(html)
