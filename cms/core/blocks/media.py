"""Blocks that show or hand out something: pictures, files, films and maps."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from cms.core.blocks.base import BodyPartBlock
from cms.core.blocks.embeds import Provider, find_provider
from cms.images.models import CustomImage
from cms.images.names import IS_NAME

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
        chooser = PrefetchedImageChooserBlock(required=required, label=_("Picture"))
        chooser.set_name("image")
        self.child_blocks["image"] = chooser

    def clean(self, value: CustomImage | None) -> CustomImage | None:
        """The name of a file says nothing to people who cannot see the picture."""
        image: CustomImage | None = super().clean(value)
        words = image.contextual_alt_text if image and not image.decorative else ""
        if image and words and not self.is_deferred_validation and image.is_named_like(words):
            raise StructBlockValidationError({"alt_text": ValidationError(IS_NAME)})
        return image


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


class CaptionedImageBlock(BodyPartBlock):
    """A picture with its caption; the credit comes from the picture library."""

    image = AltTextImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    preview_image = "image"

    class Meta:
        template = "blocks/image.html"
        icon = "image"
        label = _("Picture")
        description = _("One picture across the column, with caption and credit below.")
        preview_value = {"image": None, "caption": "Der Garten am Morgen."}


class GalleryBlock(BodyPartBlock):
    """Several pictures that belong together."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    images = blocks.ListBlock(CaptionedImageBlock(), label=_("Pictures"), min_num=2)

    class Meta:
        template = "blocks/gallery.html"
        icon = "image"
        label = _("Picture story")
        description = _("Two pictures or more, all visible at once.")

    def get_preview_value(self) -> Any:
        """Two real pictures from the library."""
        images = CustomImage.objects.order_by("-pk")[:2]
        figures = [{"image": image, "caption": image.title} for image in images]
        return self.normalize({"title": "Ein Nachmittag im Garten", "images": figures})


class DownloadBlock(BodyPartBlock):
    """A file to take away."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("Title"), required=False, help_text=_("Empty: the file's title in the library.")
    )
    description = blocks.TextBlock(label=_("What is in it"), required=False, rows=2)

    class Meta:
        template = "blocks/download.html"
        icon = "doc-full"
        label = _("Download")
        description = _("A file such as a form or a programme, with its type and size.")

    def get_preview_value(self) -> Any:
        """A real file from the library."""
        from cms.documents.models import CustomDocument

        document = CustomDocument.objects.order_by("-pk").first()
        return self.normalize({"document": document, "title": "", "description": ""})


class EmbedValue(blocks.StructValue):
    """A link to something elsewhere, and how it can be shown here."""

    @cached_property
    def _provider(self) -> Provider | None:
        return find_provider(self.get("url") or "")

    @property
    def provider(self) -> str:
        """Who gets the reader's data when it is shown here."""
        return self._provider.name if self._provider else ""

    @property
    def embed_url(self) -> str:
        """The address for a frame; empty when only a link is possible."""
        return self._provider.frame_url if self._provider else ""


class EmbedBlock(BodyPartBlock):
    """A film or a map from elsewhere that loads only when the reader asks for it."""

    url = blocks.URLBlock(
        label=_("Address"),
        help_text=_("YouTube, Vimeo or OpenStreetMap open here; all others stay a link."),
    )
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    description = blocks.TextBlock(label=_("What can be seen"), required=False, rows=2)

    class Meta:
        template = "blocks/embed.html"
        icon = "media"
        label = _("Film or map")
        description = _("Loads nothing from elsewhere until the reader agrees.")
        value_class = EmbedValue
        preview_value = {
            "url": "https://www.openstreetmap.org/#map=16/50.8950/11.5730",
            "title": "Winzerla auf der Karte",
            "description": "",
        }
