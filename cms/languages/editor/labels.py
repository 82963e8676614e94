"""What the place of a sentence is called in the editors' forms."""

from typing import Any

from django.db.models import ManyToOneRel, Model
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField


def get_label(model: type[Model], field_path: str) -> str:
    """For example “Text: Zitat: Wer es sagt” for `body.quote.name`."""
    name, *rest = field_path.split(".")
    field = model._meta.get_field(name)
    if isinstance(field, StreamField):
        names = [str(field.verbose_name), *_walk(field.stream_block, rest)]
    elif isinstance(field, ManyToOneRel):
        inner = field.related_model._meta.get_field(rest[0]) if rest else None
        names = [str(field.related_model._meta.verbose_name)]
        names += [str(getattr(inner, "verbose_name", ""))] if inner else []
    else:
        names = [str(getattr(field, "verbose_name", name))]
    return ": ".join(capfirst(each) for each in names if each)


def _walk(block: Any, names: list[str]) -> list[str]:
    labels = []
    for name in names:
        if isinstance(block, blocks.ListBlock):
            block = block.child_block
            continue
        block = getattr(block, "child_blocks", {}).get(name)
        if block is None:
            break
        labels.append(str(block.label))
    return labels
