"""Translations that appear with their original: what becomes of them when its day is called off.

They wait then, and have a day again once the original has one: moving an original means calling its
day off first. That a translation waits is what the log of its page says last about its schedule.
"""

from datetime import datetime

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision

#: What is logged with the translation.
HELD = "cms.languages.held"
_ABOUT_SCHEDULES = (
    *(HELD, "wagtail.schedule.cancel", "wagtail.publish.schedule"),
    *("wagtail.publish.scheduled", "wagtail.publish"),
)


def hold_translations(original: Page) -> None:
    """The original will not appear by itself: neither do its translations."""
    for page in original.get_translations():
        revision = page.scheduled_revision
        if revision:
            # Saved, it would be logged as somebody's own decision.
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            log(instance=page.specific, action=HELD, revision=revision)


def is_held(page: Page, revision: Revision) -> bool:
    """Whether this version waits for its original."""
    entries = PageLogEntry.objects.filter(
        page=page.pk, revision=revision, action__in=_ABOUT_SCHEDULES
    )
    last = entries.order_by("-timestamp", "-pk").first()
    return last is not None and last.action == HELD


def find_moment(original: Page, draft: Page) -> datetime:
    """When what was held appears: not before its original."""
    moments = (each.go_live_at for each in (original, draft))
    return max((each for each in moments if each), default=timezone.now())
