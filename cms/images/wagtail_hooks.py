"""What the images add to Wagtail's admin."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.images import views


@hooks.register("insert_global_admin_js")
def begin_with_the_file() -> SafeString:
    """The dialog for a picture begins where most need it, and shows what was chosen."""
    scripts = ("js/admin/upload.js", "js/admin/framing.js")
    tags = ((static(script),) for script in scripts)
    return format_html_join("", '<script src="{}"></script>', tags)


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """A picture that waits while its form is put right; where the storage says its files are."""
    return [
        path("images/waiting/<str:token>/", views.show_kept_picture, name="kept_picture"),
        path("originals/<path:name>", views.original, name="original_file"),
    ]
