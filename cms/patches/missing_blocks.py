"""Wagtail 8.0 fails on a form that does not send a stream, a list or a table at all.

`value_from_datadict` looks up how many rows come, and there is no such number in what a browser
holds from before a release that has added a part: a text that a device has kept, or a form that
was open. Such a part is as if it had just been added, as for every other block.
Needless once these methods ask `value_omitted_from_data`.
"""

from collections.abc import Callable
from typing import Any

from wagtail.blocks import ListBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

#: And what the name of the number begins with.
BLOCKS = {BaseStreamBlock: "", ListBlock: "", BaseTypedTableBlock: "column-"}


def apply() -> None:
    """Take the default where nothing is sent."""
    for block, beginning in BLOCKS.items():
        block.value_from_datadict = _make_reader(block.value_from_datadict, beginning)


def _make_reader(original: Callable[..., Any], beginning: str) -> Callable[..., Any]:
    def value_from_datadict(block: Any, data: Any, files: Any, prefix: str) -> Any:
        if f"{prefix}-{beginning}count" not in data:
            return block.get_default()
        return original(block, data, files, prefix)

    return value_from_datadict
