"""What the images add to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_editor_js")
def begin_with_the_file() -> SafeString:
    """The dialog for a picture begins where most need it."""
    return format_html('<script src="{}"></script>', static("js/admin/upload.js"))
