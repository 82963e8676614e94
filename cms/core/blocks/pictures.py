"""All pictures of a page in one query, however many blocks of whatever kind show them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from typing import Any

from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from cms.images.models import CustomImage

_loaded: ContextVar[dict[int, CustomImage] | None] = ContextVar("loaded", default=None)


class PrefetchedImageChooserBlock(ImageChooserBlock):
    """Takes images from what `get_prefetched_images` has read, where it has."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[CustomImage | None]:
        """Images by key; each a copy, as a block keeps its alternative text on the instance."""
        known = _loaded.get()
        if known is None:
            return super().bulk_to_python(values)
        return [copy(known[value]) if value in known else None for value in values]


class AltTextImageBlock(ImageBlock):
    """A picture with alternative text, or marked as decorative."""

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = PrefetchedImageChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser


@contextmanager
def get_prefetched_images(keys: Iterable[int]) -> Iterator[dict[int, CustomImage]]:
    """Read images once; blocks evaluated inside take them from there. Yields them by key."""
    images = CustomImage.objects.in_bulk(list(keys))
    token = _loaded.set(images)
    try:
        yield images
    finally:
        _loaded.reset(token)


def find_image_keys(raw: Any) -> Iterator[int]:
    """Keys of all images in a stream's raw data."""
    if isinstance(raw, dict):
        if "decorative" in raw and isinstance(raw.get("image"), int):
            yield raw["image"]
        for value in raw.values():
            yield from find_image_keys(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from find_image_keys(value)
