"""The texts of a stream, in the plain form in which it is kept."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import Block, CharBlock, ListBlock, RichTextBlock, StreamValue, TextBlock
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


def read_texts(block: Block | None, value: Any) -> Iterator[str]:
    """What a raw `value` of a block says in its own words, without HTML; costs no query.

    Nothing of what it only refers to, of tables, addresses and choices.
    """
    if isinstance(value, str):
        if isinstance(block, RichTextBlock):
            yield unescape(strip_tags(_BLOCK_END.sub("\n", value))).strip()
        elif type(block) in _WRITTEN:
            yield value.strip()
    else:
        for child, each in _get_children(block, value or ()):
            yield from read_texts(child, each)


def _get_children(block: Block | None, value: Any) -> Iterator[tuple[Block | None, Any]]:
    if isinstance(block, BaseStreamBlock):
        yield from ((block.child_blocks.get(item["type"]), item["value"]) for item in value)
    elif isinstance(block, BaseStructBlock) and isinstance(value, dict):
        yield from ((child, value.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, ListBlock):
        for item in value:
            is_wrapped = isinstance(item, dict) and item.keys() == {"type", "value", "id"}
            yield block.child_block, item["value"] if is_wrapped else item


#: Where a line of running text ends.
_BLOCK_END = re.compile(r"</(?:p|li|h\d)>|<br/?>")
_WRITTEN = {CharBlock, TextBlock}
