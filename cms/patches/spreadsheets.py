"""Wagtail 8 leaves no list as a spreadsheet if one text in it holds a character that XML forbids.

openpyxl refuses such a cell, and the answer is an error for everybody. `custom_value_preprocess`
is asked only where a column has no function of its own, and each view may replace it. Needless once
Wagtail takes such characters out.
"""

from functools import wraps
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cms.texts.tidy import tidy


def apply() -> None:
    """Tidy the text of each cell, in both formats."""
    original = SpreadsheetExportMixin.preprocess_field_value

    @wraps(original)
    def preprocess_field_value(self: Any, field: str, value: Any, export_format: str) -> Any:
        cell = original(self, field, value, export_format)
        return tidy(cell) if isinstance(cell, str) else cell

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
