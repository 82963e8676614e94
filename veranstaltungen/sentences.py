"""The messages of a stream's errors, wherever in it they are."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError


def sentences(error: Any) -> list[str]:
    """All messages of a block's error and of those inside it, outermost first."""
    if isinstance(error, StreamBlockValidationError | StructBlockValidationError):
        inner = [*(error.non_block_errors or ()), *(error.block_errors or {}).values()]
        return [sentence for part in inner for sentence in sentences(part)]
    if isinstance(error, list | tuple):
        return [sentence for part in error for sentence in sentences(part)]
    return list(error.messages) if isinstance(error, ValidationError) else [str(error)]
