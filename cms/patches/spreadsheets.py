"""Wagtail 8 writes texts into spreadsheets as they are: formulas, and characters that XML forbids.

What readers have typed would be run by the program of whoever opens the list
(https://owasp.org/www-community/attacks/CSV_Injection), and openpyxl refuses a forbidden character,
so that the answer is an error for everybody. `custom_value_preprocess` is asked only where a column
has no function of its own, and each view may replace it. Needless once Wagtail does both.
"""

import re
from functools import wraps
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cms.texts.tidy import tidy

#: What begins a formula in one program or another; also behind what they skip.
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+@\uff1d\uff0b\uff20\uff0d-]")
#: Telephone numbers and figures, which are none.
_NUMBER = re.compile(r"[+-][\d\s()/.,-]*")


def disarm(text: str) -> str:
    """A cell that may be a formula with the sign that spreadsheets take for “this is text”."""
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def apply() -> None:
    """Tidy the text of each cell, in both formats."""
    original = SpreadsheetExportMixin.preprocess_field_value

    @wraps(original)
    def preprocess_field_value(self: Any, field: str, value: Any, export_format: str) -> Any:
        cell = original(self, field, value, export_format)
        return disarm(tidy(cell)) if isinstance(cell, str) else cell

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
