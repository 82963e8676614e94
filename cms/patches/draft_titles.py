"""wagtail-localize 1.14 writes a translated title into the page as soon as the sentence is stored.

Two receivers set `draft_title` past all checks: PostgreSQL refuses a title that is too long, and
translators would get an error page in place of a sentence. A draft's title comes with the draft.
Needless once the package leaves the title to `save_revision`.
"""

from django.db.models.signals import post_delete, post_save
from wagtail_localize.models import (
    StringTranslation,
    post_delete_string_translation,
    post_save_string_translation,
)


def apply() -> None:
    """Disconnect the package's receivers."""
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_delete.disconnect(post_delete_string_translation, sender=StringTranslation)
