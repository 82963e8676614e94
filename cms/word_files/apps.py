"""Word files come in through the admin."""

from django.apps import AppConfig


class WordFilesConfig(AppConfig):
    """Has no rows of its own: what waits lies where pictures wait (`cms.images.kept_uploads`)."""

    name = "cms.word_files"
