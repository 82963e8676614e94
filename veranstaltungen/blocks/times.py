"""From when to when, as one entry and its exceptions ask for it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from cms.german_times import parse_span, parse_time


class TimesBlock(blocks.StructBlock):
    """Has a `start` and an `end`; “15–17 Uhr” in the first fills both."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, prefix: str) -> Any:
        """As sent, but for a span where no other end was given; what is none is left to clean()."""
        value = super().value_from_datadict(data, files, prefix)
        with suppress(ValidationError):
            start, end = parse_span(value["start"] or "")
            if not value["end"] or parse_time(value["end"]) == end:
                value["start"], value["end"] = f"{start:%H:%M}", f"{end:%H:%M}"
        return value
