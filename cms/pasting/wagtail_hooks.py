"""What pasting adds to Wagtail's editor."""

from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.pasting.views import read_clipboard


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Where the script asks what a clipboard becomes."""
    return [path("pasting/", read_clipboard, name="read_clipboard")]


@hooks.register("insert_editor_js")
def take_pastes() -> SafeString:
    """The script's words; a field without a body around it needs the script as well."""
    return render_to_string("pasting/admin/words.html")
