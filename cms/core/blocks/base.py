"""What all blocks share."""

from typing import Any

from wagtail import blocks


class BodyPartBlock(blocks.StructBlock):
    """A part of a story: has its own template and a preview in the site's own look.

    `preview_picture` names the field that gets the newest picture of the library, so that
    the preview shows a real one.
    """

    preview_picture: str = ""

    def get_preview_value(self) -> Any:
        """The block's `preview_value`, with a real picture where one belongs."""
        value = super().get_preview_value()
        if self.preview_picture and value.get(self.preview_picture) is None:
            from cms.images.models import CustomImage

            value[self.preview_picture] = CustomImage.objects.order_by("-pk").first()
        return value
