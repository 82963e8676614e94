"""What all blocks share."""

from typing import Any

from wagtail import blocks


class BodyPartBlock(blocks.StructBlock):
    """A part of a body: has its own template and a preview in the site's own look.

    `preview_picture` names the field that gets the newest picture of the library, so that
    the preview shows a real one.
    """

    preview_image: str = ""

    def get_preview_value(self) -> Any:
        """The block's `preview_value`, with a real picture where one belongs."""
        value = super().get_preview_value()
        if self.preview_image and value.get(self.preview_image) is None:
            from cms.images.models import CustomImage

            value[self.preview_image] = CustomImage.objects.order_by("-pk").first()
        return value
