"""From when to when, as one entry and its exceptions ask for it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from cms.german_times import parse_beginning, parse_end, parse_span


class TimesBlock(blocks.StructBlock):
    """Has a `start` and an `end`; “15–17 Uhr” in the first fills both, “24 Uhr” ends a day."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, prefix: str) -> Any:
        """As sent, but for what is said of the end; what is no time is left to clean()."""
        value = super().value_from_datadict(data, files, prefix)
        with suppress(ValidationError):
            value["end"] = f"{parse_end(value['end'] or ''):%H:%M}"
        with suppress(ValidationError):
            start, end = parse_span(value["start"] or "")
            if not value["end"] or value["end"] == f"{end:%H:%M}":
                value["start"], value["end"] = f"{start:%H:%M}", f"{end:%H:%M}"
        if "open_end" in value and not value["end"]:
            with suppress(ValidationError):
                start, is_open = parse_beginning(value["start"] or "")
                value["start"] = f"{start:%H:%M}"
                value["open_end"] = value["open_end"] or is_open
        return value
