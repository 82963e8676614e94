"""What this room adds to the admin."""

from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.editorial.autosave import addresses, views

hooks.register("before_create_page", addresses.number_new)
hooks.register("before_edit_page", addresses.number_draft)


@hooks.register("register_admin_urls")
def add_pass() -> list[URLPattern]:
    """Asked for when saving has failed."""
    return [path("autosave/pass/", views.get_pass, name="autosave_pass")]


@hooks.register("insert_editor_js")
def keep_saving() -> SafeString:
    """Tries again until what was typed is saved."""
    return render_to_string("editorial/autosave.html")
