"""The body in the editor, where the script for pasting can find its blocks."""

from django import forms
from django.utils.functional import cached_property
from wagtail.blocks.stream_block import StreamBlockAdapter


class BodyBlockAdapter(StreamBlockAdapter):
    """Wagtail's, which tells the script of each body on a page."""

    js_constructor = "cms.pasting.BodyBlock"

    @cached_property
    def media(self) -> forms.Media:
        """The script stands behind Wagtail's own, which it builds on."""
        return super().media + forms.Media(js=["js/admin/pasting_blocks.js"])
