"""Changes of an original that do not matter for its translations, such as a comma.

Who changes the page ticks a box (`views/minor_edits.py`). That is said of one version, and counts
when exactly this version is released.
"""

from django.db.models import F, QuerySet
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from cms.languages.models import MinorEdit

#: On a page in a request: what its form says about the version that is about to be saved.
ATTRIBUTE = "says_minor_edit"


def find_current_translations(page: Page) -> QuerySet[Translation]:
    """Translations that say what the released original says."""
    return Translation.objects.filter(
        source__object_id=page.translation_key,
        source__locale=page.locale_id,
        enabled=True,
        live_state__digest=F("source__state__digest"),
    )


def mark_minor_edit(revision_id: int | None, *, is_minor: bool) -> None:
    """Remember or forget that a version is a minor edit."""
    if revision_id and is_minor:
        MinorEdit.objects.get_or_create(revision_id=revision_id)
    else:
        MinorEdit.objects.filter(revision=revision_id).delete()


def is_minor_edit(page: Page) -> bool:
    """Whether the newest version is called a minor edit."""
    return MinorEdit.objects.filter(revision=page.latest_revision_id).exists()


def pop_minor_edit(revision: Revision) -> bool:
    """Whether this version is one; asked once, when it is released."""
    deleted, _rows = MinorEdit.objects.filter(revision=revision).delete()
    return bool(deleted)
