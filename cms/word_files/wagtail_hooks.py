"""What Word files add to Wagtail's admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from cms.word_files.views import WordFileView


@hooks.register("register_admin_urls")
def add_addresses() -> list[URLPattern]:
    """A page of a Word file, named as the form of a new page is."""
    return [
        path(
            "word/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
            WordFileView.as_view(),
            name="word_file",
        ),
    ]
