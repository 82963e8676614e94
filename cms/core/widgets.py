"""Fields of the editors' forms.

Apart from `forms.py`, which models import: Wagtail's field can be imported only once all models are
ready.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.forms import Media
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.texts.tidy import tidy_html

EMPTY = re.compile(r"(<p[^>]*>(<br\s*/?>)?\s*</p>\s*)*")


class RichTextArea(DraftailRichTextArea):
    """Wagtail's, tidied before anybody asks whether it is empty.

    It sends JSON, in which a browser can write what no form's text can hold: U+0000, which
    PostgreSQL refuses, and halves of characters, which no answer can be made of. Left empty it
    would send an empty paragraph, for which pages show a heading. It has a name for those who do
    not see it: the label of Wagtail's stands for a hidden field.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One of Draftail's own options; the word is the same in German and in English.
        self.options["ariaLabel"] = "Text"

    @property
    def media(self) -> Media:
        """With the script that takes what is pasted (`cms.pasting`)."""
        return super().media + Media(js=["js/admin/pasting_notice.js", "js/admin/pasting.js"])

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """The text as HTML; nothing where only empty paragraphs were left."""
        html = super().value_from_datadict(data, files, name)
        if html is None:
            return None
        html = tidy_html(html)
        return "" if EMPTY.fullmatch(html) else html


class TextArea(AdminAutoHeightTextInput):
    """Wagtail's, with line breaks as everybody but a browser writes them.

    Browsers send CR LF. A text that a translator or a program wrote would count as changed each
    time that its form is saved.
    """

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """The text with a line feed at the end of each line."""
        text: str | None = super().value_from_datadict(data, files, name)
        return text if text is None else text.replace("\r\n", "\n")
