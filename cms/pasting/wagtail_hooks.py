"""What pasting adds to Wagtail's editor."""

from django import forms
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter

from cms.core.blocks.body import BodyBlock
from cms.pasting.views import read_clipboard


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Where the script asks what a clipboard becomes."""
    return [path("pasting/", read_clipboard, name="read_clipboard")]


@hooks.register("insert_editor_js")
def take_pastes() -> SafeString:
    """The script's words; a field without a body around it needs the script as well."""
    return render_to_string("pasting/admin/words.html")


class BodyBlockAdapter(StreamBlockAdapter):
    """Wagtail's, which tells the script of each body on a page."""

    js_constructor = "cms.pasting.BodyBlock"

    @cached_property
    def media(self) -> forms.Media:
        """The script stands behind Wagtail's own, which it builds on."""
        return super().media + forms.Media(js=["js/admin/pasting_blocks.js"])


register(BodyBlockAdapter(), BodyBlock)
