"""Form fields that understand numbers as people write them."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.formats import get_format, number_format

#: What people write beside a number, and what they put between its digits.
DECORATION = re.compile(r"[\s€%]|EUR", re.IGNORECASE)


class NumberInput(forms.TextInput):
    """Takes “510.686,70 €” where that is how one writes, and shows numbers the same way.

    A browser's own field for numbers takes some of these, depending on the browser's language,
    and silently sends nothing for the others.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """In the active language's signs; what is no number stays as it was typed."""
        try:
            number = Decimal(value)
        except (InvalidOperation, TypeError, ValueError):
            return super().format_value(value)
        return number_format(number, use_l10n=True) if number.is_finite() else str(value)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """With a point before the decimals and nothing between the other digits."""
        typed = super().value_from_datadict(data, files, name)
        return read_number(typed) if isinstance(typed, str) else typed


def read_number(typed: str) -> str:
    """“510.686,70 €” as “510686.70”; what cannot be read so is left to the field."""
    text = DECORATION.sub("", typed)
    point = get_format("DECIMAL_SEPARATOR")
    group = "." if point == "," else ","
    if text.count(point) == 1:
        return text.replace(group, "").replace(point, ".")
    if re.fullmatch(rf"\d{{1,3}}({re.escape(group)}\d{{3}})+", text):
        return text.replace(group, "")
    return text if point not in text else typed
