"""wagtail-localize 1.14 fails on a text block that never had a value: its value is None.

`StreamFieldSegmentExtractor.handle_block` takes a CharBlock's or TextBlock's value for a string.
None is what Wagtail gives a block that came to a StructBlock after the page was saved, or that a
program left out; `default=""` for every block of ours would leave those that are stored as null.
Needless once the package passes over None.
"""

from typing import Any

from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

ORIGINAL = StreamFieldSegmentExtractor.handle_block


def apply() -> None:
    """Pass over blocks without a value."""
    StreamFieldSegmentExtractor.handle_block = handle_block


def handle_block(
    extractor: StreamFieldSegmentExtractor, block: Any, value: Any, raw_value: Any = None
) -> list[Any]:
    """What the package finds in a block; nothing where there is nothing."""
    return [] if value is None else ORIGINAL(extractor, block, value, raw_value=raw_value)
