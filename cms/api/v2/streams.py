"""Streams as Wagtail's API shows them, read from what is stored.

Wagtail turns stored keys into objects and these into keys again, which costs queries for every
stream. Nothing of that shows in the answer, so it is left out.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import singledispatchmethod
from typing import Any

from wagtail import blocks
from wagtail.api.rich_text import APIRichText, RichTextOutputFormat
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock


class StreamWriter:
    """Writes streams; `public_keys` are those of pages that may be named."""

    def __init__(self, public_keys: Collection[int], text_format: RichTextOutputFormat) -> None:
        self.public_keys = public_keys
        self.text_format = text_format

    @singledispatchmethod
    def write(self, block: Any, raw: Any) -> Any:
        """The block's value in the API: what is stored, unless its kind says otherwise."""
        return raw

    @write.register
    def _(self, block: blocks.PageChooserBlock, raw: Any) -> Any:
        return raw if raw in self.public_keys else None

    @write.register
    def _(self, block: blocks.RichTextBlock, raw: Any) -> Any:
        return APIRichText.serialize(raw or "", format=self.text_format)

    @write.register
    def _(self, block: blocks.BaseStreamBlock, raw: Any) -> Any:
        return [
            {"type": entry["type"], "value": self.write(child, value), "id": entry.get("id")}
            for entry, child, value in _entries(block, raw)
        ]

    @write.register
    def _(self, block: blocks.ListBlock, raw: Any) -> Any:
        return [self.write(block.child_block, value) for value in _items(raw)]

    @write.register
    def _(self, block: blocks.BaseStructBlock, raw: Any) -> Any:
        return {name: self.write(child, value) for name, child, value in _members(block, raw)}

    @write.register
    def _(self, block: BaseTypedTableBlock, raw: Any) -> Any:
        raw = raw or {"columns": [], "rows": []}
        children = [block.child_blocks[column["type"]] for column in raw["columns"]]
        rows = [
            {"values": [self.write(*pair) for pair in zip(children, row["values"], strict=True)]}
            for row in raw["rows"]
        ]
        return {"columns": raw["columns"], "rows": rows, "caption": raw.get("caption", "")}


def find_page_keys(block: blocks.Block, raw: Any) -> Iterator[int]:
    """Keys of all pages that have been chosen in a stream."""
    if isinstance(block, blocks.PageChooserBlock) and raw:
        yield raw
    for child, value in _parts(block, raw):
        yield from find_page_keys(child, value)


def _parts(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.BaseStreamBlock):
        yield from ((child, value) for _entry, child, value in _entries(block, raw))
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, value) for value in _items(raw))
    elif isinstance(block, blocks.BaseStructBlock):
        yield from ((child, value) for _name, child, value in _members(block, raw))


def _entries(
    block: blocks.BaseStreamBlock, raw: Any
) -> Iterator[tuple[Mapping[str, Any], blocks.Block, Any]]:
    for entry in raw or ():
        # Kinds of blocks that the site once had are left out, as on its pages.
        if child := block.child_blocks.get(entry["type"]):
            yield entry, child, entry["value"]


def _members(block: blocks.BaseStructBlock, raw: Any) -> Iterator[tuple[str, blocks.Block, Any]]:
    stored = raw or {}
    for name, child in block.child_blocks.items():
        missing = name not in stored
        yield name, child, child.get_prep_value(child.get_default()) if missing else stored[name]


def _items(raw: Any) -> Iterator[Any]:
    for item in raw or ():
        is_wrapped = isinstance(item, Mapping) and item.get("type") == "item" and "value" in item
        yield item["value"] if is_wrapped else item
