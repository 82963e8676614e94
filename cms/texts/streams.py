"""The texts of a stream, in the plain form in which it is kept."""

from typing import Any

from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamValue
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.fields import StreamField

from cms.texts.tidy import tidy, tidy_html


def tidy_stream(block: Block | None, value: Any) -> Any:
    """`value` of a block, as lists and objects of JSON, with each of its texts tidied.

    A block that nobody knows, or whose kind keeps texts in a way of its own (a table's headings),
    has plain texts.
    """
    match value:
        case str():
            return tidy_html(value) if isinstance(block, RichTextBlock) else tidy(value)
        case list() | tuple():
            return [_tidy_item(block, item) for item in value]
        case dict():
            children = block.child_blocks if isinstance(block, BaseStructBlock) else {}
            return {name: tidy_stream(children.get(name), each) for name, each in value.items()}
        case _:
            return value


def _tidy_item(block: Block | None, item: Any) -> Any:
    """An item of a stream or a list; lists of old Wagtails had no objects around their values."""
    if isinstance(block, BaseStreamBlock):
        child = block.child_blocks.get(item["type"])
        return {**item, "value": tidy_stream(child, item["value"])}
    if isinstance(block, ListBlock):
        if isinstance(item, dict) and item.keys() == {"type", "value", "id"}:
            return {**item, "value": tidy_stream(block.child_block, item["value"])}
        return tidy_stream(block.child_block, item)
    return tidy_stream(None, item)


def tidy_stream_value(field: StreamField, value: Any) -> Any:
    """The same value of the field, or another if a text in it is not tidy."""
    if not isinstance(value, StreamValue) or not value:
        return value
    raw = field.stream_block.get_prep_value(value)
    tidied = tidy_stream(field.stream_block, raw)
    return value if raw == tidied else field.to_python(tidied)
